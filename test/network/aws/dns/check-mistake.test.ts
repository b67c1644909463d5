import { expect, test } from 'vitest';
import type { Network } from '../../../../src/network/network.ts';
import { breaking, networkOf, networkOfText, subnets } from '../../deploy.ts';
import { planForm } from '../../plan-form.ts';
import { missing, open, unknown } from '../../settle.ts';
import { attached, machine } from '../balanced.ts';

/** `www` leads to balancer `a`, then to `b` when its check says so; each balancer stands alone before one machine. */
function failover(check: object, options: { readonly alias?: object; readonly more?: object } = {}) {
  const record = (target: string, type: string) => ({
    zone_id: '${aws_route53_zone.z.id}',
    name: 'www',
    type: 'A',
    set_identifier: target,
    failover_routing_policy: [{ type }],
    alias: [alias(target, options.alias)],
  });
  return {
    ...subnets('zone-a', 'zone-b'),
    aws_route53_zone: {
      z: { name: 'example.org' },
      inner: { name: 'example.org', vpc: [{ vpc_id: '${aws_vpc.v.id}' }] },
    },
    aws_instance: { a: machine('a'), b: machine('b') },
    ...balancers,
    aws_route53_health_check: {
      h: { type: 'HTTPS', ...check },
      one: { type: 'HTTPS', fqdn: '${aws_lb.a.dns_name}' },
      two: { type: 'HTTPS', fqdn: '${aws_lb.b.dns_name}' },
    },
    aws_cloudwatch_metric_alarm: {
      own: { period: 60, evaluation_periods: 1, dimensions: { LoadBalancer: '${aws_lb.a.arn_suffix}' } },
      group: { period: 60, evaluation_periods: 1, dimensions: { TargetGroup: '${aws_lb_target_group.b.arn_suffix}' } },
      foreign: { period: 60, evaluation_periods: 1, dimensions: { CanaryName: 'www' } },
    },
    aws_route53_record: {
      primary: { ...record('a', 'PRIMARY'), health_check_id: '${aws_route53_health_check.h.id}' },
      secondary: record('b', 'SECONDARY'),
      ...records,
      ...options.more,
    },
  };
}

function alias(target: string, signal: object = { evaluate_target_health: false }) {
  return { name: `\${aws_lb.${target}.dns_name}`, zone_id: `\${aws_lb.${target}.zone_id}`, ...signal };
}

const simple = (name: string, target: object, zone = 'z') => ({
  zone_id: `\${aws_route53_zone.${zone}.id}`,
  name,
  type: 'A',
  ...target,
});
const records = {
  a: simple('a', { alias: [alias('a')] }),
  b: simple('b.example.org', { alias: [alias('b')] }),
  inside: simple('inside', { alias: [alias('b')] }, 'inner'),
  far: simple('far', { ttl: 60, records: ['203.0.113.9'] }),
};

const balancers = {
  aws_lb: Object.fromEntries(
    ['a', 'b'].map((one) => [one, { load_balancer_type: 'network', subnets: [`\${aws_subnet.${one}.id}`] }]),
  ),
  aws_lb_target_group: Object.fromEntries(['a', 'b'].map((one) => [one, { port: 443, protocol: 'TCP' }])),
  aws_lb_listener: Object.fromEntries(
    ['a', 'b'].map((one) => [
      one,
      {
        load_balancer_arn: `\${aws_lb.${one}.arn}`,
        port: 443,
        default_action: [{ type: 'forward', target_group_arn: `\${aws_lb_target_group.${one}.arn}` }],
      },
    ]),
  ),
  aws_lb_target_group_attachment: { a: attached('a', 'a'), b: attached('b', 'b') },
};

function mistakes({ components }: Network): readonly string[] {
  const needs = components.flatMap((one) => one.needs);
  return needs.flatMap(({ mistake, world }) =>
    mistake && world === undefined ? [`${mistake.is} ${mistake.origin.address} ${mistake.to ?? ''}`.trim()] : [],
  );
}

