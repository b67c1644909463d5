import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type Family, type NetworkBuilder, type Zone, alternative } from '../../builder.ts';
import { type Fact, argument } from '../../fact.ts';
import { type Size, certainUpTo, sizeOf } from '../compute/size.ts';
import { type Apart, namedOrSpread, spread } from '../places/spread.ts';
import { type Open, isOpen, switchOf, wordOf } from '../settings-or-missing.ts';
import { flag, isSet } from '../settings.ts';

/**
 * A Redis or Valkey group takes over by itself only with replicas and automatic failover, and keeps them in different
 * zones only with Multi-AZ; all are off by default. Shards are capacity, not redundancy: every shard must work. A group of
 * a global datastore needs the writing group too; moving the writer to another Region is done by a person.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html
 */
export const replicationGroup: Family = {
  types: ['aws_elasticache_replication_group'],
  model(group, node, net) {
    const local = localGroup(net, group);
    net.need(node, { of: [local.index] });
    const global = globalOf(net, group);
    if (global) net.need(node, { of: [globalWriter(net, global)] });
  },
};

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

/** The nodes of one group, in its own Region. */
function localGroup(net: NetworkBuilder, group: Resource): Draft {
  const id = `${group.id} nodes`;
  const known = net.find(id);
  if (known) return known;
  const local = net.group(id, { is: 'cache-nodes', of: group.id }, group);
  const shards = shardsOf(group);
  const copies = copiesPerShard(group, shards.least);
  const count = drawn(copies);
  const { unset, missing } = failoverOf(net, group, shards);
  const zones = zonesOfNodes(net, group, 'preferred_cache_cluster_azs', count, {
    apart: flag(group.attributes, 'multi_az_enabled', false),
    fact: argument(group, 'multi_az_enabled'),
  });
  // Shards are alike: two tell as much as two hundred.
  for (let shard = 1; shard <= Math.min(shards.least, 2); shard++) {
    const nodes = Array.from({ length: count }, (_, index) => {
      const part = net.part(group, `#${shard}.${index + 1}`, {
        title: { is: 'cache-node', of: group.id, number: index + 1, ...(shards.least > 1 ? { shard } : {}) },
        role: 'cache',
        zone: zones[index],
        recovery: net.times.time('elasticache-node-recreate'),
      });
      return {
        ...certainUpTo(part.index, index, { ...copies, least: Math.max(copies.least, 1) }),
        active: index === 0,
      };
    });
    const byItself = { detection: 'end-to-end', switchTime: net.times.time('elasticache-failover') } as const;
    const byHand = { detection: 'manual', switchTime: net.times.time('manual') } as const;
    net.need(local, { of: nodes, ...(unset ? { ...byHand, unset } : byItself) });
    if (missing) net.need(local, { of: nodes, ...byHand, unless: missing });
  }
  return local;
}

/** How many nodes are drawn: one that there may be besides stands in the best world. */
function drawn({ least, missing }: Size): number {
  return Math.max(least, missing === undefined ? 1 : 2);
}

/** Where the nodes are: in zones by name, node by node, or as AWS spreads them. */
function zonesOfNodes(
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

/** Shards are not redundancy, but several have automatic failover. */
function shardsOf(group: Resource): Size {
  const paths = ['num_node_groups', 'cluster_mode.num_node_groups'];
  const path = paths.find((one) => group.attributes.read(one).kind !== 'omitted') ?? 'num_node_groups';
  const size = sizeOf(group.attributes.read(path), 1, 1, argument(group, path));
  return { ...size, least: Math.max(size.least, 1) };
}

/** The argument that would make AWS promote a replica, where it is off, or what is open; neither where AWS promotes one. */
interface Failover extends Partial<Open> {
  readonly unset?: Fact;
}

function failoverOf(net: NetworkBuilder, group: Resource, shards: Size): Failover {
  const path = 'automatic_failover_enabled';
  if (shards.least > 1) return {};
  // A group of a global datastore is set as the datastore is, and that as its first group.
  const global = isSet(group.attributes, path) ? undefined : globalOf(net, group);
  const first = global && net.targets(global, 'primary_replication_group_id', [group.type])[0];
  const owner = global && isSet(global.attributes, path) ? global : (first ?? group);
  const on = switchOf(owner, path, false);
  if (isOpen(on)) return on;
  if (on) return {};
  return shards.missing === undefined ? { unset: argument(owner, path) } : { missing: shards.missing };
}

/**
 * Nodes of one shard, the primary included. Only one of the arguments can be written; the others are what AWS made of
 * it, so a written one goes first. Of several shards `num_cache_clusters` is the sum.
 */
function copiesPerShard(group: Resource, shards: number): Size {
  const at = group.attributes;
  const perShard = [
    ['replicas_per_node_group', 1],
    ['cluster_mode.replicas_per_node_group', 1],
  ] as const;
  const inAll = [
    ['num_cache_clusters', 0],
    ['number_cache_clusters', 0],
  ] as const;
  const paths = shards > 1 ? perShard : [...inAll, ...perShard];
  const written = paths.filter(([path]) => at.expressions(path).length > 0);
  for (const [path, more] of [...written, ...paths]) {
    const value = at.read(path);
    if (value.kind === 'omitted') continue;
    const size = sizeOf(value, undefined, 1 - more, argument(group, path));
    return { ...size, least: size.least + more };
  }
  return { least: Math.max(at.length('preferred_cache_cluster_azs') ?? 1, 1), missing: undefined };
}

const globalType = 'aws_elasticache_global_replication_group';

/** The global datastore a group belongs to: as a later member, or as its first. */
function globalOf(net: NetworkBuilder, group: Resource): Resource | undefined {
  return (
    net.targets(group, 'global_replication_group_id', [globalType])[0] ??
    net.pointingAt(group, globalType, 'primary_replication_group_id', ['aws_elasticache_replication_group'])[0]
  );
}

/** The group that writes for a global datastore: the first, or after a promotion by hand another. */
function globalWriter(net: NetworkBuilder, global: Resource): number {
  const id = `${global.id} writer`;
  const known = net.find(id);
  if (known) return known.index;
  const writer = net.group(id, { is: 'writer', of: global.id });
  const type = 'aws_elasticache_replication_group';
  const members = [
    ...net.targets(global, 'primary_replication_group_id', [type]),
    ...net.pointingAt(global, type, 'global_replication_group_id', [globalType]),
  ];
  net.need(writer, {
    of: [...new Set(members)].map((one, index) => alternative(localGroup(net, one).index, { active: index === 0 })),
    detection: 'manual',
    switchTime: net.times.time('manual'),
  });
  return writer.index;
}
