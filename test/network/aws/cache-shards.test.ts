import { expect, test } from 'vitest';
import { breaking, networkOf } from '../deploy.ts';

const group = (own: object, others: Record<string, Record<string, object>> = {}) =>
  networkOf({
    aws_elasticache_replication_group: {
      r: { replication_group_id: 'r', automatic_failover_enabled: true, multi_az_enabled: true, ...own },
    },
    ...others,
  });
const shard = (primary: string, ...replicas: string[]) => ({
  primary_availability_zone: primary,
  replica_availability_zones: replicas,
  replica_count: replicas.length,
});

test('every shard that is written must have a replica in another zone', async () => {
  const sound = [shard('zone-a', 'zone-b'), shard('zone-b', 'zone-a')];
  expect(breaking(await group({ node_group_configuration: sound }))).toEqual({});
  const alone = await group({ node_group_configuration: [...sound, shard('zone-c')] });
  expect(Object.keys(breaking(alone))).toEqual(['aws_elasticache_replication_group.r#3.1', 'zone zone-c']);
  const together = await group({ node_group_configuration: [shard('zone-a', 'zone-a'), ...sound] });
  expect(Object.keys(breaking(together))).toEqual(['zone zone-a']);
});

test('a replica that is a resource of its own counts', async () => {
  const replica = (zone?: string) => ({
    aws_elasticache_cluster: {
      c: {
        replication_group_id: '${aws_elasticache_replication_group.r.id}',
        ...(zone && { availability_zone: zone }),
      },
    },
  });
  const primary = { num_cache_clusters: 1, preferred_cache_cluster_azs: ['zone-a'] };
  expect(Object.keys(breaking(await group(primary)))).toContain('aws_elasticache_replication_group.r#1.1');
  expect(breaking(await group(primary, replica('zone-b')))).toEqual({});
  expect(Object.keys(breaking(await group(primary, replica('zone-a'))))).toEqual(['zone zone-a']);
  expect(Object.keys(breaking(await group(primary, replica())))).toEqual(['zone zone-a']);
});

test('a pair with one subnet, or the same one twice, is in one zone', async () => {
  const broker = (...subnets: string[]) =>
    networkOf({ aws_mq_broker: { b: { deployment_mode: 'ACTIVE_STANDBY_MULTI_AZ', subnet_ids: subnets } } });
  const together = { 'zone of subnet-1': [Infinity, Infinity] };
  const found = async (...subnets: string[]) => Object.keys(breaking(await broker(...subnets)));
  expect(await found('subnet-1')).toContain(Object.keys(together)[0]);
  expect(await found('subnet-1', 'subnet-1')).toContain(Object.keys(together)[0]);
  expect(await found('subnet-1', 'subnet-2')).toEqual([]);
});

test('two pools on the same unknown subnets share their fate', async () => {
  const pool = { min_size: 2, vpc_zone_identifier: ['subnet-1', 'subnet-2'] };
  const other = { ...pool, vpc_zone_identifier: ['subnet-3'] };
  const behind = (pools: object) =>
    networkOf(
      {
        aws_autoscaling_group: Object.fromEntries(
          Object.entries(pools).map(([name, one]) => [
            name,
            { ...(one as object), target_group_arns: ['${aws_lb_target_group.t.arn}'] },
          ]),
        ),
        aws_lb_target_group: { t: { port: 80 } },
        aws_lb: {
          l: {
            load_balancer_type: 'network',
            subnets: ['subnet-8', 'subnet-9'],
            enable_cross_zone_load_balancing: true,
          },
        },
        aws_lb_listener: {
          l: {
            load_balancer_arn: '${aws_lb.l.arn}',
            default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.t.arn}' }],
          },
        },
      },
      { variable: { list: { type: 'list(string)' } } },
    );
  const shared = 'zone unknown subnets ap-northeast-2';
  expect(Object.keys(breaking(await behind({ a: pool, b: pool })))).toEqual([shared]);
  expect(Object.keys(breaking(await behind({ a: pool, b: other })))).toEqual([shared]);
  const read = { ...pool, vpc_zone_identifier: '${var.list}' };
  const [one] = Object.keys(breaking(await behind({ a: read, b: read })));
  expect(one).toBe('zone one zone for all of aws_autoscaling_group.a');
});
