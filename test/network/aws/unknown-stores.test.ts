import { expect, test } from 'vitest';
import { breaking, networkOf, subnets } from '../deploy.ts';
import { missingFacts } from '../missing.ts';

const unknown = { variable: { what: { type: 'string' }, list: { type: 'list(string)' } } };
const open = '${var.what}';
const three = ['${aws_subnet.a.id}', '${aws_subnet.b.id}', '${aws_subnet.c.id}'];
const place = subnets('zone-a', 'zone-b', 'zone-c');
const forever = [Infinity, Infinity];

const redis = (group: object, planDiffers?: string) =>
  networkOf(
    {
      ...place,
      aws_elasticache_subnet_group: { g: { subnet_ids: three } },
      aws_elasticache_replication_group: {
        r: { subnet_group_name: '${aws_elasticache_subnet_group.g.name}', ...group },
      },
    },
    unknown,
    planDiffers,
  );

const whole = { num_cache_clusters: 2, automatic_failover_enabled: true, multi_az_enabled: true };
const node = 'aws_elasticache_replication_group.r#1.1';
const together = 'zone one zone for all of aws_elasticache_replication_group.r';

test.for([
  {
    argument: 'multi_az_enabled',
    group: { ...whole, multi_az_enabled: open },
    expected: { [together]: [0, Infinity] },
  },
  {
    argument: 'automatic_failover_enabled',
    group: { ...whole, automatic_failover_enabled: open },
    expected: { [node]: [15, 1200], 'zone zone-a': [15, 3600] },
  },
  {
    argument: 'num_cache_clusters',
    group: { ...whole, num_cache_clusters: open },
    expected: { [node]: [15, 1200], 'zone zone-a': [15, Infinity] },
  },
  {
    argument: 'replicas_per_node_group',
    group: { automatic_failover_enabled: true, multi_az_enabled: true, replicas_per_node_group: open },
    expected: { [node]: [15, 1200], 'zone zone-a': [15, Infinity] },
  },
  {
    argument: 'num_node_groups',
    group: { replicas_per_node_group: 1, multi_az_enabled: true, num_node_groups: open },
    expected: { [node]: [15, 1200], 'zone zone-a': [15, 3600] },
  },
  {
    argument: 'preferred_cache_cluster_azs',
    group: { ...whole, preferred_cache_cluster_azs: ['zone-a', open] },
    expected: { 'zone zone-a': [15, Infinity] },
    planDiffers: 'a plan has nothing of a list that is not known as a whole',
  },
])('Redis: $argument is known only after apply', async ({ argument, group, expected, planDiffers }) => {
  const network = await redis(group, planDiffers);
  expect(breaking(network)).toEqual(expected);
  expect(missingFacts(network)).toEqual([`${argument} of aws_elasticache_replication_group.r`]);
});

test('Redis: of several shards the number of clusters is their sum', async () => {
  const shards = { ...whole, num_cache_clusters: 3, num_node_groups: 3, replicas_per_node_group: 0 };
  expect(breaking(await redis(shards))).toMatchObject({ [node]: [300, 1200] });
});

test('Redis: three nodes of two zones are not in three', async () => {
  const network = await networkOf({
    ...place,
    aws_elasticache_subnet_group: { g: { subnet_ids: three.slice(0, 2) } },
    aws_elasticache_replication_group: {
      r: { subnet_group_name: '${aws_elasticache_subnet_group.g.name}', ...whole, num_cache_clusters: 3 },
    },
  });
  const zones = network.domains.filter(({ kind }) => kind === 'zone').map(({ name }) => name);
  expect(zones).toEqual(['zone-a', 'zone-b', 'zone-c']);
  expect(breaking(network)).toEqual({});
});

test('Redis: a subnet group that is half known may have another zone', async () => {
  const network = await networkOf(
    {
      ...place,
      aws_elasticache_subnet_group: { g: { subnet_ids: [three[0], open] } },
      aws_elasticache_replication_group: {
        r: { subnet_group_name: '${aws_elasticache_subnet_group.g.name}', ...whole },
      },
    },
    unknown,
  );
  expect(breaking(network)).toEqual({});
});

