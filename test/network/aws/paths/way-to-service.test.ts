import { expect, test } from 'vitest';
import { breaking, networkOf, subnets } from '../../deploy.ts';
import { type Resources, idOf, lacks, refusals, together } from '../ways.ts';

const vpc_id = idOf('aws_vpc', 'v');
const join = (subnet: string) => ({
  [subnet]: { subnet_id: idOf('aws_subnet', subnet), route_table_id: idOf('aws_route_table', subnet) },
});
const service = (name: string) => `com.amazonaws.ap-northeast-2.${name}`;

/** Members in zones a and b, each with an empty table, that use a bucket and a queue; endpoints are added. */
const pool = (used: string, ...more: Resources[]) =>
  networkOf(
    together(
      {
        ...subnets('zone-a', 'zone-b'),
        aws_route_table: { a: { vpc_id }, b: { vpc_id } },
        aws_route_table_association: { ...join('a'), ...join('b') },
        aws_s3_bucket: { docs: { bucket: 'docs' } },
        aws_sqs_queue: { q: { name: 'q' } },
        aws_launch_template: { t: { user_data: used } },
        aws_autoscaling_group: {
          g: {
            min_size: 2,
            vpc_zone_identifier: [idOf('aws_subnet', 'a'), idOf('aws_subnet', 'b')],
            launch_template: [{ id: idOf('aws_launch_template', 't') }],
          },
        },
      },
      ...more,
    ),
    { variable: { where: { type: 'string' } } },
  );

const bucket = 'BUCKET=${aws_s3_bucket.docs.bucket}';
const queue = 'QUEUE=${aws_sqs_queue.q.url}';
const gateway = (...tables: string[]): Resources => ({
  aws_vpc_endpoint: {
    s3: { vpc_id, service_name: service('s3'), route_table_ids: tables.map((one) => idOf('aws_route_table', one)) },
  },
});
const door = (private_dns_enabled: boolean, ...names: string[]) => ({
  vpc_id,
  service_name: service('sqs'),
  vpc_endpoint_type: 'Interface',
  private_dns_enabled,
  subnet_ids: names.map((one) => idOf('aws_subnet', one)),
});
const interfaces = (private_dns_enabled: boolean, ...names: string[]): Resources => ({
  aws_vpc_endpoint: { sqs: door(private_dns_enabled, ...names) },
});

test('a gateway endpoint serves the tables that have it', async () => {
  expect(refusals(await pool(bucket, gateway('a', 'b')))).toEqual([]);
  expect(refusals(await pool(bucket, gateway('a')))).toEqual([
    'aws_vpc_endpoint.s3 is not in the route table of aws_route_table.b, which has no other route to the service',
  ]);
  const joined = (name: string) => ({
    vpc_endpoint_id: idOf('aws_vpc_endpoint', 's3'),
    route_table_id: idOf('aws_route_table', name),
  });
  const apart: Resources = { aws_vpc_endpoint: { s3: { vpc_id, service_name: service('s3') } } };
  const both = { aws_vpc_endpoint_route_table_association: { a: joined('a'), b: joined('b') } };
  expect(refusals(await pool(bucket, apart, both))).toEqual([]);
});

test('without an endpoint and a way out there is no way to a service; over another network there may be', async () => {
  expect(refusals(await pool(bucket))).toEqual([
    'aws_route_table.a has no route to aws_s3_bucket.docs',
    'aws_route_table.b has no route to aws_s3_bucket.docs',
  ]);
  const route = (name: string) => ({
    route_table_id: idOf('aws_route_table', name),
    destination_cidr_block: '10.9.0.0/16',
    transit_gateway_id: 'tgw-0123',
  });
  expect(refusals(await pool(bucket, { aws_route: { a: route('a'), b: route('b') } }))).toEqual([]);
  const open = { aws_vpc_endpoint: { s3: { vpc_id, service_name: '${var.where}' } } };
  expect(refusals(await pool(bucket, open))).toEqual([]);
});

