import { expect, test } from 'vitest';
import { breaking, networkOf, subnets } from '../../deploy.ts';
import { type Resources, idOf, refusals, together } from '../ways.ts';

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
const interfaces = (private_dns_enabled: boolean, ...names: string[]): Resources => ({
  aws_vpc_endpoint: {
    sqs: {
      vpc_id,
      service_name: service('sqs'),
      vpc_endpoint_type: 'Interface',
      private_dns_enabled,
      subnet_ids: names.map((one) => idOf('aws_subnet', one)),
    },
  },
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
