import { expect, test } from 'vitest';
import { breaking, networkOf, subnets } from '../deploy.ts';

const variable = { variable: { which: { type: 'bool' } } };

test('a customer gateway that is one of two breaks nothing for certain', async () => {
  const network = await networkOf(
    {
      aws_ec2_transit_gateway: { t: {} },
      aws_customer_gateway: { a: { ip_address: '192.0.2.1' }, b: { ip_address: '192.0.2.2' } },
      aws_vpn_connection: {
        v: {
          transit_gateway_id: '${aws_ec2_transit_gateway.t.id}',
          customer_gateway_id: '${var.which ? aws_customer_gateway.a.id : aws_customer_gateway.b.id}',
        },
      },
    },
    variable,
  );
  const found = breaking(network);
  expect(found['aws_customer_gateway.a']).toEqual([0, Infinity]);
  expect(found['aws_vpn_connection.v']).toEqual([Infinity, Infinity]);
});

test('one box with two records is one box, in whichever account the records are', async () => {
  const connection = (customer: string) => ({
    customer_gateway_id: `\${aws_customer_gateway.${customer}.id}`,
    transit_gateway_id: '${aws_ec2_transit_gateway.t.id}',
    static_routes_only: true,
  });
  const network = await networkOf({
    aws_ec2_transit_gateway: { t: {} },
    aws_customer_gateway: { a: { ip_address: '192.0.2.1' }, b: { ip_address: '192.0.2.2' } },
    aws_vpn_connection: { a: connection('a'), b: connection('b') },
  });
  // Static routes: a person moves them.
  expect(breaking(network)).toMatchObject({ 'aws_customer_gateway.a': [600, 3600] });
});

const onlyReferences = 'of a list a plan has the references, not the texts beside them';

test('a subnet given by id beside one in the inputs is a zone of its own for a load balancer', async () => {
  const balancer = { load_balancer_type: 'network', subnets: ['${aws_subnet.a.id}', 'subnet-0abc'] };
  const network = await networkOf({ ...subnets('zone-a'), aws_lb: { n: balancer } }, {}, onlyReferences);
  expect(breaking(network)).toEqual({});
});

test('and for a pool it may be the same zone', async () => {
  const group = { min_size: 2, vpc_zone_identifier: ['${aws_subnet.a.id}', 'subnet-0abc'] };
  const network = await networkOf({ ...subnets('zone-a'), aws_autoscaling_group: { g: group } }, {}, onlyReferences);
  expect(breaking(network)).toEqual({ 'zone zone-a': [30, 600] });
});

test('a zone named by its id is the zone of that name, where the inputs tell the name', async () => {
  const place = { vpc_id: '${aws_vpc.v.id}' };
  const group = { min_size: 2, vpc_zone_identifier: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'] };
  const network = await networkOf({
    aws_vpc: { v: { cidr_block: '10.0.0.0/16' } },
    aws_subnet: {
      a: { ...place, availability_zone: 'zone-a' },
      b: { ...place, availability_zone_id: 'z1' },
      c: { ...place, availability_zone: 'zone-a', availability_zone_id: 'z1' },
    },
    aws_autoscaling_group: { g: group },
  });
  expect(breaking(network)).toEqual({ 'zone zone-a': [Infinity, Infinity] });
});