test('Memcached: one zone unless told otherwise, proven; unknown is unknown', async () => {
  const nodes = (options: object) =>
    networkOf(
      { ...place, aws_elasticache_cluster: { m: { engine: 'memcached', num_cache_nodes: 2, ...options } } },
      unknown,
    );
  expect(breaking(await nodes({}))).toEqual({ 'zone of aws_elasticache_cluster.m': forever });
  expect(breaking(await nodes({ az_mode: 'cross-az' }))).toEqual({});
  const perhaps = await nodes({ az_mode: open });
  expect(breaking(perhaps)).toEqual({ 'zone one zone for all of aws_elasticache_cluster.m': [0, Infinity] });
  expect(missingFacts(perhaps)).toEqual(['az_mode of aws_elasticache_cluster.m']);
});

const search = (cluster: object, list: readonly string[] = three) =>
  networkOf(
    { ...place, aws_opensearch_domain: { o: { cluster_config: [cluster], vpc_options: [{ subnet_ids: list }] } } },
    unknown,
  );
const masters = { dedicated_master_enabled: true, dedicated_master_count: 3 };
const spread = { instance_count: 3, zone_awareness_enabled: true };

test('OpenSearch: as many subnets as there are zones tell what is unknown', async () => {
  expect(breaking(await search({ ...spread, zone_awareness_enabled: open, ...masters }))).toEqual({});
});

test('OpenSearch: whether there are zones is known only after apply', async () => {
  const network = await search({ ...spread, zone_awareness_enabled: open, ...masters }, ['${var.what}']);
  expect(breaking(network)).toEqual({ 'zone of aws_opensearch_domain.o': [0, Infinity] });
  expect(missingFacts(network)).toEqual(['cluster_config.zone_awareness_enabled of aws_opensearch_domain.o']);
});

test.for([
  {
    argument: 'zone_awareness_config.availability_zone_count',
    cluster: { ...spread, zone_awareness_config: [{ availability_zone_count: open }] },
    // Three nodes of three zones, or two of them in one of two.
    expected: { 'zone zone-a': [30, Infinity] },
  },
  {
    argument: 'dedicated_master_enabled',
    cluster: { ...spread, dedicated_master_enabled: open },
    expected: { 'zone zone-a': [30, Infinity] },
  },
  {
    argument: 'dedicated_master_count',
    cluster: {
      ...spread,
      zone_awareness_config: [{ availability_zone_count: 3 }],
      ...masters,
      dedicated_master_count: open,
    },
    expected: {
      'aws_opensearch_domain.o#master1': [30, 3600],
      'aws_opensearch_domain.o#master2': [30, 3600],
      'zone zone-a': [30, Infinity],
      'zone zone-b': [30, Infinity],
    },
  },
  {
    argument: 'instance_count',
    cluster: { ...spread, zone_awareness_config: [{ availability_zone_count: 3 }], instance_count: open },
    expected: { 'aws_opensearch_domain.o#data1': [30, 3600], 'zone zone-a': [30, Infinity] },
  },
  {
    argument: 'multi_az_with_standby_enabled',
    cluster: { ...masters, instance_count: 3, multi_az_with_standby_enabled: open },
    expected: { 'zone zone-a': [30, Infinity] },
  },
])('OpenSearch: $argument is known only after apply', async ({ argument, cluster, expected }) => {
  const network = await search(cluster);
  expect(breaking(network)).toEqual(expected);
  expect(missingFacts(network)).toEqual([`cluster_config.${argument} of aws_opensearch_domain.o`]);
});

test('OpenSearch: several nodes without zone awareness are in one zone', async () => {
  expect(breaking(await search({ instance_count: 3 }, []))).toEqual({ 'zone of aws_opensearch_domain.o': forever });
});

const database = (options: object, list: readonly unknown[] = three) =>
  networkOf(
    {
      ...place,
      aws_db_subnet_group: { g: { subnet_ids: list } },
      aws_db_instance: { d: { engine: 'mysql', db_subnet_group_name: '${aws_db_subnet_group.g.name}', ...options } },
    },
    unknown,
  );

test('RDS: an unknown Multi-AZ or backup is two worlds', async () => {
  const backup = { backup_retention_period: 7, allocated_storage: 10 };
  const perhaps = await database({ multi_az: open, ...backup });
  expect(breaking(perhaps)['aws_db_instance.d#primary']).toEqual([60, 3900]);
  const kept = await database({ backup_retention_period: open, allocated_storage: 10 });
  expect(breaking(kept)['aws_db_instance.d']).toEqual([650, Infinity]);
  expect(missingFacts(kept)).toContain('backup_retention_period of aws_db_instance.d');
});