test('an interface endpoint in one zone is what all members reach the service by', async () => {
  expect(Object.keys(breaking(await pool(queue, interfaces(true, 'a'))))).toEqual([
    'aws_vpc_endpoint.sqs@zone:zone-a',
    'zone zone-a',
  ]);
  expect(breaking(await pool(queue, interfaces(true, 'a', 'b')))).toEqual({});
  expect(refusals(await pool(queue, interfaces(false, 'a', 'b')))).toEqual([
    'aws_vpc_endpoint.sqs has no private DNS name, and there is no route to the public addresses of the service',
  ]);
});

/** The endpoint of the queue in both zones, with a group that lets this in, or with the default one. */
const guarded = (ingress?: object, names = true): Resources =>
  together(interfaces(true, 'a', 'b'), {
    aws_vpc: { v: { cidr_block: '10.0.0.0/16', enable_dns_hostnames: names } },
    aws_security_group: {
      app: { vpc_id, egress: [{ protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] }] },
      door: { vpc_id, ingress: ingress === undefined ? [] : [{ protocol: 'tcp', ...ingress }] },
    },
    aws_launch_template: { t: { user_data: queue, vpc_security_group_ids: [idOf('aws_security_group', 'app')] } },
    ...(ingress !== undefined && {
      aws_vpc_endpoint: {
        sqs: { ...door(true, 'a', 'b'), security_group_ids: [idOf('aws_security_group', 'door')] },
      },
    }),
  });

test('an interface endpoint lets in what its security groups do, on port 443', async () => {
  const https = { from_port: 443, to_port: 443 };
  expect(refusals(await pool(queue, guarded({ ...https, cidr_blocks: ['10.0.0.0/8'] })))).toEqual([]);
  expect(refusals(await pool(queue, guarded({ ...https, cidr_blocks: ['10.9.0.0/16'] })))).toHaveLength(1);
  expect(
    refusals(await pool(queue, guarded({ from_port: 80, to_port: 80, cidr_blocks: ['10.0.0.0/8'] }))),
  ).toHaveLength(1);
  expect(refusals(await pool(queue, guarded()))).toEqual([
    'aws_vpc_endpoint.sqs names no security group and gets the default group of the VPC, which allows traffic between its own members only',
  ]);
  expect(refusals(await pool(queue, guarded({ ...https, cidr_blocks: ['10.0.0.0/8'] }, false)))).toEqual([
    'aws_vpc.v does not have enable_dns_support and enable_dns_hostnames, so it does not answer for aws_vpc_endpoint.sqs',
  ]);
});

test('a program that is given the name of an endpoint needs it', async () => {
  const named = 'API=${aws_vpc_endpoint.sqs.dns_entry}';
  const groups = { aws_vpc: { v: { cidr_block: '10.0.0.0/16' } } };
  expect(Object.keys(breaking(await pool(named, interfaces(false, 'a'), groups)))).toEqual([
    'aws_vpc_endpoint.sqs@zone:zone-a',
    'zone zone-a',
  ]);
  expect(breaking(await pool(named, interfaces(false, 'a', 'b'), groups))).toEqual({});
});

test('an endpoint of which it is not known whether it is for the service may be, or not', async () => {
  const unknown = '${var.where}';
  const openName = { ...door(true, 'a'), service_name: unknown };
  const network = await pool(queue, { aws_vpc_endpoint: { sqs: openName } });
  expect(refusals(network)).toEqual([]);
  expect(lacks(network)).toEqual(['service_name of aws_vpc_endpoint.sqs']);
  const openSwitch = await pool(queue, {
    aws_vpc_endpoint: { sqs: { ...door(true, 'a'), private_dns_enabled: unknown } },
  });
  expect(refusals(openSwitch)).toEqual([]);
  expect(lacks(openSwitch)).toEqual(['private_dns_enabled of aws_vpc_endpoint.sqs']);
  expect(lacks(await pool(queue, interfaces(true, 'a', 'b')))).toEqual([]);
});
