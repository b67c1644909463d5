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

/** A set is called after where its first name comes from, which a plan tells in other words. */
const differs = (first: string): string | undefined => (first.includes('$') ? 'where names come from' : undefined);

/** What is said of a failover pair over two load balancers, each with machines in two zones. */
async function failover(health: unknown, primary: string, secondary: string): Promise<readonly string[]> {
  const zones = ['${aws_subnet.a.id}', '${aws_subnet.b.id}'];
  const sides = ['one', 'two'] as const;
  const machines = sides.flatMap((side) =>
    zones.map((subnet_id, index) => ({ side, subnet_id, name: `${side}${index}` })),
  );
  const record = (role: string, name: string, side: string): object => ({
    zone_id: '${aws_route53_zone.z.zone_id}',
    name,
    type: 'A',
    set_identifier: side,
    failover_routing_policy: [{ type: role }],
    alias: [
      {
        name: `\${aws_lb.${side}.dns_name}`,
        zone_id: `\${aws_lb.${side}.zone_id}`,
        evaluate_target_health: health,
      },
    ],
  });
  const each = (of: (side: string) => object): Record<string, object> =>
    Object.fromEntries(sides.map((side) => [side, of(side)]));
  const network = await networkOf(
    {
      ...subnets('zone-a', 'zone-b'),
      aws_route53_zone: { z: { name: 'example.org' } },
      aws_instance: Object.fromEntries(machines.map(({ name, subnet_id }) => [name, { ami: 'ami-1', subnet_id }])),
      aws_lb: each(() => ({ load_balancer_type: 'network', subnets: zones })),
      aws_lb_target_group: each(() => ({ port: 80, protocol: 'TCP' })),
      aws_lb_listener: each((side) => ({
        load_balancer_arn: `\${aws_lb.${side}.arn}`,
        default_action: [{ type: 'forward', target_group_arn: `\${aws_lb_target_group.${side}.arn}` }],
      })),
      aws_lb_target_group_attachment: Object.fromEntries(
        machines.map(({ name, side }) => [
          name,
          { target_group_arn: `\${aws_lb_target_group.${side}.arn}`, target_id: `\${aws_instance.${name}.id}` },
        ]),
      ),
      aws_route53_record: { p: record('PRIMARY', primary, 'one'), s: record('SECONDARY', secondary, 'two') },
    },
    { variable: { open: {} } },
    differs(primary),
  );
  return [...judged(network).services.values()];
}

test('of a failover pair it is not known whether the health of the targets counts', async () => {
  expect(await failover(true, 'www', 'www')).toEqual([]);
  expect(await failover(false, 'www', 'www')).toEqual(['broken']);
  expect(await failover('${var.open}', 'www', 'www')).toEqual(['unproven']);
});

test('records of which the names are not known may be a failover pair', async () => {
  const [one, two] = ['${aws_route53_zone.z.comment}', '${aws_route53_zone.z.force_destroy}'];
  expect(await failover(true, one, two)).toEqual([]);
  expect(await failover(false, one, two)).toEqual(['unproven']);
  expect(await failover('${aws_route53_zone.z.comment}', one, two)).toEqual(['unproven']);
  expect(await failover(false, 'www', two)).toEqual(['unproven']);
  expect(await failover(false, one, 'www')).toEqual(['unproven']);
});

/** Two weighted answers, each an address of a machine. */
async function weighted(one: string, other: string): Promise<readonly string[]> {
  const answer = (name: string, machine: string): object => ({
    zone_id: '${aws_route53_zone.z.zone_id}',
    name,
    type: 'A',
    ttl: 60,
    set_identifier: machine,
    weighted_routing_policy: [{ weight: 1 }],
    health_check_id: `\${aws_route53_health_check.${machine}.id}`,
    records: [`\${aws_eip.${machine}.public_ip}`],
  });
  const each = (of: (machine: string) => object): Record<string, object> => ({ a: of('a'), b: of('b') });
  const config = {
    ...subnets('zone-a', 'zone-b'),
    aws_route53_zone: { z: { name: 'example.org' } },
    aws_instance: each((name) => ({ ami: 'ami-1', subnet_id: `\${aws_subnet.${name}.id}` })),
    aws_eip: each((name) => ({ instance: `\${aws_instance.${name}.id}` })),
    aws_route53_health_check: each((name) => ({
      ip_address: `\${aws_eip.${name}.public_ip}`,
      port: 80,
      type: 'HTTP',
      request_interval: 10,
      failure_threshold: 1,
    })),
    aws_route53_record: { a: answer(one, 'a'), b: answer(other, 'b') },
  };
  const network = await networkOf(config, {}, differs(one));
  return [...new Set(judged(network).services.values())];
}

test('answers whose names come from different places may be of one name, or of two', async () => {
  const [one, two] = ['${aws_route53_zone.z.comment}', '${aws_route53_zone.z.force_destroy}'];
  expect(await weighted('www', 'www')).toEqual([]);
  expect(await weighted('www', 'app')).toEqual(['broken']);
  expect(await weighted(one, two)).toEqual(['unproven']);
  expect(await weighted('www', two)).toEqual(['unproven']);
});

test('a file system with one mount target is lost with its zone, though no client is in the inputs', async () => {
  const network = await networkOf({
    ...subnets('zone-a'),
    aws_efs_file_system: { files: { creation_token: 'files' } },
    aws_efs_mount_target: {
      a: { file_system_id: '${aws_efs_file_system.files.id}', subnet_id: '${aws_subnet.a.id}' },
    },
  });
  const { findings } = judged(network);
  expect(findings.map(({ policy, verdict, addresses }) => [policy, verdict, addresses])).toContainEqual([
    'single-zone',
    'broken',
    ['aws_efs_mount_target.a'],
  ]);
});
