import { describe, expect, test } from 'vitest';
import { entryOf, isModelled, neverFails } from '../../../../src/network/aws/catalogue/catalogue.ts';
import { breaking, networkOf, subnets } from '../../deploy.ts';
import { open, unknown } from '../../settle.ts';

/**
 * Types that are drawn from their catalogue entry, without code of their own. Each has a case that breaks, one that holds and
 * one that is open; [best, worst] outages follow from policies/assumptions.yaml.
 */
type Outages = Readonly<Record<string, readonly [number, number]>>;
type Case = readonly [title: string, argument: Readonly<Record<string, unknown>>, expected: Outages];

const one = ['${aws_subnet.a.id}'];
const two = ['${aws_subnet.a.id}', '${aws_subnet.b.id}'];
const three = [...two, '${aws_subnet.c.id}'];
const never = [Infinity, Infinity] as const;

const brokers = (client_subnets: unknown, number_of_broker_nodes: unknown) => ({
  number_of_broker_nodes,
  broker_node_group_info: [{ client_subnets }],
});
const inGroup = (type: string, more: object) => ({ subnet_group_name: `\${${type}.two.name}`, ...more });
const redshift = (more: object) => ({ cluster_subnet_group_name: '${aws_redshift_subnet_group.two.name}', ...more });

/** A part of `x` and a zone are out; each of two zones may be. */
const part = (time: Outages[string], zones: Outages = {}): Outages => ({ part: time, ...zones });
const lost = (zone: string): Outages => ({ [zone]: never });
const either = (best: number): Outages => ({ 'zone-a': [best, Infinity], 'zone-b': [best, Infinity] });

const cases: Readonly<Record<string, readonly Case[]>> = {
  aws_mq_broker: [
    ['a single broker', { subnet_ids: one }, part([300, 1800], lost('zone-a'))],
    ['a pair in two zones', { subnet_ids: two, deployment_mode: 'ACTIVE_STANDBY_MULTI_AZ' }, {}],
    ['three that vote', { subnet_ids: three, deployment_mode: 'CLUSTER_MULTI_AZ' }, {}],
    ['a mode known after apply', { subnet_ids: two, deployment_mode: open }, part([5, 1800], either(5))],
  ],
  aws_msk_cluster: [
    ['brokers in one zone', brokers(one, 2), lost('zone-a')],
    ['more brokers than are drawn', brokers(two, 1_000_000_000), {}],
    ['a broker in each zone', brokers(three, 3), {}],
    ['a number known after apply', brokers(two, open), part([1, 1800], either(1))],
  ],
  aws_memorydb_cluster: [
    ['no replica', inGroup('aws_memorydb_subnet_group', { num_replicas_per_shard: 0 }), part([300, 900], either(0))],
    ['one replica, by default', inGroup('aws_memorydb_subnet_group', {}), {}],
    [
      'a number known after apply',
      inGroup('aws_memorydb_subnet_group', { num_replicas_per_shard: open }),
      part([10, 900], either(10)),
    ],
  ],
  aws_dax_cluster: [
    [
      'three nodes in one zone by name',
      inGroup('aws_dax_subnet_group', { replication_factor: 3, availability_zones: ['zone-b'] }),
      lost('zone-b'),
    ],
    [
      'a subnet group known after apply',
      { replication_factor: 3, subnet_group_name: open },
      { 'one zone for all of aws_dax_cluster.x': [0, Infinity] },
    ],
    ['one node', inGroup('aws_dax_subnet_group', { replication_factor: 1 }), part([300, 900], either(0))],
    ['three nodes', inGroup('aws_dax_subnet_group', { replication_factor: 3 }), {}],
    [
      'a number known after apply',
      inGroup('aws_dax_subnet_group', { replication_factor: open }),
      part([1, 900], either(1)),
    ],
  ],
  aws_redshift_cluster: [
    ['one zone, by default', redshift({}), part([600, 3600], either(0))],
    ['one zone by name', redshift({ availability_zone: 'zone-b' }), part([600, 3600], lost('zone-b'))],
    ['Multi-AZ', redshift({ multi_az: true }), {}],
    ['known after apply', redshift({ multi_az: open }), part([30, 3600], either(30))],
  ],
  aws_fsx_windows_file_system: [
    ['one file server, by default', { subnet_ids: one }, part([600, 1800], lost('zone-a'))],
    ['null is the default', { subnet_ids: one, deployment_type: null }, part([600, 1800], lost('zone-a'))],
    ['a pair in two zones', { subnet_ids: two, deployment_type: 'MULTI_AZ_1' }, {}],
    ['a type known after apply', { subnet_ids: two, deployment_type: open }, part([30, 1800], either(30))],
  ],
  aws_fsx_ontap_file_system: [
    ['a pair in one zone', { subnet_ids: one, deployment_type: 'SINGLE_AZ_1' }, lost('zone-a')],
    ['a pair in two zones', { subnet_ids: two, deployment_type: 'MULTI_AZ_2' }, {}],
    [
      'a type that is not listed',
      { subnet_ids: two, deployment_type: 'MULTI_AZ_9' },
      { 'of aws_fsx_ontap_file_system.x': [0, Infinity] },
    ],
    [
      'a type known after apply',
      { subnet_ids: two, deployment_type: open },
      { 'of aws_fsx_ontap_file_system.x': [0, Infinity] },
    ],
  ],
  aws_fsx_openzfs_file_system: [
    ['one file server', { subnet_ids: one, deployment_type: 'SINGLE_AZ_2' }, part([600, 1800], lost('zone-a'))],
    ['a pair in one zone', { subnet_ids: one, deployment_type: 'SINGLE_AZ_HA_2' }, lost('zone-a')],
    ['a pair in two zones', { subnet_ids: two, deployment_type: 'MULTI_AZ_1' }, {}],
    ['a type known after apply', { subnet_ids: two, deployment_type: open }, part([30, 1800], either(30))],
  ],
  aws_fsx_lustre_file_system: [
    ['always in one zone', { subnet_ids: one }, part([600, 1800], lost('zone-a'))],
    ['in a subnet known after apply', { subnet_ids: [open] }, part([600, 1800])],
  ],
};