test('RDS: subnets without a zone are guaranteed to be in two for Multi-AZ', async () => {
  const network = await networkOf({
    ...subnets(undefined, undefined),
    aws_db_subnet_group: { g: { subnet_ids: three.slice(0, 2) } },
    aws_db_instance: { d: { multi_az: true, db_subnet_group_name: '${aws_db_subnet_group.g.name}' } },
  });
  expect(breaking(network)).toEqual({});
});

const aurora = (cluster: object, count: number, list: readonly unknown[], more: object = {}) =>
  networkOf(
    {
      ...place,
      aws_db_subnet_group: { g: { subnet_ids: list } },
      aws_rds_cluster: {
        c: { engine: 'aurora-mysql', db_subnet_group_name: '${aws_db_subnet_group.g.name}', ...cluster },
      },
      aws_rds_cluster_instance: Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`i${index}`, { cluster_identifier: '${aws_rds_cluster.c.id}' }]),
      ),
      ...more,
    },
    unknown,
  );

test('Aurora: a subnet group of one zone holds all instances, proven; a half-known one does not', async () => {
  expect(breaking(await aurora({}, 2, three.slice(0, 1)))).toEqual({ 'zone zone-a': [300, 600] });
  expect(breaking(await aurora({}, 2, [three[0], open]))).toEqual({
    'zone one zone for all of aws_rds_cluster.c': [0, 600],
  });
});

test('Aurora: readers that scaling guarantees stand by', async () => {
  const scaled = (minimum: unknown) =>
    aurora({}, 1, three, {
      aws_appautoscaling_target: {
        t: {
          resource_id: 'cluster:${aws_rds_cluster.c.cluster_identifier}',
          scalable_dimension: 'rds:cluster:ReadReplicaCount',
          min_capacity: minimum,
        },
      },
    });
  const writer = 'aws_rds_cluster_instance.i0#server';
  expect(breaking(await scaled(1))[writer]).toBeUndefined();
  expect(breaking(await scaled(0))[writer]).toEqual([300, 600]);
  const perhaps = await scaled(open);
  expect(breaking(perhaps)[writer]).toEqual([30, 600]);
  expect(missingFacts(perhaps)).toContain('min_capacity of aws_appautoscaling_target.t');
});

test('Aurora: the writer of a secondary whose global cluster is not in the inputs is open', async () => {
  const member = { global_cluster_identifier: open };
  const secondary = await aurora(member, 2, three);
  expect(missingFacts(secondary)).toContain('the primary cluster of the global database of aws_rds_cluster.c');
  // A primary has a master user, and writes by itself.
  const primary = await aurora({ ...member, master_username: 'admin' }, 2, three);
  expect(missingFacts(primary)).toEqual(['the zones that AWS chooses for aws_rds_cluster.c']);
});

test('Aurora: a custom endpoint of one member is that member', async () => {
  const through = (members: readonly string[]) =>
    aurora({}, 2, three, {
      aws_rds_cluster_endpoint: { e: { cluster_identifier: '${aws_rds_cluster.c.id}', static_members: members } },
      aws_launch_template: { t: { user_data: 'DB=${aws_rds_cluster_endpoint.e.endpoint}' } },
      aws_autoscaling_group: {
        g: { min_size: 2, vpc_zone_identifier: three, launch_template: [{ id: '${aws_launch_template.t.id}' }] },
      },
    });
  const both = ['${aws_rds_cluster_instance.i0.id}', '${aws_rds_cluster_instance.i1.id}'];
  expect(breaking(await through(both.slice(0, 1)))['aws_rds_cluster_instance.i0#server']).toEqual([300, 600]);
  expect(breaking(await through(both))['aws_rds_cluster_instance.i0#server']).toBeUndefined();
});

test('RDS Proxy is sooner with the new writer than DNS', async () => {
  const network = await networkOf({
    ...place,
    aws_db_instance: { d: { multi_az: true } },
    aws_db_proxy: { p: {} },
    aws_db_proxy_target: {
      t: { db_proxy_name: '${aws_db_proxy.p.name}', db_instance_identifier: '${aws_db_instance.d.identifier}' },
    },
    aws_launch_template: { t: { user_data: 'DB=${aws_db_proxy.p.endpoint}' } },
    aws_autoscaling_group: {
      g: { min_size: 2, vpc_zone_identifier: three, launch_template: [{ id: '${aws_launch_template.t.id}' }] },
    },
  });
  expect(breaking(network, 9)['aws_db_instance.d#primary']).toEqual([10, 60]);
});
