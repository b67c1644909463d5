import { expect, test } from 'vitest';
import { networkOf } from '../../../deploy.ts';
import { refused } from '../../refused.ts';
import { type Resources, idOf, together } from '../../ways.ts';

const inVpc = (name: string) => ({ vpc_id: idOf('aws_vpc', name) });
const subnet = (vpc: string, zone: string, block: string) => ({
  ...inVpc(vpc),
  availability_zone: `zone-${zone}`,
  cidr_block: block,
});
const subnets = (...names: string[]) => names.map((name) => idOf('aws_subnet', name));
const outward = { protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] };
const peering = { vpc_peering_connection_id: idOf('aws_vpc_peering_connection', 'p') };
const transit = { transit_gateway_id: idOf('aws_ec2_transit_gateway', 't') };

/** Two programs that are given the address of a database in another VPC, which lets these blocks or groups in. */
async function told(rule: object, hop: object, ...more: readonly Resources[]): Promise<string[]> {
  const table = (vpc: string, cidr_block: string) => ({ ...inVpc(vpc), route: [{ cidr_block, ...hop }] });
  const join = (name: string, to: string) => ({
    [name]: { subnet_id: idOf('aws_subnet', name), route_table_id: idOf('aws_route_table', to) },
  });
  const attachment = (vpc: string) => ({ ...inVpc(vpc), ...transit, subnet_ids: subnets(`${vpc}1`, `${vpc}2`) });
  const network = await networkOf(
    together(
      {
        aws_vpc: { a: { cidr_block: '10.0.0.0/16' }, d: { cidr_block: '10.1.0.0/16' } },
        aws_subnet: {
          a1: subnet('a', '1', '10.0.1.0/24'),
          a2: subnet('a', '2', '10.0.2.0/24'),
          d1: subnet('d', '1', '10.1.1.0/24'),
          d2: subnet('d', '2', '10.1.2.0/24'),
        },
        aws_route_table: { a: table('a', '10.1.0.0/16'), d: table('d', '10.0.0.0/16') },
        aws_route_table_association: { ...join('a1', 'a'), ...join('a2', 'a'), ...join('d1', 'd'), ...join('d2', 'd') },
        aws_vpc_peering_connection: {
          p: { vpc_id: idOf('aws_vpc', 'a'), peer_vpc_id: idOf('aws_vpc', 'd'), auto_accept: true },
        },
        aws_ec2_transit_gateway: { t: {} },
        aws_ec2_transit_gateway_vpc_attachment: { a: attachment('a'), d: attachment('d') },
        aws_security_group: {
          app: { ...inVpc('a'), egress: [outward] },
          db: { ...inVpc('d'), ingress: [{ protocol: 'tcp', from_port: 5432, to_port: 5432, ...rule }] },
        },
        aws_launch_template: {
          t: {
            vpc_security_group_ids: [idOf('aws_security_group', 'app')],
            user_data: 'DB=${aws_db_instance.d.address}',
          },
        },
        aws_autoscaling_group: {
          g: {
            min_size: 2,
            vpc_zone_identifier: subnets('a1', 'a2'),
            launch_template: [{ id: idOf('aws_launch_template', 't') }],
          },
        },
        aws_db_subnet_group: { d: { subnet_ids: subnets('d1', 'd2') } },
        aws_db_instance: {
          d: {
            engine: 'postgres',
            multi_az: true,
            db_subnet_group_name: '${aws_db_subnet_group.d.name}',
            vpc_security_group_ids: [idOf('aws_security_group', 'db')],
          },
        },
      },
      ...more,
    ),
  );
  return [...new Set(refused(network).map((line) => line.slice(line.indexOf(': ') + 2)))];
}

const block = (...cidr_blocks: string[]) => ({ cidr_blocks });

test.each([peering, transit])('addresses stay the same over a peering or a transit gateway', async (hop) => {
  expect(await told(block('10.0.0.0/16'), hop)).toEqual([]);
  expect(await told(block('10.1.0.0/16'), hop)).toHaveLength(1);
});

test('members of a group are known over a peering, and over a transit gateway that is told to', async () => {
  const members = { security_groups: [idOf('aws_security_group', 'app')] };
  const support: Resources = { aws_ec2_transit_gateway: { t: { security_group_referencing_support: 'enable' } } };
  expect(await told(members, peering)).toEqual([]);
  expect(await told(members, transit, support)).toEqual([]);
  expect(await told(members, transit)).toHaveLength(1);
});

test('behind a firewall they may be others', async () => {
  const led: Resources = {
    aws_ec2_transit_gateway_route: {
      inspect: {
        destination_cidr_block: '10.1.0.0/16',
        transit_gateway_route_table_id: '${aws_ec2_transit_gateway.t.association_default_route_table_id}',
        transit_gateway_attachment_id: 'tgw-attach-0123',
      },
    },
  };
  expect(await told(block('10.9.0.0/16'), transit, led)).toEqual([]);
});