/** Judged by the one name: the others are there to be asked. */
async function built(...options: Parameters<typeof failover>): Promise<Network> {
  const network = await networkOf(failover(...options), unknown);
  return { ...network, services: network.services.filter(({ name }) => name === 'www.example.org') };
}

const zoneA = async (...options: Parameters<typeof failover>) => breaking(await built(...options))['zone zone-a'];
const forever = [Infinity, Infinity];

test.each([
  ['its balancer', { fqdn: '${aws_lb.a.dns_name}' }],
  ['another name of its balancer', { fqdn: 'a.example.org' }],
  ['that name by its record', { fqdn: '${aws_route53_record.a.fqdn}' }],
  ['the machine behind it', { fqdn: '${aws_instance.a.public_dns}' }],
  ['the listener', { fqdn: '${aws_lb.a.dns_name}', port: 443 }],
  ['an alarm about it', alarm('own')],
  ['a check of it', calculated(1, 'one')],
  ['a check of it and of another, where both must be healthy', calculated(2, 'one', 'two')],
])('a check that asks %s moves clients to the other', async (_, check) => {
  const network = await built(check);
  expect(mistakes(network)).toEqual([]);
  expect(breaking(network)['zone zone-a']?.[0]).toBeUndefined();
});

function calculated(child_health_threshold: number, ...children: readonly string[]) {
  const child_healthchecks = children.map((name) => `\${aws_route53_health_check.${name}.id}`);
  return { type: 'CALCULATED', child_healthchecks, child_health_threshold };
}

function alarm(name: string) {
  const cloudwatch_alarm_name = `\${aws_cloudwatch_metric_alarm.${name}.alarm_name}`;
  return { type: 'CLOUDWATCH_METRIC', cloudwatch_alarm_name, insufficient_data_health_status: 'Unhealthy' };
}

test.each([
  ['the very name', { fqdn: 'www.example.org' }, 'asks-own-name aws_route53_health_check.h'],
  ['its own record', { fqdn: '${aws_route53_record.primary.fqdn}' }, 'asks-own-name aws_route53_health_check.h'],
  ['the other balancer', { fqdn: '${aws_lb.b.dns_name}' }, 'asks-another aws_route53_health_check.h aws_lb.b'],
  ['a name of the other', { fqdn: 'B.example.org' }, 'asks-another aws_route53_health_check.h aws_route53_record.b'],
  ['a closed port', { fqdn: '${aws_lb.a.dns_name}', type: 'HTTP' }, 'asks-port aws_route53_health_check.h aws_lb.a'],
  ['it or the other', calculated(1, 'one', 'two'), 'outvoted aws_route53_health_check.h aws_route53_health_check.two'],
  ['the other by a check', calculated(1, 'two'), 'asks-another aws_route53_health_check.two aws_lb.b'],
  ['the other by an alarm', alarm('group'), 'measures-another aws_cloudwatch_metric_alarm.group aws_lb_target_group.b'],
  ['nothing', { fqdn: '${aws_lb.a.dns_name}', disabled: true }, 'disabled aws_route53_health_check.h'],
  ['the opposite', { fqdn: '${aws_lb.a.dns_name}', invert_healthcheck: true }, 'inverted aws_route53_health_check.h'],
])('a check that asks %s moves no client', async (_, check, expected) => {
  const network = await built(check);
  expect(mistakes(network)).toEqual([expected]);
  expect(breaking(network)['zone zone-a']).toEqual(forever);
});

test('a mistaken check is one even where the alias notices', async () => {
  const watched = { alias: { evaluate_target_health: true } };
  const network = await built({ fqdn: '${aws_lb.b.dns_name}' }, watched);
  expect(mistakes(network)).toEqual(['asks-another aws_route53_health_check.h aws_lb.b']);
  expect(breaking(network)).toEqual({});
  const off = await built({ fqdn: '${aws_lb.a.dns_name}', disabled: true }, watched);
  expect(mistakes(off)).toEqual(['disabled aws_route53_health_check.h']);
});