const groups = Object.fromEntries(
  ['memorydb', 'dax', 'redshift'].map((name) => [`aws_${name}_subnet_group`, { two: { subnet_ids: two } }]),
);

describe.each(Object.entries(cases))('%s', (type, all) => {
  test.each(all)('%s', async (_, argument, expected) => {
    const network = await networkOf(
      { ...subnets('zone-a', 'zone-b', 'zone-c'), ...groups, [type]: { x: argument } },
      unknown,
    );
    const found = Object.entries(breaking(network)).map(([name, outage]) => [
      name === `${type}.x#1` ? 'part' : name.replace(/^zone /, ''),
      outage,
    ]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });
});

// Parts of a path: a zone of the part stops the API or the program that leads through it.
const api = {
  aws_apigatewayv2_api: { api: { protocol_type: 'HTTP' } },
  aws_apigatewayv2_integration: {
    i: {
      api_id: '${aws_apigatewayv2_api.api.id}',
      connection_id: '${aws_apigatewayv2_vpc_link.x.id}',
      integration_type: 'HTTP_PROXY',
    },
  },
};
const app = {
  aws_apprunner_service: {
    app: {
      network_configuration: [
        { egress_configuration: [{ vpc_connector_arn: '${aws_apprunner_vpc_connector.x.arn}' }] },
      ],
    },
  },
};

describe.each([
  ['aws_apigatewayv2_vpc_link', 'subnet_ids', api],
  ['aws_apprunner_vpc_connector', 'subnets', app],
])('%s', (type, argument, users) => {
  test.each<readonly [title: string, subnets: unknown, expected: Outages]>([
    ['one subnet', one, { [`${type}.x@zone:zone-a`]: never, 'zone zone-a': never }],
    ['subnets of two zones', two, {}],
    ['a list known after apply', open, { [`zone one zone for all of ${type}.x`]: [0, Infinity] }],
  ])('%s', async (_, list, expected) => {
    const network = await networkOf(
      { ...subnets('zone-a', 'zone-b', 'zone-c'), ...users, [type]: { x: { [argument]: list } } },
      unknown,
    );
    expect(breaking(network)).toEqual(expected);
  });
});

test('a type that is called like a property of every object is not in the catalogue', () => {
  for (const type of ['constructor', 'toString', '__proto__']) {
    expect([isModelled(type), neverFails(type), entryOf({ type })]).toEqual([false, false, {}]);
  }
});
