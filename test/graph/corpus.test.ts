import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { identifiers } from '../../src/network/aws/catalogue/identifiers.ts';
import type { ResourceGraph } from '../../src/graph/graph.ts';
import { readDeployment } from '../../src/input/read.ts';
import { absent, corpus, isThere } from '../corpus.ts';
import { edges, resolution } from './edges.ts';

async function plan(name: string): Promise<ResourceGraph> {
  return buildGraph(await readDeployment([join(corpus, 'plans', `${name}.json`)]), identifiers);
}

function each(count: number, edge: (index: number) => string): readonly (readonly string[])[] {
  return Array.from({ length: count }, (_, index) => [edge(index)]);
}

test.skipIf(!isThere)(`modules wired with for_each and each.value${absent}`, async () => {
  const graph = await plan('vpn-over-dx-tgw');
  const vpc = 'module.vpcs["spoke-vpc-a"]';
  const association = 'aws_ec2_transit_gateway_route_table_association';
  expect(edges(graph, 'module.compute["spoke-vpc-a"].aws_instance.ec2_instance[0]', 'subnet_id', 'aws_subnet')).toEqual(
    [`${vpc}.aws_subnet.private["eu-central-1a"] exact`],
  );
  expect(edges(graph, `${vpc}.aws_ec2_transit_gateway_vpc_attachment.tgw[0]`, 'subnet_ids', 'aws_subnet')).toEqual([
    `${vpc}.aws_subnet.tgw["eu-central-1a"] exact`,
  ]);
  expect(
    edges(
      graph,
      `${vpc}.aws_route.private_to_tgw["eu-central-1a:0.0.0.0/0"]`,
      'route_table_id',
      'aws_route_table',
      'awscc_ec2_route_table',
    ),
  ).toEqual([`${vpc}.awscc_ec2_route_table.private["eu-central-1a"] exact`]);
  expect(
    edges(
      graph,
      `${association}.spoke_tgw_association["spoke-vpc-a"]`,
      'transit_gateway_attachment_id',
      'aws_ec2_transit_gateway_vpc_attachment',
    ),
  ).toEqual([`${vpc}.aws_ec2_transit_gateway_vpc_attachment.tgw[0] exact`]);
  expect(
    edges(graph, `${association}.vpn_tgw_association`, 'transit_gateway_attachment_id', 'aws_vpn_connection'),
  ).toEqual(['aws_vpn_connection.private_ip_vpn fuzzy']);
  expect(
    resolution(graph, 'aws_dx_gateway_association.dxgw_tgw_association', 'dx_gateway_id', 'aws_dx_gateway'),
  ).toEqual({
    references: [{ target: graph.ofType('aws_dx_gateway')[0], attribute: '', certainty: 'guessed' }],
    literals: [],
    unresolved: ['local.dxgw_id'],
    omitted: false,
  });
});

test.skipIf(!isThere)(`count paired with count, and locals${absent}`, async () => {
  const graph = await plan('vpc-three-nat');
  const nat = [0, 1, 2].map((index) => `module.vpc.aws_nat_gateway.this[${index}]`);
  const route = [0, 1, 2].map((index) => `module.vpc.aws_route.private_nat_gateway[${index}]`);
  expect(route.map((address) => edges(graph, address, 'nat_gateway_id', 'aws_nat_gateway'))).toEqual(
    each(3, (index) => `${nat[index]} fuzzy`),
  );
  expect(nat.map((address) => edges(graph, address, 'subnet_id', 'aws_subnet'))).toEqual(
    each(3, (index) => `module.vpc.aws_subnet.public[${index}] fuzzy`),
  );
  expect(nat.map((address) => edges(graph, address, 'allocation_id', 'aws_eip'))).toEqual(
    nat.map(() => [0, 1, 2].map((index) => `module.vpc.aws_eip.nat[${index}] guessed`)),
  );
  expect(edges(graph, 'module.vpc.aws_route_table_association.public[2]', 'route_table_id', 'aws_route_table')).toEqual(
    ['module.vpc.aws_route_table.public[0] exact'],
  );
});

test.skipIf(!isThere)(`references without attributes, as before Terraform 0.13${absent}`, async () => {
  const graph = await plan('goat');
  expect(edges(graph, 'aws_elb.weblb', 'instances', 'aws_instance')).toEqual(['aws_instance.web_host exact']);
  expect(edges(graph, 'aws_db_subnet_group.default', 'subnet_ids', 'aws_subnet')).toEqual([
    'aws_subnet.web_subnet exact',
    'aws_subnet.web_subnet2 exact',
  ]);
  expect(edges(graph, 'aws_db_instance.default', 'db_subnet_group_name', 'aws_db_subnet_group')).toEqual([
    'aws_db_subnet_group.default exact',
  ]);
});

function db(name: string): string {
  return `module.db.module.${name}.module.db_instance.aws_db_instance.this[0]`;
}

test.skipIf(!isThere)(`known ids of an existing deployment${absent}`, async () => {
  const graph = await plan('nested-modules');
  expect(edges(graph, db('db_1'), 'db_subnet_group_name', 'aws_db_subnet_group')).toEqual([
    'module.db.module.db_1.module.db_subnet_group.aws_db_subnet_group.this[0] exact',
  ]);
  expect(edges(graph, db('db_2'), 'db_subnet_group_name', 'aws_db_subnet_group')).toEqual([
    'module.db.module.db_2.module.db_subnet_group.aws_db_subnet_group.this[0] guessed',
  ]);
});
