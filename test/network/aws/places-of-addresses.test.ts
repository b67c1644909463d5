import { expect, test } from 'vitest';
import { breaking, networkOf, subnets } from '../deploy.ts';
import { missingFacts } from '../missing.ts';

/** A load balancer in two zones, in front of two addresses; `blocks` are those of the subnets. */
function balanced(addresses: readonly string[], blocks: readonly (string | undefined)[]) {
  const { aws_vpc, aws_subnet } = subnets('zone-a', 'zone-b');
  const places = Object.entries(aws_subnet ?? {}).map(([name, one], index) => [
    name,
    { ...Object(one), ...(blocks[index] === undefined ? {} : { cidr_block: blocks[index] }) },
  ]);
  return networkOf(
    {
      aws_vpc: aws_vpc ?? {},
      aws_subnet: Object.fromEntries(places),
      aws_lb: { l: { load_balancer_type: 'network', subnets: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'] } },
      aws_lb_target_group: { g: { port: 80, protocol: 'TCP', target_type: 'ip', vpc_id: '${aws_vpc.v.id}' } },
      aws_lb_listener: {
        l: {
          load_balancer_arn: '${aws_lb.l.arn}',
          default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.g.arn}' }],
        },
      },
      aws_lb_target_group_attachment: Object.fromEntries(
        addresses.map((target_id, index) => [
          `t${index}`,
          { target_group_arn: '${aws_lb_target_group.g.arn}', target_id },
        ]),
      ),
    },
    { variable: { block: {} } },
  );
}

const zones = (network: Awaited<ReturnType<typeof balanced>>): readonly string[] =>
  Object.keys(breaking(network)).filter((name) => name.startsWith('zone '));

test('an address is in the subnet whose block holds it', async () => {
  expect(zones(await balanced(['10.0.1.5', '10.0.2.5'], ['10.0.1.0/24', '10.0.2.0/24']))).toEqual([]);
  expect(zones(await balanced(['10.0.1.5', '10.0.1.6'], ['10.0.1.0/24', '10.0.2.0/24']))).toEqual(['zone zone-a']);
});

test('one of the VPC that is in no subnet of the inputs may be in any zone; one outside it is in none', async () => {
  const network = await balanced(['10.0.9.5', '10.0.9.6'], ['10.0.1.0/24', '10.0.2.0/24']);
  expect(zones(network)).toEqual(['zone zone-a', 'zone zone-b']);
  expect(missingFacts(network)).toContain('availability_zone of aws_lb_target_group_attachment.t0');
  expect(zones(await balanced(['192.168.9.5', '192.168.9.6'], ['10.0.1.0/24', '10.0.2.0/24']))).toEqual([]);
});
