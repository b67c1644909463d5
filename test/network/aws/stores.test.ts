import { expect, test } from 'vitest';
import { breaking, networkOf, subnets } from '../deploy.ts';

const group = {
  ...subnets('zone-a', 'zone-b', 'zone-c'),
  aws_db_subnet_group: { g: { subnet_ids: ['${aws_subnet.a.id}', '${aws_subnet.b.id}', '${aws_subnet.c.id}'] } },
};
const inGroup = { db_subnet_group_name: '${aws_db_subnet_group.g.name}' };
const forever = [Infinity, Infinity];
/** AWS picks the zone: losing any of them may be the one. */
const anyZone = (outage: readonly number[]) => ({
  'zone zone-a': outage,
  'zone zone-b': outage,
  'zone zone-c': outage,
});

test.for([
  {
    title: 'single by default, restored from its backup',
    database: { backup_retention_period: 7, allocated_storage: 0 },
    expected: { 'aws_db_instance.d': [600, 3600], ...anyZone([0, 3600]) },
  },
  {
    title: 'single without backups: until it is replaced',
    database: { multi_az: false, backup_retention_period: 0 },
    expected: { 'aws_db_instance.d': forever, ...anyZone([0, Infinity]) },
  },
  { title: 'Multi-AZ moves in a minute or two', database: { multi_az: true }, expected: {} },
])('RDS: $title', async ({ database, expected }) => {
  const network = await networkOf({ ...group, aws_db_instance: { d: { engine: 'mysql', ...inGroup, ...database } } });
  expect(breaking(network)).toEqual(expected);
});

test('RDS: whether it is Multi-AZ is known only after apply: unproven', async () => {
  const network = await networkOf(
    { ...group, aws_db_instance: { d: { engine: 'mysql', ...inGroup, multi_az: '${var.ha}' } } },
    { variable: { ha: { type: 'bool' } } },
  );
  expect(breaking(network)).toEqual({ 'aws_db_instance.d#primary': [60, Infinity], ...anyZone([0, Infinity]) });
});

test('a read replica is neither redundancy nor a service', async () => {
  const network = await networkOf({
    ...group,
    aws_db_instance: {
      d: { multi_az: true, ...inGroup },
      r: { replicate_source_db: '${aws_db_instance.d.identifier}' },
    },
  });
  expect(network.services.map(({ name }) => name)).toEqual(['aws_db_instance.d']);
});

const instances = (zones: readonly (string | undefined)[]) => ({
  ...group,
  aws_rds_cluster: { c: { engine: 'aurora-postgresql', ...inGroup } },
  aws_rds_cluster_instance: Object.fromEntries(
    zones.map((zone, index) => [
      `i${index}`,
      { cluster_identifier: '${aws_rds_cluster.c.id}', ...(zone === undefined ? {} : { availability_zone: zone }) },
    ]),
  ),
});

test.for([
  {
    title: 'one instance',
    zones: ['zone-a'],
    expected: { 'aws_rds_cluster_instance.i0#server': [300, 600], 'zone zone-a': [300, 600] },
  },
  { title: 'two zones', zones: ['zone-a', 'zone-b'], expected: {} },
  {
    title: 'one pinned, one where AWS likes: perhaps beside it',
    zones: ['zone-a', undefined],
    expected: { 'zone zone-a': [30, 600] },
  },
  { title: 'two in one zone', zones: ['zone-a', 'zone-a'], expected: { 'zone zone-a': [300, 600] } },
  {
    title: 'two where AWS likes: perhaps one zone',
    zones: [undefined, undefined],
    expected: { 'zone one zone for all of aws_rds_cluster.c': [0, 600] },
  },
])('Aurora: $title', async ({ zones, expected }) => {
  expect(breaking(await networkOf(instances(zones)))).toEqual(expected);
});

test('a cluster without instances is no service', async () => {
  expect((await networkOf(instances([]))).services).toEqual([]);
});

test('Redis: replicas, failover and Multi-AZ together, or it waits for a person', async () => {
  const redis = (options: object) =>
    networkOf({
      ...subnets('zone-a', 'zone-b'),
      aws_elasticache_subnet_group: { g: { subnet_ids: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'] } },
      aws_elasticache_replication_group: {
        r: { subnet_group_name: '${aws_elasticache_subnet_group.g.name}', ...options },
      },
    });
  expect(
    breaking(await redis({ num_cache_clusters: 2, automatic_failover_enabled: true, multi_az_enabled: true })),
  ).toEqual({});
  expect(Object.keys(breaking(await redis({ num_cache_clusters: 2, multi_az_enabled: true })))).toEqual([
    'aws_elasticache_replication_group.r#1.1',
    'zone zone-a',
  ]);
  expect(breaking(await redis({}))).toEqual({ 'aws_elasticache_replication_group.r#1.1': [300, 1200] });
});

test('OpenSearch: one node; two zones without masters have no majority; three dedicated masters do, one does not', async () => {
  const search = (cluster: object) =>
    networkOf({
      ...subnets('zone-a', 'zone-b', 'zone-c'),
      aws_opensearch_domain: {
        o: {
          cluster_config: [cluster],
          vpc_options: [{ subnet_ids: ['${aws_subnet.a.id}', '${aws_subnet.b.id}', '${aws_subnet.c.id}'] }],
        },
      },
    });
  expect(Object.keys(breaking(await search({ instance_count: 1 })))).toContain('aws_opensearch_domain.o#data1');
  expect(Object.keys(breaking(await search({ instance_count: 2, zone_awareness_enabled: true })))).toEqual([
    'aws_opensearch_domain.o#data1',
    'aws_opensearch_domain.o#data2',
    'zone zone-a',
    'zone zone-b',
  ]);
  const mastered = (count: number) =>
    search({
      instance_count: 3,
      zone_awareness_enabled: true,
      zone_awareness_config: [{ availability_zone_count: 3 }],
      dedicated_master_enabled: true,
      dedicated_master_count: count,
    });
  expect(breaking(await mastered(3))).toEqual({});
  expect(Object.keys(breaking(await mastered(1)))).toContain('aws_opensearch_domain.o#master1');
});

test('the application that may reach a database by security group needs it', async () => {
  const network = await networkOf({
    ...group,
    aws_security_group: {
      app: { name: 'app' },
      db: {
        name: 'db',
        ingress: [{ from_port: 5432, to_port: 5432, security_groups: ['${aws_security_group.app.id}'] }],
      },
    },
    aws_launch_template: { t: { vpc_security_group_ids: ['${aws_security_group.app.id}'] } },
    aws_autoscaling_group: {
      g: {
        min_size: 2,
        vpc_zone_identifier: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'],
        launch_template: [{ id: '${aws_launch_template.t.id}' }],
      },
    },
    aws_db_instance: {
      d: { multi_az: false, backup_retention_period: 0, vpc_security_group_ids: ['${aws_security_group.db.id}'] },
    },
  });
  expect(network.services.map(({ name }) => name)).toEqual(['aws_autoscaling_group.g']);
  expect(breaking(network)).toEqual({ 'aws_db_instance.d': forever });
});
