import type { Attributes } from '../../../input/attributes.ts';
import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type Fact, allowedBy, argument } from '../../fact.ts';
import { exactly, isLeftToAws, isOpen, rangeOf, wordOf } from '../settings-or-missing.ts';

/**
 * The argument that makes all instances of an Auto Scaling group Spot instances of one type, or that would tell; undefined where
 * there are others. AWS may take all Spot instances of one type back at the same time, with two minutes' notice.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-best-practices.html
 */
export function onlySpot(net: NetworkBuilder, group: Resource, templates: readonly Resource[]): Fact | undefined {
  if (isOfManyTypes(group.attributes)) return undefined;
  const [mixed] = group.attributes.blocks('mixed_instances_policy');
  if (mixed) {
    const path = 'mixed_instances_policy.instances_distribution';
    const always = numberOf(net, group, `${path}.on_demand_base_capacity`, 0);
    const share = numberOf(net, group, `${path}.on_demand_percentage_above_base_capacity`, 100);
    if (always.least === 0 && share.least === 0) {
      const [fact] = [...(share.missing ?? []), ...(always.missing ?? [])];
      return fact ?? allowedBy(group, `${path}.on_demand_base_capacity`);
    }
  }
  for (const template of templates) {
    const type = wordOf(template, marketType, onDemand);
    const price = wordOf(template, 'spot_price', '');
    if (type === 'spot') return allowedBy(template, marketType);
    if (price !== '' && !isOpen(price)) return allowedBy(template, 'spot_price');
    // Of a template that is read later nothing is known, whatever it says.
    const open = [type, price].find(isOpen);
    if (open && template.mode === 'managed') return open.missing[0];
  }
  return undefined;
}

const marketType = 'instance_market_options.market_type';
const onDemand = 'on-demand';

/** A share that AWS fills in where nothing is written, though an expression is. */
function numberOf(net: NetworkBuilder, group: Resource, path: string, whenOmitted: number) {
  const range = rangeOf(group, path, whenOmitted, [0, 100]);
  return range.missing && isLeftToAws(net.graph, group, path) ? exactly(whenOmitted) : range;
}

/** The same of a node group of EKS. */
export function onlySpotNodes(net: NetworkBuilder, group: Resource): Fact | undefined {
  const path = 'capacity_type';
  if ((group.attributes.length('instance_types') ?? 1) > 1) return undefined;
  const type = wordOf(group, path, 'ON_DEMAND');
  if (isOpen(type)) return isLeftToAws(net.graph, group, path) ? undefined : argument(group, path);
  return type === 'SPOT' ? allowedBy(group, path) : undefined;
}

/**
 * The same of tasks on Fargate: all capacity providers of the strategy that get tasks are Fargate Spot.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html
 */
export function onlySpotTasks(net: NetworkBuilder, service: Resource): Fact | undefined {
  const path = 'capacity_provider_strategy';
  const all = service.attributes.blocks(path);
  const taking = all.filter((one) => ['base', 'weight'].some((key) => mayBePositive(one, key)));
  const used = taking.length > 0 ? taking : all;
  const others = used.filter((one) => one.string('capacity_provider') !== 'FARGATE_SPOT');
  if (used.length === 0) return undefined;
  if (others.length === 0) return allowedBy(service, path);
  const isUnknown = others.every((one) => one.read('capacity_provider').kind === 'unknown');
  const isOwn = net.targets(service, `${path}.capacity_provider`, ['aws_ecs_capacity_provider']).length > 0;
  return isUnknown && !isOwn ? argument(service, `${path}.capacity_provider`) : undefined;
}

function mayBePositive(at: Attributes, path: string): boolean {
  return at.read(path).kind !== 'omitted' && at.number(path) !== 0;
}

/** Several types, or requirements that several types meet. */
function isOfManyTypes(attributes: Attributes): boolean {
  const overrides = attributes.blocks('mixed_instances_policy.launch_template.override');
  const hasRequirements = overrides.some((one) => one.blocks('instance_requirements').length > 0);
  return hasRequirements || new Set(overrides.map((one) => one.string('instance_type'))).size > 1;
}
