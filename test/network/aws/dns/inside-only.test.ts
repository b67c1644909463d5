import { expect, test } from 'vitest';
import type { Network } from '../../../../src/network/network.ts';
import { networkOf } from '../../deploy.ts';
import { balanced } from '../balanced.ts';

interface Options {
  readonly internal?: unknown;
  readonly zone?: object;
  /** Subnets with a way to the internet. */
  readonly routed?: readonly string[];
  readonly record?: object;
  readonly more?: Readonly<Record<string, object>>;
}

const alias = { alias: [{ name: '${aws_lb.n.dns_name}', zone_id: 'Z', evaluate_target_health: true }] };

/** A name that leads to a load balancer before two machines. */
function named({ internal = true, zone, more, routed = ['a', 'b'], record }: Options): Promise<Network> {
  return networkOf(
    {
      ...balanced({ balancer: { internal } }),
      aws_internet_gateway: { g: { vpc_id: '${aws_vpc.v.id}' } },
      aws_route_table: {
        t: {
          vpc_id: '${aws_vpc.v.id}',
          route: [{ cidr_block: '0.0.0.0/0', gateway_id: '${aws_internet_gateway.g.id}' }],
        },
      },
      aws_route_table_association: Object.fromEntries(
        routed.map((one) => [
          one,
          { subnet_id: `\${aws_subnet.${one}.id}`, route_table_id: '${aws_route_table.t.id}' },
        ]),
      ),
      aws_route53_zone: { z: { name: 'example.org', ...zone } },
      aws_route53_record: {
        www: {
          zone_id: '${aws_route53_zone.z.id}',
          name: 'www',
          type: 'A',
          ...(record ?? alias),
        },
      },
      ...more,
    },
    {
      variable: { open: {} },
      data: {
        aws_route53_zone: { read: { name: 'example.org' }, inside: { name: 'example.org', private_zone: true } },
      },
    },
  );
}

async function refusals(options: Options): Promise<readonly string[]> {
  const network = await named(options);
  return network.components.flatMap((one) => one.refusals.map(({ is, origin }) => `${is} ${origin.address}`));
}

test('an internal load balancer is not reached by a name of the internet', async () => {
  expect(await refusals({})).toEqual(['inside-only aws_lb.n']);
  expect(await refusals({ internal: false })).toEqual([]);
  expect(await refusals({ internal: '${var.open}' })).toEqual([]);
  expect(await refusals({ record: { zone_id: '${data.aws_route53_zone.read.id}', ...alias } })).toEqual([
    'inside-only aws_lb.n',
  ]);
  expect(await refusals({ record: { zone_id: '${data.aws_route53_zone.inside.id}', ...alias } })).toEqual([]);
  expect(await refusals({ record: { zone_id: 'Z123', ...alias } })).toEqual([]);
  expect(await refusals({ record: { type: 'CNAME', records: ['${aws_lb.n.dns_name}'] } })).toEqual([
    'inside-only aws_lb.n',
  ]);
});

/** What is refused, and whether it is open who the clients are. */
async function told(options: Options): Promise<readonly string[]> {
  const network = await named(options);
  const open = network.components.flatMap(({ needs }) => needs.flatMap(({ missing }) => missing ?? []));
  return [
    ...network.components.flatMap(({ refusals: all }) => all.map(({ is }) => is)),
    ...open.filter(({ is }) => is === 'clients').map(({ is, of, to }) => `${is} ${of} ${to}`),
  ];
}

const open = ['clients aws_route53_record.www aws_lb.n'];

