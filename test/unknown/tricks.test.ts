import { expect, test } from 'vitest';
import { judged } from '../judge/judged.ts';
import { networkOf, subnets } from '../network/deploy.ts';

const lines = ['a', 'b'] as const;

/** What is said of two VPN connections to customer gateways with these addresses. */
async function verdicts(a: string, b: string): Promise<readonly string[]> {
  const network = await networkOf(
    {
      ...subnets('zone-a', 'zone-b'),
      aws_eip: { new: { domain: 'vpc' } },
      aws_customer_gateway: { a: { ip_address: a, type: 'ipsec.1' }, b: { ip_address: b, type: 'ipsec.1' } },
      aws_ec2_transit_gateway: { t: {} },
      aws_vpn_connection: Object.fromEntries(
        lines.map((name) => [
          name,
          {
            customer_gateway_id: `\${aws_customer_gateway.${name}.id}`,
            transit_gateway_id: '${aws_ec2_transit_gateway.t.id}',
            type: 'ipsec.1',
          },
        ]),
      ),
    },
    { variable: { open: {} } },
  );
  return [...judged(network).services.values()];
}

test('of two customer gateways, one whose address is unknown may be the other', async () => {
  expect(await verdicts('192.0.2.1', '192.0.2.1')).toEqual(['broken']);
  expect(await verdicts('192.0.2.1', '${var.open}')).toEqual(['unproven']);
  expect(await verdicts('${var.open}', '192.0.2.1')).toEqual(['unproven']);
});

test('an address that is known to be another, or that a resource of the inputs makes, is another box', async () => {
  expect(await verdicts('192.0.2.1', '192.0.2.2')).toEqual([]);
  expect(await verdicts('192.0.2.1', '${aws_eip.new.public_ip}')).toEqual([]);
});
