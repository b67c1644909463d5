import { expect, test } from 'vitest';
import { breaking, networkOf, subnets } from '../deploy.ts';

const forever = [Infinity, Infinity];
const place = subnets('zone-a', 'zone-b');

const resolver = (...at: readonly string[]) =>
  networkOf({
    ...place,
    aws_route53_resolver_endpoint: {
      r: { direction: 'OUTBOUND', ip_address: at.map((one) => ({ subnet_id: `\${aws_subnet.${one}.id}` })) },
    },
  });

test('a Resolver endpoint serves by itself: two addresses in one zone fail together', async () => {
  const network = await resolver('a', 'a');
  expect(network.services.map(({ name }) => name)).toContain('aws_route53_resolver_endpoint.r');
  expect(breaking(network)['zone zone-a']).toEqual(forever);
  expect(breaking(await resolver('a', 'b'))['zone zone-a']).toBeUndefined();
});

const clientVpn = (...at: readonly string[]) =>
  networkOf({
    ...place,
    aws_ec2_client_vpn_endpoint: { e: { client_cidr_block: '10.9.0.0/22' } },
    aws_ec2_client_vpn_network_association: Object.fromEntries(
      at.map((one) => [
        one,
        { client_vpn_endpoint_id: '${aws_ec2_client_vpn_endpoint.e.id}', subnet_id: `\${aws_subnet.${one}.id}` },
      ]),
    ),
  });

test('staff come in by the associations of a Client VPN endpoint', async () => {
  const one = await clientVpn('a');
  expect(one.services.map(({ name }) => name)).toContain('aws_ec2_client_vpn_endpoint.e');
  expect(breaking(one)['zone zone-a']).toEqual(forever);
  expect(breaking(await clientVpn('a', 'b'))['zone zone-a']).toBeUndefined();
});