test('a program beside an internal balancer in public subnets may be its client', async () => {
  const { aws_instance: machines } = balanced({});
  expect(await told({ more: { aws_instance: { ...machines, other: { subnet_id: '${aws_subnet.b.id}' } } } })).toEqual(
    open,
  );
  const pool = { min_size: 2, vpc_zone_identifier: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'] };
  expect(await told({ more: { aws_autoscaling_group: { p: pool } } })).toEqual(open);
  const inside = { vpc_config: [{ subnet_ids: ['${aws_subnet.b.id}'] }] };
  expect(await told({ more: { aws_lambda_function: { f: inside } } })).toEqual(open);
  expect(await told({ more: { aws_lambda_function: { f: {} } } })).toEqual(['inside-only']);
  const desktops = { aws_workspaces_directory: { d: { subnet_ids: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'] } } };
  expect(await told({ more: desktops })).toEqual(open);
  // One in private subnets is meant for clients inside, which may be in other stacks.
  expect(await told({ routed: ['a'] })).toEqual([]);
});

test('a way into another network brings no client into this one', async () => {
  const more = {
    aws_vpc: { v: { cidr_block: '10.0.0.0/16' }, other: { cidr_block: '10.1.0.0/16' } },
    aws_vpn_gateway: { g: { vpc_id: '${aws_vpc.other.id}' } },
  };
  expect(await told({ more })).toEqual(['inside-only']);
  const peering = { vpc_id: '${aws_vpc.other.id}', peer_vpc_id: '${aws_vpc.v.id}' };
  expect(await told({ more: { ...more, aws_vpc_peering_connection: { p: peering } } })).toEqual([]);
  const service = { s: { network_load_balancer_arns: ['${aws_lb.n.arn}'] } };
  expect(await told({ more: { aws_vpc_endpoint_service: service } })).toEqual([]);
});

test('clients of a private zone, of a line or inside are not on the internet', async () => {
  expect(await refusals({ zone: { vpc: [{ vpc_id: '${aws_vpc.v.id}' }] } })).toEqual([]);
  expect(await refusals({ more: { aws_vpn_gateway: { g: { vpc_id: '${aws_vpc.v.id}' } } } })).toEqual([]);
  const program = { p: { subnet_id: '${aws_subnet.a.id}', user_data: 'URL=${aws_route53_record.www.fqdn}' } };
  const { aws_instance: machines } = balanced({});
  expect(await refusals({ more: { aws_instance: { ...machines, ...program } } })).toEqual([]);
});

test('CloudFront comes from the internet, unless by a VPC origin', async () => {
  const distribution = (origin: object) => ({
    aws_cloudfront_distribution: {
      d: {
        origin: [{ origin_id: 'o', domain_name: '${aws_lb.n.dns_name}', ...origin }],
        default_cache_behavior: [{ target_origin_id: 'o' }],
      },
    },
  });
  // The table that nothing is associated with is told, too.
  const refused = async (origin: object) =>
    (await refusals({ routed: [], more: distribution(origin) })).filter((line) => !line.startsWith('no-route'));
  expect(await refused({})).toEqual(['inside-only aws_lb.n']);
  expect(await refused({ vpc_origin_config: [{ vpc_origin_id: 'vo' }] })).toEqual([]);
});

test('of two sites of a public name neither may be internal', async () => {
  const record = (balancer: string, zone: string) => ({
    zone_id: zone,
    name: 'app',
    type: 'A',
    set_identifier: balancer,
    weighted_routing_policy: [{ weight: 1 }],
    alias: [{ name: `\${aws_lb.${balancer}.dns_name}`, zone_id: 'Z', evaluate_target_health: true }],
  });
  // With a line to other networks the name alone says nothing.
  const sites = (first: unknown, second: unknown, zone = '${aws_route53_zone.z.id}') =>
    refusals({
      internal: first,
      routed: [],
      more: {
        aws_vpn_gateway: { g: { vpc_id: '${aws_vpc.v.id}' } },
        aws_lb: {
          n: { ...balanced({}).aws_lb.n, internal: first },
          second: { ...balanced({}).aws_lb.n, internal: second },
        },
        aws_route53_zone: {
          z: { name: 'example.org' },
          inside: { name: 'example.org', vpc: [{ vpc_id: '${aws_vpc.v.id}' }] },
        },
        aws_route53_record: { one: record('n', zone), two: record('second', zone) },
      },
    });
  const refused = async (...args: Parameters<typeof sites>) =>
    (await sites(...args)).filter((line) => line.startsWith('inside-only'));
  expect(await refused(false, true)).toEqual(['inside-only aws_lb.second']);
  expect(await refused(true, undefined)).toEqual(['inside-only aws_lb.n']);
  expect(await refused(false, false)).toEqual([]);
  expect(await refused(true, true)).toEqual([]);
  expect(await refused(false, '${var.open}')).toEqual([]);
  expect(await refused(false, true, '${aws_route53_zone.inside.id}')).toEqual([]);
  expect(await refused(false, true, 'Z123')).toEqual([]);
});