test('where a name leads that the inputs do not define is open', async () => {
  for (const fqdn of ['status.example.net', 'inside.example.org']) {
    const network = await built({ fqdn });
    expect(mistakes(network)).toEqual([]);
    expect(breaking(network)['zone zone-a']).toEqual([90, Infinity]);
    expect(missing(network, 'zone zone-a')).toEqual([
      `whether ${fqdn}, which aws_route53_health_check.h requests, leads to what it should check`,
    ]);
  }
  expect(await zoneA({ fqdn: 'far.example.org' })).toEqual([90, Infinity]);
  expect(await zoneA({ fqdn: open })).toEqual([90, Infinity]);
});

test.each([
  ['address', { ip_address: '203.0.113.20' }],
  ['name from AWS', { fqdn: 'old-1.elb.ap-northeast-2.amazonaws.com' }],
])('a %s that is written already is not that of a balancer that the apply makes', async (_, check) => {
  const told = async (drawn: ReturnType<typeof failover>): Promise<readonly string[]> => {
    const synthesis = { provider: { aws: [{ region: 'ap-northeast-2' }] }, resource: drawn };
    return mistakes(await networkOfText(JSON.stringify(planForm(JSON.parse(JSON.stringify(synthesis))))));
  };
  const drawn = failover(check);
  const literal = Object.values(check)[0];
  expect(await told(drawn)).toEqual([`asks-another aws_route53_health_check.h ${literal}`]);
  // It may have a fixed address, that is there before.
  const mapped = { load_balancer_type: 'network', subnets: [], subnet_mapping: [{ allocation_id: 'eipalloc-1' }] };
  const fixed = await told({ ...drawn, aws_lb: { ...drawn.aws_lb, a: mapped } });
  expect(fixed).toEqual('fqdn' in check ? [`asks-another aws_route53_health_check.h ${literal}`] : []);
  // A synthesised balancer may be there already.
  expect(mistakes(await networkOf(drawn, {}, 'made now'))).toEqual([]);
});

test('a name that leads to the record is its own, too', async () => {
  const outer = simple('outer', {
    alias: [{ name: '${aws_route53_record.primary.fqdn}', zone_id: 'Z', evaluate_target_health: true }],
  });
  const network = await built({ fqdn: 'outer.example.org.' }, { more: { outer } });
  expect(mistakes(network)).toEqual(['asks-own-name aws_route53_health_check.h']);
});

test('checkers do not reach an internal balancer', async () => {
  const drawn = failover({ fqdn: '${aws_lb.a.dns_name}' });
  const internal = { ...drawn, aws_lb: { ...drawn.aws_lb, a: { ...drawn.aws_lb['a'], internal: true } } };
  expect(mistakes(await networkOf(internal))).toEqual(['asks-inside aws_route53_health_check.h aws_lb.a']);
});

test('checkers do not get in at a port that no group of a machine opens', async () => {
  const rule = (port: number, from: object) => ({ from_port: port, to_port: port, protocol: 'tcp', ...from });
  const asked = async (ingress: object) => {
    const drawn = failover({ fqdn: '${aws_instance.a.public_dns}', type: 'TCP', port: 443 });
    const aws_instance = {
      ...drawn.aws_instance,
      a: { ...drawn.aws_instance.a, vpc_security_group_ids: ['${aws_security_group.g.id}'] },
    };
    const aws_security_group = { g: { vpc_id: '${aws_vpc.v.id}', ingress: [ingress] } };
    return mistakes(await networkOf({ ...drawn, aws_instance, aws_security_group }, unknown));
  };
  const world = { cidr_blocks: ['0.0.0.0/0'] };
  const closed = ['asks-closed-port aws_route53_health_check.h aws_instance.a'];
  expect(await asked(rule(443, world))).toEqual([]);
  expect(await asked(rule(80, world))).toEqual(closed);
  expect(await asked(rule(443, { cidr_blocks: ['10.0.0.0/8'] }))).toEqual(closed);
  expect(await asked(rule(443, { prefix_list_ids: ['pl-1'] }))).toEqual([]);
  expect(await asked(rule(443, { cidr_blocks: [open] }))).toEqual([]);
});
