import { expect, test } from 'vitest';
import { networkOf } from './deploy.ts';

type Config = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const production = { tags: { Environment: 'production' } };
const staging = { tags: { Environment: 'staging' } };

/** What both tiers use, by who uses it in the test tier. */
async function shared(resources: Config): Promise<Readonly<Record<string, readonly (string | undefined)[]>>> {
  const { tiers } = await networkOf(resources);
  return Object.fromEntries(
    tiers.shared.map(({ origin, users }) => [origin.address, users.map(({ address }) => address)]),
  );
}

const vpc = { cidr_block: '10.0.0.0/16' };
const subnet = { vpc_id: '${aws_vpc.v.id}', availability_zone: 'ap-northeast-2a' };

test('a VPC of production with a subnet of the test tier, and what stands in a subnet of production', async () => {
  const resources = {
    aws_vpc: { v: { ...vpc, ...production } },
    aws_subnet: { own: { ...subnet, ...staging }, other: { ...subnet, ...production } },
    aws_autoscaling_group: {
      trial: {
        min_size: 2,
        max_size: 2,
        vpc_zone_identifier: ['${aws_subnet.other.id}'],
        tag: [{ key: 'Environment', value: 'staging', propagate_at_launch: true }],
      },
    },
  };
  expect(await shared(resources)).toEqual({ 'aws_vpc.v': ['aws_subnet.own', 'aws_autoscaling_group.trial'] });
});

test('a VPC that states no tier is production only if production uses it', async () => {
  const untold = { aws_vpc: { v: vpc }, aws_subnet: { own: { ...subnet, ...staging } } };
  expect(await shared(untold)).toEqual({});
  const both = { ...untold, aws_subnet: { own: { ...subnet, ...staging }, other: { ...subnet, ...production } } };
  expect(await shared(both)).toEqual({ 'aws_vpc.v': ['aws_subnet.own'] });
});

test('networks side by side, and a connection between them, share nothing', async () => {
  const resources = {
    aws_vpc: { p: { ...vpc, ...production }, s: { ...vpc, ...staging } },
    aws_vpc_peering_connection: { x: { vpc_id: '${aws_vpc.s.id}', peer_vpc_id: '${aws_vpc.p.id}', ...staging } },
  };
  expect(await shared(resources)).toEqual({});
});

test('a key, a database and a router of production', async () => {
  const zonal = { ...subnet, ...production };
  const resources = {
    aws_vpc: { v: { ...vpc, ...production }, w: { ...vpc, ...staging } },
    aws_subnet: { a: zonal },
    aws_kms_key: { k: { description: 'data', ...production } },
    aws_nat_gateway: { n: { subnet_id: '${aws_subnet.a.id}', allocation_id: 'eipalloc-1', ...production } },
    aws_db_instance: {
      live: { engine: 'mysql', ...production },
      trial: { engine: 'mysql', kms_key_id: '${aws_kms_key.k.arn}', ...staging },
    },
    aws_lambda_function: {
      trial: {
        function_name: 'trial',
        environment: [{ variables: { DB: '${aws_db_instance.live.address}' } }],
        ...staging,
      },
    },
    aws_route_table: {
      trial: {
        vpc_id: '${aws_vpc.w.id}',
        route: [{ cidr_block: '0.0.0.0/0', nat_gateway_id: '${aws_nat_gateway.n.id}' }],
        ...staging,
      },
    },
  };
  expect(await shared(resources)).toEqual({
    'aws_kms_key.k': ['aws_db_instance.trial'],
    'aws_db_instance.live': ['aws_lambda_function.trial'],
    'aws_nat_gateway.n': ['aws_route_table.trial'],
  });
});

test('one device on the premises', async () => {
  const router = { type: 'ipsec.1', bgp_asn: '65000' };
  const gateway = (ip_address: string, tags: object) => ({ ...router, ip_address, ...tags });
  const resources = (address: string) => ({
    aws_customer_gateway: { a: gateway('192.0.2.1', production), b: gateway(address, staging) },
  });
  expect(await shared(resources('192.0.2.1'))).toEqual({ 'aws_customer_gateway.a': ['aws_customer_gateway.b'] });
  expect(await shared(resources('192.0.2.2'))).toEqual({});
});
