import { pushAll } from '../../../multimap.ts';
import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type Family, type NetworkBuilder, type Zone, alternative } from '../../builder.ts';
import { type Fact, argument } from '../../fact.ts';
import type { Alternative } from '../../network.ts';
import { type Size, certainUpTo, sizeOf } from '../compute/size.ts';
import { eitherZone } from '../places/best-and-worst.ts';
import { namedZone } from '../places/named-zone.ts';
import { soleZone } from '../places/open-zones.ts';
import { type Open, isOpen, switchOf } from '../settings-or-missing.ts';
import { flag, isSet } from '../settings.ts';
import { drawn, zonesOfNodes } from './cache.ts';
import { type Shard, writtenShards } from './cache-shards.ts';

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

/** The nodes of one group, in its own Region. */
function localGroup(net: NetworkBuilder, group: Resource): Draft {
  const id = `${group.id} nodes`;
  const known = net.find(id);
  if (known) return known;
  const local = net.group(id, { is: 'cache-nodes', of: group.id }, group);
  const shards = shardsOf(group);
  const { unset, missing } = failoverOf(net, group, shards);
  for (const [place, { copies, zones }] of shardsToDraw(net, group, shards).entries()) {
    const shard = place + 1;
    const count = drawn(copies);
    const there = zones(count);
    const nodes = Array.from({ length: count }, (_, index) => {
      const part = net.part(group, `#${shard}.${index + 1}`, {
        title: { is: 'cache-node', of: group.id, number: index + 1, ...(shards.least > 1 ? { shard } : {}) },
        role: 'cache',
        zone: there[index],
        recovery: net.times.time('elasticache-node-recreate'),
      });
      return {
        ...certainUpTo(part.index, index, { ...copies, least: Math.max(copies.least, 1) }),
        active: index === 0,
      };
    });
    pushAll(nodes, replicaClusters(net, group, shards, there[0]));
    const byItself = { detection: 'end-to-end', switchTime: net.times.time('elasticache-failover') } as const;
    const byHand = net.byHand(group);
    net.need(local, { of: nodes, ...(unset ? { ...byHand, unset } : byItself) });
    if (missing) net.need(local, { of: nodes, ...byHand, unless: missing });
  }
  return local;
}

/** The shards as they are written; of shards that are alike two tell as much as two hundred. */
function shardsToDraw(net: NetworkBuilder, group: Resource, shards: Size): readonly Shard[] {
  const zones = (count: number): readonly (Zone | undefined)[] =>
    zonesOfNodes(net, group, 'preferred_cache_cluster_azs', count, {
      apart: flag(group.attributes, 'multi_az_enabled', false),
      fact: argument(group, 'multi_az_enabled'),
    });
  const alike = { copies: copiesPerShard(group, shards.least), zones };
  return writtenShards(net, group, zones) ?? Array.from({ length: Math.min(shards.least, 2) }, () => alike);
}

/** Replicas of the only shard that are resources of their own. */
function replicaClusters(net: NetworkBuilder, group: Resource, shards: Size, primary: Zone | undefined): Alternative[] {
  if (shards.least > 1) return [];
  return net.pointingAt(group, 'aws_elasticache_cluster', 'replication_group_id', [group.type]).map((cluster) => {
    const name = cluster.attributes.string('availability_zone');
    const part = net.part(cluster, '#replica', {
      role: 'cache',
      zone: name === undefined ? beside(net, cluster, primary) : namedZone(net, cluster, name),
      recovery: net.times.time('elasticache-node-recreate'),
    });
    return alternative(part.index, { active: false });
  });
}

/** The zone of a replica that the plan does not tell: one of its own, or that of the primary. */
function beside(net: NetworkBuilder, cluster: Resource, primary: Zone | undefined): Zone | undefined {
  return eitherZone(soleZone(net, cluster), primary, [argument(cluster, 'availability_zone')]);
}

/** Shards are not redundancy, but several have automatic failover. */
function shardsOf(group: Resource): Size {
  const paths = ['num_node_groups', 'cluster_mode.num_node_groups'];
  const path = paths.find((one) => group.attributes.read(one).kind !== 'omitted') ?? 'num_node_groups';
  const written = group.attributes.blocks('node_group_configuration').length;
  if (written > 0) return { least: written, missing: undefined };
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
    ...net.byHand(global),
  });
  return writer.index;
}
