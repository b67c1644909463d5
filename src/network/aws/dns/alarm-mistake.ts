import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import type { Mistake } from '../../mistake.ts';
import { forwardsByBalancer } from '../balancers/listeners.ts';
import { typesWhere } from '../catalogue/catalogue.ts';
import { named } from '../type-aliases.ts';
import { isOneWay } from './check-mistake.ts';
import { recordTargets } from './record-targets.ts';

const groupTypes = named('aws_lb_target_group');
const measuredTypes = [
  ...new Set([
    ...groupTypes,
    ...typesWhere(({ named: isNamed, pool, store }) => [isNamed, pool, store].includes(true)),
  ]),
];

/**
 * The mistake of an alarm whose dimensions name something that the record does not lead to: another load balancer, the target
 * group or the pool of another one. A metric that belongs to no resource of the inputs may tell anything.
 */
export function alarmMistake(net: NetworkBuilder, alarm: Resource, record: Resource): Mistake | undefined {
  const { targets: guarded, unless } = recordTargets(net, record);
  const queries = alarm.attributes.blocks('metric_query').map(({ path }) => `${path}.metric.dimensions`);
  const references = ['dimensions', ...queries].flatMap(
    (path) => net.graph.resolve(alarm, path, measuredTypes).references,
  );
  const [first] = references;
  if (first === undefined || guarded.length === 0 || unless !== undefined) return undefined;
  if (references.some(({ certainty }) => certainty !== 'exact')) return undefined;
  const measured = references.flatMap(({ target }) => partsOf(net, target));
  if (measured.length === 0 || isOneWay(net, measured, guarded)) return undefined;
  return {
    is: 'measures-another',
    origin: net.originOf(alarm),
    path: 'dimensions',
    to: first.target.id,
    record: record.id,
  };
}

/** What stands for it in the network: a target group for the load balancers that forward to it. */
function partsOf(net: NetworkBuilder, measured: Resource): readonly number[] {
  if (!groupTypes.includes(measured.type)) return [net.node(measured) ?? []].flat();
  return [...net.once(forwardsByBalancer)].flatMap(([balancer, groups]) =>
    groups.has(measured) ? (net.node(balancer) ?? []) : [],
  );
}
