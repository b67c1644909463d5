import type { Resource } from '../../../input/deployment.ts';
import type { Family, NetworkBuilder, Zone } from '../../builder.ts';
import { argument } from '../../fact.ts';
import { type Size, certainUpTo, sizeOf } from '../compute/size.ts';
import { type Apart, namedOrSpread, spread } from '../places/spread.ts';
import { isOpen, wordOf } from '../settings-or-missing.ts';
import { isSet } from '../settings.ts';

/** A single Redis node, or Memcached nodes that hold a part each: the others go on when one is lost. */
export const cacheCluster: Family = {
  types: ['aws_elasticache_cluster'],
  model(cluster, node, net) {
    const group = net.targets(cluster, 'replication_group_id', ['aws_elasticache_replication_group'])[0];
    const above = group && net.node(group);
    if (above !== undefined) {
      net.need(node, { of: [above] });
      return;
    }
    const size = sizeOf(cluster.attributes.read('num_cache_nodes'), 1, 1, argument(cluster, 'num_cache_nodes'));
    const count = drawn(size);
    const mode = wordOf(cluster, 'az_mode', 'single-az');
    const zones = zonesOfNodes(net, cluster, 'preferred_availability_zones', count, {
      apart: isOpen(mode) ? undefined : mode === 'cross-az',
      together: true,
      fact: argument(cluster, 'az_mode'),
    });
    net.need(node, {
      of: Array.from({ length: count }, (_, index) => {
        const part = net.part(cluster, `#${index + 1}`, {
          ...(count > 1 ? { title: { is: 'cache-node', of: cluster.id, number: index + 1 } } : {}),
          role: 'cache',
          zone: zones[index],
          recovery: net.times.time('elasticache-node-recreate'),
        });
        return certainUpTo(part.index, index, size);
      }),
      detection: 'tcp',
      switchTime: net.times.time('elasticache-failover'),
    });
  },
};

/**
 * A cluster has at most so many nodes, and a shard has fewer: a larger number is refused by AWS, and its nodes are not drawn.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html
 */
const mostNodes = 60;

/** How many nodes are drawn: one that there may be besides stands in the best world. */
export function drawn({ least, missing }: Size): number {
  return Math.min(Math.max(least, missing === undefined ? 1 : 2), mostNodes);
}

/** Where the nodes are: in zones by name, node by node, or as AWS spreads them. */
export function zonesOfNodes(
  net: NetworkBuilder,
  owner: Resource,
  path: string,
  count: number,
  apart: Apart,
): readonly (Zone | undefined)[] {
  const at = owner.attributes;
  const length = at.length(path);
  if (!isSet(at, path) || length === 0) {
    // Which of several zones the only node is in tells nothing that its own loss does not.
    return spread(net, owner, count, apart).filter(({ memberships }) => memberships.some(({ world }) => !world));
  }
  const names = Array.from({ length: length ?? count }, (_, index) => at.string(`${path}.${index}`));
  return namedOrSpread(net, owner, names, argument(owner, path));
}
