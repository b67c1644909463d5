import { expect, test } from 'vitest';
import { networkOf } from '../../deploy.ts';
import { open, unknown } from '../../settle.ts';
import { lacks, refusals } from '../ways.ts';

const table = (name: string) => `\${aws_route_table.${name}.id}`;

/** A pool in three subnets whose tables lead to the premises over a transit gateway that is attached in the first one. */
const attachedInOne = (of: { readonly block?: string; readonly zone?: string; readonly other?: string }) =>
  networkOf(
    {
      aws_vpc: { v: { cidr_block: of.block ?? '10.0.0.0/16' }, ...(of.other && { o: { cidr_block: of.other } }) },
      aws_subnet: {
        a: { vpc_id: '${aws_vpc.v.id}', availability_zone: of.zone ?? 'zone-a' },
        b: { vpc_id: '${aws_vpc.v.id}', availability_zone: 'zone-b' },
      },
      aws_ec2_transit_gateway: { t: {} },
      aws_customer_gateway: { c: { ip_address: '192.0.2.1', type: 'ipsec.1' } },
      aws_vpn_connection: {
        c: {
          customer_gateway_id: '${aws_customer_gateway.c.id}',
          transit_gateway_id: '${aws_ec2_transit_gateway.t.id}',
          type: 'ipsec.1',
        },
      },
      aws_ec2_transit_gateway_vpc_attachment: {
        v: {
          transit_gateway_id: '${aws_ec2_transit_gateway.t.id}',
          vpc_id: '${aws_vpc.v.id}',
          subnet_ids: ['${aws_subnet.a.id}'],
        },
      },
      aws_route_table: { a: { vpc_id: '${aws_vpc.v.id}' }, b: { vpc_id: '${aws_vpc.v.id}' } },
      aws_route: Object.fromEntries(
        ['a', 'b'].map((name) => [
          name,
          {
            route_table_id: table(name),
            destination_cidr_block: '172.16.0.0/12',
            transit_gateway_id: '${aws_ec2_transit_gateway.t.id}',
          },
        ]),
      ),
      aws_route_table_association: Object.fromEntries(
        ['a', 'b'].map((name) => [name, { subnet_id: `\${aws_subnet.${name}.id}`, route_table_id: table(name) }]),
      ),
      aws_autoscaling_group: {
        g: { min_size: 2, vpc_zone_identifier: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'] },
      },
    },
    unknown,
  );

const leftOut = ['aws_ec2_transit_gateway_vpc_attachment.v has no interface in the zone of aws_subnet.b'];

test('a host in a zone without an interface of the attachment does not send to the transit gateway', async () => {
  expect(refusals(await attachedInOne({}))).toEqual(leftOut);
  const inOneZone = await attachedInOne({ zone: 'zone-b' });
  expect([refusals(inOneZone), lacks(inOneZone)]).toEqual([[], []]);
});

test('an attachment in a zone that is not known may be in that of the host, or not', async () => {
  const network = await attachedInOne({ zone: open });
  expect(refusals(network)).toEqual([]);
  expect(lacks(network)).toEqual(['availability_zone of aws_subnet.a']);
});

test('a block of its own network that is not known does not make a route to other networks one to its own', async () => {
  expect(refusals(await attachedInOne({ block: open }))).toEqual(leftOut);
});

test('where another network has a block that is not known, the route may lead there', async () => {
  const network = await attachedInOne({ other: open });
  expect(refusals(network)).toEqual([]);
  expect(lacks(network)).toEqual(['cidr_block of aws_vpc.o']);
  expect(refusals(await attachedInOne({ other: '192.168.0.0/16' }))).toEqual(leftOut);
});
