import { expect, test } from 'vitest';
import { networkOf } from '../../deploy.ts';
import { balanced } from '../balanced.ts';

interface Options {
  readonly internal?: unknown;
  readonly zone?: object;
  /** Subnets with a way to the internet. */
  readonly routed?: readonly string[];
  readonly more?: Readonly<Record<string, object>>;
}

/** A name that leads to a load balancer before two machines. */
async function refusals({ internal = true, zone, more, routed = ['a', 'b'] }: Options): Promise<readonly string[]> {
  const network = await networkOf(
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
          alias: [{ name: '${aws_lb.n.dns_name}', zone_id: 'Z', evaluate_target_health: true }],
        },
      },
      ...more,
    },
    { variable: { open: {} } },
  );
  return network.components.flatMap((one) => one.refusals.map(({ is, origin }) => `${is} ${origin.address}`));
}

test('an internal load balancer is not reached by a name of the internet', async () => {
  expect(await refusals({})).toEqual(['inside-only aws_lb.n']);
  expect(await refusals({ internal: false })).toEqual([]);
  expect(await refusals({ internal: '${var.open}' })).toEqual([]);
  // One in private subnets has an internal name that the internet may know.
  expect(await refusals({ routed: ['a'] })).toEqual([]);
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
  const told = async (origin: object) =>
    (await refusals({ routed: [], more: distribution(origin) })).filter((line) => !line.startsWith('no-route'));
  expect(await told({})).toEqual(['inside-only aws_lb.n']);
  expect(await told({ vpc_origin_config: [{ vpc_origin_id: 'vo' }] })).toEqual([]);
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
  const told = async (...args: Parameters<typeof sites>) =>
    (await sites(...args)).filter((line) => line.startsWith('inside-only'));
  expect(await told(false, true)).toEqual(['inside-only aws_lb.second']);
  expect(await told(true, undefined)).toEqual(['inside-only aws_lb.n']);
  expect(await told(false, false)).toEqual([]);
  expect(await told(true, true)).toEqual([]);
  expect(await told(false, '${var.open}')).toEqual([]);
  expect(await told(false, true, '${aws_route53_zone.inside.id}')).toEqual([]);
  expect(await told(false, true, 'Z123')).toEqual([]);
});
