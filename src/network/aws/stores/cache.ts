import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type Family, type NetworkBuilder, alternative } from '../../builder.ts';
import { cacheZones } from './cache-zones.ts';
import { type Size, certainUpTo, sizeOf } from '../compute/pool.ts';
import { flag, isSet } from '../set.ts';

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
    net.need(node, { label: `the nodes of ${group.address}`, of: [local.index] });
    const global = globalOf(net, group);
    if (global) net.need(node, { label: 'the writing group', of: [globalWriter(net, global)] });
  },
};

/** A single Redis node, or Memcached nodes that hold a part each: the others go on when one is lost. */
export const cacheCluster: Family = {
  types: ['aws_elasticache_cluster'],
  model(cluster, node, net) {
    const group = net.targets(cluster, 'replication_group_id', ['aws_elasticache_replication_group'])[0];
    const above = group && net.node(group);
    if (above !== undefined) {
      net.need(node, { label: 'its replication group', of: [above] });
      return;
    }
    const size = sizeOf(cluster.attributes.read('num_cache_nodes'), 1, 1, `num_cache_nodes of ${cluster.address}`);
    const count = size.missing === undefined ? Math.max(size.least, 1) : Math.max(size.least, 2);
    const mode = cluster.attributes.read('az_mode');
    const zones = cacheZones(net, cluster, count, {
      // Omitted, all nodes are in one zone.
      spread: mode.kind === 'known' ? mode.value === 'cross-az' : mode.kind === 'omitted' ? false : undefined,
      together: true,
      fact: `az_mode of ${cluster.address}`,
    });
    net.need(node, {
      label: `a node of ${cluster.address}`,
      of: Array.from({ length: Math.min(count, 2 * Math.max(zones.length, 1)) }, (_, index) => {
        const part = net.part(cluster, `#${index + 1}`, {
          label: count > 1 ? `node ${index + 1} of ${cluster.address}` : cluster.address,
          role: 'cache',
          zone: zones[index % Math.max(zones.length, 1)],
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
  const local = net.group(id, `the nodes of ${group.address}`, group);
  const at = group.attributes;
  const shards = shardsOf(group);
  const copies = copiesPerShard(group, shards.least);
  const count = copies.missing === undefined ? Math.max(copies.least, 1) : Math.max(copies.least, 2);
  const failover = failoverOf(net, group, shards);
  const zones = cacheZones(net, group, count, {
    spread: flag(at, 'multi_az_enabled', false),
    fact: `multi_az_enabled of ${group.address}`,
  });
  // Shards are alike: two tell as much as two hundred.
  for (let shard = 1; shard <= Math.min(shards.least, 2); shard++) {
    const nodes = Array.from({ length: count }, (_, index) => {
      const part = net.part(group, `#${shard}.${index + 1}`, {
        label: `node ${index + 1}${shards.least > 1 ? ` of shard ${shard}` : ''} of ${group.address}`,
        role: 'cache',
        zone: zones[index],
        recovery: net.times.time('elasticache-node-recreate'),
      });
      return {
        ...certainUpTo(part.index, index, { ...copies, least: Math.max(copies.least, 1) }),
        active: index === 0,
      };
    });
    const need = { label: shards.least > 1 ? `a node of shard ${shard}` : `a node of ${group.address}`, of: nodes };
    const byItself = { detection: 'end-to-end', switchTime: net.times.time('elasticache-failover') } as const;
    const byHand = { detection: 'manual', switchTime: net.times.time('manual') } as const;
    net.need(local, { ...need, ...(failover.on === false ? { ...byHand, unset: failover.fact } : byItself) });
    if (failover.on === undefined) net.need(local, { ...need, ...byHand, unless: failover.fact });
  }
  return local;
}

/** Shards are not redundancy, but several have automatic failover. */
function shardsOf(group: Resource): Size {
  const paths = ['num_node_groups', 'cluster_mode.num_node_groups'];
  const path = paths.find((one) => group.attributes.read(one).kind !== 'omitted') ?? 'num_node_groups';
  const size = sizeOf(group.attributes.read(path), 1, 1, `${path} of ${group.address}`);
  return { ...size, least: Math.max(size.least, 1) };
}

/** Whether a replica is promoted by itself; undefined where nobody knows, with the fact that would settle it. */
function failoverOf(net: NetworkBuilder, group: Resource, shards: Size): { on: boolean | undefined; fact: string } {
  const path = 'automatic_failover_enabled';
  if (shards.least > 1) return { on: true, fact: '' };
  const on = (owner: Resource): { on: boolean | undefined; fact: string } => ({
    on: flag(owner.attributes, path, false),
    fact: `${path} of ${owner.address}`,
  });
  // A group of a global datastore is set as the datastore is, and that as its first group.
  const global = isSet(group.attributes, path) ? undefined : globalOf(net, group);
  const first = global && net.targets(global, 'primary_replication_group_id', [group.type])[0];
  const said = global && isSet(global.attributes, path) ? on(global) : on(first ?? group);
  return said.on === false && shards.missing !== undefined ? { on: undefined, fact: shards.missing } : said;
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
    const size = sizeOf(value, undefined, 1 - more, `${path} of ${group.address}`);
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
  const writer = net.group(id, `the writing group of ${global.address}`);
  const type = 'aws_elasticache_replication_group';
  const members = [
    ...net.targets(global, 'primary_replication_group_id', [type]),
    ...net.pointingAt(global, type, 'global_replication_group_id', [globalType]),
  ];
  net.need(writer, {
    label: 'a group that can write',
    of: [...new Set(members)].map((one, index) => alternative(localGroup(net, one).index, { active: index === 0 })),
    detection: 'manual',
    switchTime: net.times.time('manual'),
  });
  return writer.index;
}
