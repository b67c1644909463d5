import { expect, test } from 'vitest';
import { networkOf, subnets } from '../../deploy.ts';
import { type Resources, idOf, refusals, together } from '../ways.ts';

const join = (subnet: string) => ({
  [subnet]: { subnet_id: idOf('aws_subnet', subnet), route_table_id: idOf('aws_route_table', subnet) },
});
const table = (...route: object[]) => ({ vpc_id: idOf('aws_vpc', 'v'), route });
const internet = { cidr_block: '0.0.0.0/0', gateway_id: idOf('aws_internet_gateway', 'i') };
const nat = { cidr_block: '0.0.0.0/0', nat_gateway_id: 'nat-0123' };

/** A balancer with a node in zones a and b; the table of a leads to the internet gateway. */
const balancer = async (b: readonly object[], more: Resources = {}, scheme: object = {}) =>
  refusals(
    await networkOf(
      together(
        {
          ...subnets('zone-a', 'zone-b'),
          aws_internet_gateway: { i: { vpc_id: idOf('aws_vpc', 'v') } },
          aws_route_table: { a: table(internet), b: table(...b) },
          aws_route_table_association: { ...join('a'), ...join('b') },
          aws_lb: {
            l: {
              load_balancer_type: 'network',
              subnets: [idOf('aws_subnet', 'a'), idOf('aws_subnet', 'b')],
              ...scheme,
            },
          },
        },
        more,
      ),
      { variable: { where: { type: 'string' } } },
    ),
  );

test('a node of a public balancer in a private subnet is dark', async () => {
  const dark = 'aws_lb.l is internet-facing, but no default route of aws_subnet.b leads to an internet gateway';
  expect(await balancer([internet])).toEqual([]);
  expect(await balancer([nat])).toEqual([dark]);
  expect(await balancer([])).toEqual([dark]);
});

test('an internal one has no need to be reached; a route that is not known may lead to it', async () => {
  expect(await balancer([nat], {}, { internal: true })).toEqual([]);
  expect(await balancer([{ ...internet, cidr_block: '${var.where}' }])).toEqual([]);
  expect(await balancer([], { aws_route: { r: { route_table_id: '${var.where}', ...loose } } })).toEqual([]);
});

const loose = { destination_cidr_block: '0.0.0.0/0', gateway_id: idOf('aws_internet_gateway', 'i') };
