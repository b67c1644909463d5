import type { Attributes } from '../../../input/attributes.ts';
import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder, Zone } from '../../builder.ts';
import { argument } from '../../fact.ts';
import { type Size, sizeOf } from '../compute/size.ts';
import { namedOrSpread } from '../places/spread.ts';

/** A shard: how many nodes it has, the primary included, and where they are. */
export interface Shard {
  readonly copies: Size;
  readonly zones: (count: number) => readonly (Zone | undefined)[];
}

/**
 * The shards that are written one by one, each with the zones of its primary and its replicas; undefined where none is. Every
 * one must work, and one of them may have less than the others.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.Redis-RedisCluster.html
 */
export function writtenShards(
  net: NetworkBuilder,
  group: Resource,
  spreadOut: Shard['zones'],
): readonly Shard[] | undefined {
  const blocks = group.attributes.blocks('node_group_configuration');
  return blocks.length === 0 ? undefined : blocks.map((block) => shardOf(net, group, block, spreadOut));
}

function shardOf(net: NetworkBuilder, group: Resource, block: Attributes, spreadOut: Shard['zones']): Shard {
  const primary = block.string('primary_availability_zone');
  const path = `${block.path}.replica_availability_zones`;
  const names = block.strings('replica_availability_zones');
  const length = block.length('replica_availability_zones') ?? names.length;
  const count = block.read('replica_count');
  const replicas: Size =
    count.kind === 'omitted' && length > 0
      ? { least: length, missing: undefined }
      : count.kind === 'omitted'
        ? sizeOf(group.attributes.read('replicas_per_node_group'), 0, 0, argument(group, 'replicas_per_node_group'))
        : sizeOf(count, 0, 0, argument(group, `${block.path}.replica_count`));
  return {
    copies: { ...replicas, least: replicas.least + 1 },
    zones: (drawn) => {
      if (primary === undefined && length === 0) return spreadOut(drawn);
      const all = [primary, ...Array.from({ length: drawn - 1 }, (_, index) => names[index])];
      return namedOrSpread(net, group, all, argument(group, path));
    },
  };
}
