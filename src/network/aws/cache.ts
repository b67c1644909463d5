import type { Resource } from '../../input/deployment.ts';
import { type Family, type NetworkBuilder, type Zone, alternative } from '../builder.ts';
import { groupZones } from './rds.ts';
import { certainUpTo, sizeOf } from './pool.ts';
import { flag } from './set.ts';
import { namedZone, openZones } from './vpc.ts';

/**
 * A Redis or Valkey group takes over by itself only with replicas and automatic failover, and keeps them in different
 * zones only with Multi-AZ; all are off by default. Shards are capacity, not redundancy: every shard must work.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html
 */
export const replicationGroup: Family = {
  types: ['aws_elasticache_replication_group'],
  model(group, node, net) {
    const at = group.attributes;
    const shards = Math.max(at.number('num_node_groups') ?? at.number('cluster_mode.num_node_groups') ?? 1, 1);
    const copies = copiesPerShard(group);
    const failover = shards > 1 || flag(at, 'automatic_failover_enabled', false);
    const zones = zonesFor(net, group, copies.count, at.boolean('multi_az_enabled') === true);
    // Shards are alike: two tell as much as two hundred.
    for (let shard = 1; shard <= Math.min(shards, 2); shard++) {
      const nodes = Array.from({ length: copies.count }, (_, index) => {
        const zone = zones[index];
        return net.part(group, `#${shard}.${index + 1}`, {
          label: `node ${index + 1}${shards > 1 ? ` of shard ${shard}` : ''} of ${group.address}`,
          role: 'cache',
          zone,
          recovery: net.times.time('elasticache-node-recreate'),
        }).index;
      });
      const need = {
        label: shards > 1 ? `a node of shard ${shard}` : `a node of ${group.address}`,
        of: nodes.map((component, index) =>
          alternative(component, {
            active: index === 0,
            ...(index > 0 && copies.missing !== undefined ? { world: 'best' as const, missing: copies.missing } : {}),
          }),
        ),
      };
      const byItself = {
        ...need,
        detection: 'end-to-end',
        switchTime: net.times.time('elasticache-failover'),
      } as const;
      const byHand = { ...need, detection: 'manual', switchTime: net.times.time('manual') } as const;
      net.need(node, failover === false ? byHand : byItself);
      if (failover === undefined) {
        net.need(node, { ...byHand, unless: `automatic_failover_enabled of ${group.address}` });
      }
    }
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
    const count = size.missing === undefined ? Math.max(size.least, 1) : 2;
    const zones = zonesFor(net, cluster, count, cluster.attributes.string('az_mode') === 'cross-az');
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

function copiesPerShard(group: Resource): { count: number; missing: string | undefined } {
  for (const [path, more] of [
    ['num_cache_clusters', 0],
    ['number_cache_clusters', 0],
    ['replicas_per_node_group', 1],
    ['cluster_mode.replicas_per_node_group', 1],
  ] as const) {
    const value = group.attributes.read(path);
    if (value.kind === 'known' && typeof value.value === 'number') {
      return { count: Math.max(value.value + more, 1), missing: undefined };
    }
    if (value.kind === 'unknown' || value.kind === 'sensitive')
      return { count: 2, missing: `${path} of ${group.address}` };
  }
  return { count: Math.max(group.attributes.strings('preferred_cache_cluster_azs').length, 1), missing: undefined };
}

function zonesFor(net: NetworkBuilder, owner: Resource, count: number, spread: boolean): readonly Zone[] {
  const preferred = [
    ...owner.attributes.strings('preferred_cache_cluster_azs'),
    ...owner.attributes.strings('preferred_availability_zones'),
  ];
  if (preferred.length > 0) return preferred.map((name) => namedZone(net, owner, name));
  const one = owner.attributes.string('availability_zone');
  if (one !== undefined) return Array.from({ length: count }, () => namedZone(net, owner, one));
  const zones = groupZones(net, owner, 'subnet_group_name', 'aws_elasticache_subnet_group');
  if (zones.length === 1 || (spread && zones.length >= count)) {
    return Array.from({ length: count }, (_, index) => zones[index % zones.length]).filter(
      (zone) => zone !== undefined,
    );
  }
  return openZones(net, owner, count, `the zones of the nodes of ${owner.address}`, spread);
}
