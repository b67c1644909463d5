import { groupBy, replaceAll } from '../../../multimap.ts';
import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type Family, type NetworkBuilder, never } from '../../builder.ts';
import { type Missing, argument } from '../../fact.ts';
import type { MistakeKind } from '../../mistake.ts';
import type { Need } from '../../network.ts';
import { drawnFromEntry } from '../drawn.ts';
import { placement } from '../places/placement.ts';
import { propertyIn } from './properties.ts';

/**
 * The brokers of a cluster hold copies of each partition: as many as `default.replication.factor` says, of which
 * `min.insync.replicas` must be there for a write. Without a configuration a broker less is enough.
 * https://docs.aws.amazon.com/msk/latest/developerguide/msk-default-configuration.html
 * https://docs.aws.amazon.com/msk/latest/developerguide/bestpractices.html
 */
export const kafkaCluster: Family = {
  types: ['aws_msk_cluster'],
  model(cluster, node, net) {
    drawnFromEntry.model(cluster, node, net);
    const [configuration] = net.targets(cluster, 'configuration_info.arn', ['aws_msk_configuration']);
    const { zones, isWhole } = placement(net, cluster);
    const [brokers] = node.needs;
    if (configuration === undefined || brokers === undefined || !isWhole || zones.length < 2) return;
    const text = configuration.attributes.string('server_properties');
    if (text === undefined) {
      const missing = [argument(configuration, 'server_properties')];
      needAll(net, node, brokers, configuration, 'needs-all-copies', missing);
      return;
    }
    const copies = propertyIn(text, 'default.replication.factor') ?? zones.length;
    const written = propertyIn(text, 'min.insync.replicas') ?? zones.length - 1;
    if (copies > Math.max(written, 1)) {
      if (copies - Math.ceil(copies / zones.length) < written) needEveryZone(net, node, brokers);
      return;
    }
    replaceAll(node.needs, []);
    needAll(net, node, brokers, configuration, copies < 2 ? 'one-copy' : 'needs-all-copies');
  },
};

/** Nothing stands in for a broker: the others do not have what it holds, or take no writes without it. */
function needAll(
  net: NetworkBuilder,
  node: Draft,
  { alternatives }: Need,
  configuration: Resource,
  is: MistakeKind,
  unless?: Missing,
): void {
  const mistake = { is, origin: net.originOf(configuration), path: 'server_properties' } as const;
  net.need(node, { of: alternatives, detection: 'none', switchTime: never, mistake, unless });
}

/** In each zone a broker: of the copies of some partitions one zone has so many that those in the others are too few. */
function needEveryZone(net: NetworkBuilder, node: Draft, { alternatives, detection, switchTime }: Need): void {
  const isZone = (domain: number): boolean => net.domains[domain]?.kind === 'zone';
  const zoneOf = (component: number) => net.draft(component).domains.find(({ domain }) => isZone(domain))?.domain;
  for (const of of groupBy(alternatives, ({ component }) => zoneOf(component)).values())
    net.need(node, { of, detection, switchTime });
}
