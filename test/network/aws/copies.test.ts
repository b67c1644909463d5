import { expect, test } from 'vitest';
import { domainFailures } from '../../../src/simulate/failure.ts';
import { compile } from '../../../src/simulate/compile.ts';
import { outage } from '../../../src/simulate/outage.ts';
import type { Network } from '../../../src/network/network.ts';
import { breaking, networkOf, subnets } from '../deploy.ts';
import { missingFacts } from '../missing.ts';

const open = '${var.what}';
const unknown = { variable: { what: { type: 'string' } } };
const regions = { provider: { aws: [{ region: 'ap-northeast-2' }, { alias: 'far', region: 'ap-northeast-3' }] } };
const far = { provider: 'aws.far' };

/** How long the component with this id is out when a Region is lost, [best, worst]. */
function withoutRegion(network: Network, id: string, region: string): readonly (number | undefined)[] {
  const component = network.components.find((one) => one.id === id)?.index ?? -1;
  const failure = domainFailures(network, 'region', 'down').find(
    ({ domain }) => network.domains[domain ?? -1]?.name === region,
  );
  if (!failure) throw new Error(`no Region ${region}`);
  return (['best', 'worst'] as const).map((world) =>
    outage(compile(network, world), failure[world], { mode: 'down', kind: 'region' }).of(component),
  );
}

const near = 'ap-northeast-2';
const forever = [Infinity, Infinity];
const byHand = [600, 3600];

test('Redis: a secondary of a global datastore needs the writer, which a person moves', async () => {
  const whole = { num_cache_clusters: 2, automatic_failover_enabled: true, multi_az_enabled: true };
  const network = await networkOf(
    {
      aws_elasticache_replication_group: {
        first: whole,
        second: {
          ...far,
          num_cache_clusters: 2,
          multi_az_enabled: true,
          global_replication_group_id: '${aws_elasticache_global_replication_group.g.global_replication_group_id}',
        },
      },
      aws_elasticache_global_replication_group: {
        g: { primary_replication_group_id: '${aws_elasticache_replication_group.first.id}' },
      },
    },
    regions,
  );
  expect(withoutRegion(network, 'aws_elasticache_replication_group.second', near)).toEqual(byHand);
  expect(withoutRegion(network, 'aws_elasticache_replication_group.first', near)).toEqual(forever);
  // Failover within the Region is that of the first group.
  expect(breaking(network)).toEqual({});
});

const mounted = (zones: readonly (string | undefined)[], system: object, more: object = {}) =>
  networkOf(
    {
      ...subnets('zone-a', 'zone-b'),
      aws_efs_file_system: { e: system },
      aws_efs_mount_target: Object.fromEntries(
        zones.map((subnet, index) => [
          `m${index}`,
          { file_system_id: '${aws_efs_file_system.e.id}', subnet_id: subnet },
        ]),
      ),
      aws_launch_template: { t: { user_data: 'mount ${aws_efs_file_system.e.dns_name}' } },
      aws_autoscaling_group: {
        g: {
          min_size: 2,
          vpc_zone_identifier: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'],
          launch_template: [{ id: '${aws_launch_template.t.id}' }],
        },
      },
      ...more,
    },
    unknown,
  );
const doors = ['${aws_subnet.a.id}', '${aws_subnet.b.id}'];

test('EFS: whether it is One Zone is known only after apply', async () => {
  expect(breaking(await mounted(doors, {}))).toEqual({});
  const perhaps = await mounted(doors, { availability_zone_name: open });
  expect(breaking(perhaps)).toEqual({
    'aws_efs_file_system.e#zone': [0, Infinity],
    'zone zone-a': [0, Infinity],
    'zone zone-b': [0, Infinity],
  });
  expect(missingFacts(perhaps)).toEqual(['availability_zone_name of aws_efs_file_system.e']);
});

test('EFS: a mount target whose subnet is not known may be in any zone', async () => {
  const network = await mounted([open], {});
  expect(breaking(network)).toEqual({ 'zone unknown subnets ap-northeast-2': [0, Infinity] });
  expect(missingFacts(network)).toEqual(['subnet_id of aws_efs_mount_target.m0']);
});

test('EFS: a copy in another Region is read only until it is promoted', async () => {
  const network = await networkOf(
    {
      aws_efs_file_system: { source: {}, copy: far },
      aws_efs_replication_configuration: {
        r: {
          source_file_system_id: '${aws_efs_file_system.source.id}',
          destination: [{ file_system_id: '${aws_efs_file_system.copy.id}', region: 'ap-northeast-3' }],
        },
      },
      aws_vpc: { near: {}, far },
      aws_subnet: { near: { availability_zone: 'zone-a' }, far: { ...far, availability_zone: 'zone-c' } },
      aws_efs_mount_target: {
        source: { file_system_id: '${aws_efs_file_system.source.id}', subnet_id: '${aws_subnet.near.id}' },
        copy: { ...far, file_system_id: '${aws_efs_file_system.copy.id}', subnet_id: '${aws_subnet.far.id}' },
      },
    },
    regions,
  );
  expect(withoutRegion(network, 'aws_efs_file_system.copy', near)).toEqual(byHand);
  expect(withoutRegion(network, 'aws_efs_file_system.source', near)).toEqual(forever);
});

test('DynamoDB: copies outlive a Region; whether there are any may be open', async () => {
  const table = async (options: object, more: object = {}) =>
    networkOf({ aws_dynamodb_table: { t: { name: 't', ...options } }, ...more }, { ...regions, ...unknown });
  const lost = async (options: object, more: object = {}) =>
    withoutRegion(await table(options, more), 'aws_dynamodb_table.t', near);
  const other = { aws_s3_bucket: { b: {} } };
  expect(await lost({}, other)).toEqual(forever);
  expect(await lost({ replica: [{ region_name: 'ap-northeast-3' }] }, other)).toEqual([0, 0]);
  const dynamic = { dynamic: { replica: { for_each: open, content: { region_name: '${replica.value}' } } } };
  expect(await lost(dynamic, other)).toEqual([0, Infinity]);
  expect(missingFacts(await table(dynamic))).toEqual(['replica of aws_dynamodb_table.t']);
  const old = {
    name: '${aws_dynamodb_table.t.name}',
    replica: [{ region_name: near }, { region_name: 'ap-northeast-3' }],
  };
  expect(await lost({}, { ...other, aws_dynamodb_global_table: { g: old } })).toEqual([0, 0]);
});

test('EFS: a One Zone file system is what fails, with its mount target in its own zone or in another', async () => {
  const forAll = [Infinity, Infinity];
  for (const door of doors) {
    const network = await mounted([door], { availability_zone_name: 'zone-a' });
    expect(breaking(network)).toMatchObject({ 'aws_efs_file_system.e': forAll, 'zone zone-a': forAll });
  }
});
