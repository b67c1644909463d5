import { expect, test } from 'vitest';
import type { Network } from '../../../../src/network/network.ts';
import { say } from '../../../networks.ts';
import { breaking, networkOf, subnets } from '../../deploy.ts';
import { missing, open, unknown } from '../../settle.ts';
import { machine } from '../balanced.ts';

const forever = [Infinity, Infinity];

/** `www` leads to address a, then to b when a is called unhealthy. Time to live 20 seconds. */
function failover(options: {
  readonly check?: object;
  readonly record?: object;
  readonly second?: object;
  readonly rest?: object;
}) {
  const record = (instance: string, type: string) => ({
    zone_id: 'Z1',
    name: 'www.example.org',
    type: 'A',
    ttl: 20,
    set_identifier: instance,
    failover_routing_policy: [{ type }],
    records: [`\${aws_eip.${instance}.public_ip}`],
  });
  return {
    ...subnets('zone-a', 'zone-b'),
    aws_instance: { a: machine('a'), b: machine('b') },
    aws_eip: { a: { instance: '${aws_instance.a.id}' }, b: { instance: '${aws_instance.b.id}' } },
    aws_route53_health_check: { h: { type: 'HTTPS', fqdn: '${aws_eip.a.public_dns}', ...options.check } },
    aws_route53_record: {
      a: { ...record('a', 'PRIMARY'), health_check_id: '${aws_route53_health_check.h.id}', ...options.record },
      b: { ...record('b', 'SECONDARY'), ...options.second },
    },
    ...options.rest,
  };
}

const built = (options: Parameters<typeof failover>[0]): Promise<Network> => networkOf(failover(options), unknown);
const loss = async (options: Parameters<typeof failover>[0]) => breaking(await built(options), 0)['aws_instance.a'];

/** How the loss of the primary is noticed: detection and what is open about it. */
async function watched(options: Parameters<typeof failover>[0]): Promise<readonly unknown[]> {
  const { components } = await built(options);
  const name = components.find(({ id }) => id.startsWith('name '));
  return (name?.needs ?? []).map(({ detection, missing: facts }) => [detection, facts?.map(say.fact)]);
}

test('interval times threshold, then the time to live', async () => {
  expect(await loss({})).toEqual([110, 110]);
  expect(await loss({ check: { request_interval: 10, failure_threshold: 2 } })).toEqual([40, 40]);
});

test('of several answers clients try the next, of one they wait until they forget it', async () => {
  const role = { failover_routing_policy: undefined, multivalue_answer_routing_policy: true };
  const second = { ...role, health_check_id: '${aws_route53_health_check.h.id}' };
  expect(await loss({ record: { ttl: 600 } })).toEqual([690, 690]);
  expect(await loss({ record: { ...role, ttl: 600 }, second })).toEqual([90, 690]);
});

test.each([
  ['check', 'request_interval', [50, 110], 'aws_route53_health_check.h'],
  ['check', 'failure_threshold', [50, 320], 'aws_route53_health_check.h'],
  ['record', 'ttl', [90, 172_890], 'aws_route53_record.a'],
])('%s: an open %s is the quickest and the slowest there is', async (place, argument, expected, address) => {
  const network = await built({ [place]: { [argument]: open } });
  expect(breaking(network, 0)['aws_instance.a']).toEqual(expected);
  expect(missing(network, 'aws_instance.a', 100)).toEqual([`${argument} of ${address}`]);
});

test.each(['disabled', 'invert_healthcheck'])('a check that is %s tells nothing', async (argument) => {
  expect(await loss({ check: { [argument]: true } })).toEqual(forever);
  const network = await built({ check: { [argument]: open } });
  expect(breaking(network)['aws_instance.a']).toEqual([110, Infinity]);
  expect(missing(network, 'aws_instance.a')).toEqual([`${argument} of aws_route53_health_check.h`]);
});

test('the type of a check: TCP sees less, a routing control is a person, open may be either', async () => {
  expect(await watched({})).toEqual([['end-to-end', undefined]]);
  expect(await watched({ check: { type: 'TCP' } })).toEqual([['tcp', undefined]]);
  expect(await loss({ check: { type: 'RECOVERY_CONTROL' } })).toEqual([600, 3600]);
  const facts = ['type of aws_route53_health_check.h'];
  expect(await watched({ check: { type: open } })).toEqual([
    ['end-to-end', undefined],
    ['tcp', facts],
  ]);
  expect(await watched({ check: { type: open, fqdn: undefined } })).toEqual([
    ['end-to-end', undefined],
    ['manual', facts],
  ]);
});

test('whether there is a check at all is open', async () => {
  const network = await built({ record: { health_check_id: open } });
  // In the best world it is the only check there is.
  expect(breaking(network)['aws_instance.a']).toEqual([110, Infinity]);
  expect(missing(network, 'aws_instance.a')).toEqual(['health_check_id of aws_route53_record.a']);
  expect(await loss({ record: { health_check_id: undefined } })).toEqual(forever);
  expect(await loss({ record: { health_check_id: 'elsewhere' } })).toEqual([60, 150]);
});

/** A calculated check over `children`. */
function calculated(children: Readonly<Record<string, object>>, threshold: unknown) {
  const checks = Object.fromEntries(
    Object.entries(children).map(([name, child]) => [
      name,
      { type: 'HTTPS', fqdn: '${aws_eip.a.public_dns}', ...child },
    ]),
  );
  const parent = {
    type: 'CALCULATED',
    child_healthchecks: Object.keys(children).map((name) => `\${aws_route53_health_check.${name}.id}`),
    ...(threshold === undefined ? {} : { child_health_threshold: threshold }),
  };
  return { rest: { aws_route53_health_check: { ...checks, h: parent } } };
}

test('a calculated check is as good as the children it waits for', async () => {
  const children = { quick: { request_interval: 10 }, slow: {} };
  // Both must be healthy: the first that fails decides. One is enough: the last.
  expect(await loss(calculated(children, 2))).toEqual([50, 50]);
  expect(await loss(calculated(children, 1))).toEqual([110, 110]);
  expect(await loss(calculated(children, 0))).toEqual(forever);
  expect(await loss(calculated({ quick: { request_interval: 10 }, dead: { disabled: true } }, 2))).toEqual([50, 50]);
  expect(await loss(calculated({ quick: { request_interval: 10 }, dead: { disabled: true } }, 1))).toEqual(forever);
});

test('a calculated check whose threshold is not stated may never be unhealthy', async () => {
  for (const threshold of [undefined, open]) {
    const network = await built(calculated({ one: {} }, threshold));
    expect(breaking(network)['aws_instance.a']).toEqual([110, Infinity]);
    expect(missing(network, 'aws_instance.a')).toEqual(['child_health_threshold of aws_route53_health_check.h']);
  }
});

test('what is open about a child is open about its parent', async () => {
  const network = await built(calculated({ one: { disabled: open } }, 1));
  expect(breaking(network)['aws_instance.a']).toEqual([110, Infinity]);
  expect(missing(network, 'aws_instance.a')).toEqual(['disabled of aws_route53_health_check.one']);
});

/** A check of an alarm: 3 times 60 seconds. */
function alarmed(check: object, alarm: object = {}) {
  const name = '${aws_cloudwatch_metric_alarm.m.alarm_name}';
  return {
    check: { type: 'CLOUDWATCH_METRIC', fqdn: undefined, cloudwatch_alarm_name: name, ...check },
    rest: { aws_cloudwatch_metric_alarm: { m: { alarm_name: 'm', period: 60, evaluation_periods: 3, ...alarm } } },
  };
}

test('an alarm in the Region it judges falls silent with it, unless silence is a failure', async () => {
  const network = await built(alarmed({}));
  expect(breaking(network)['aws_instance.a']).toEqual([180, Infinity]);
  expect(missing(network, 'aws_instance.a', 200)).toEqual([
    'insufficient_data_health_status of aws_route53_health_check.h, whose alarm is in the Region that it monitors',
  ]);
  expect(await loss(alarmed({ insufficient_data_health_status: 'Unhealthy' }))).toEqual([180, 200]);
  expect(await loss(alarmed({}, { datapoints_to_alarm: 2, region: 'us-east-1' }))).toEqual([120, 140]);
});

test('whether an alarm sees a service that answers badly the plan does not tell', async () => {
  expect(await watched(alarmed({ insufficient_data_health_status: 'Unhealthy' }))).toEqual([
    ['end-to-end', undefined],
    ['tcp', ['what aws_cloudwatch_metric_alarm.m monitors']],
  ]);
});

test('an alarm that is not named may be none', async () => {
  const network = await built(alarmed({ cloudwatch_alarm_name: open }));
  expect(breaking(network)['aws_instance.a']).toEqual([60, Infinity]);
  expect(missing(network, 'aws_instance.a')).toEqual(['cloudwatch_alarm_name of aws_route53_health_check.h']);
});

const weighted = (weight: unknown) => ({ failover_routing_policy: undefined, weighted_routing_policy: [{ weight }] });

test('only a member that is not watched keeps its share when it is dead', async () => {
  const found = breaking(await built({ record: weighted(50), second: weighted(50) }), 0);
  expect(found).toEqual({
    'aws_instance.a': [110, 110],
    'aws_instance.b': forever,
    'zone zone-a': [110, 110],
    'zone zone-b': forever,
  });
});

test('a weight of 0 waits for the others; an open one may', async () => {
  expect(Object.keys(breaking(await built({ record: weighted(50), second: weighted(0) }), 0))).toEqual([
    'aws_instance.a',
    'zone zone-a',
  ]);
  const network = await built({ record: weighted(50), second: weighted(open) });
  expect(breaking(network)['aws_instance.b']).toEqual([0, Infinity]);
  expect(missing(network, 'aws_instance.b')).toEqual(['weighted_routing_policy.weight of aws_route53_record.b']);
});

test('of two failover records one is the primary, and which is not known', async () => {
  const role = (type: unknown) => ({ failover_routing_policy: [{ type }] });
  // The other is the secondary, so this is the primary.
  expect(await loss({ record: role(open) })).toEqual([110, 110]);
  const second = breaking(await built({ second: role(open) }), 0);
  expect(second['aws_instance.b']).toBeUndefined();
  const network = await built({ record: role(open), second: role(open) });
  expect(breaking(network)['aws_instance.b']).toEqual([0, Infinity]);
  expect(missing(network, 'aws_instance.b')).toEqual(['failover_routing_policy.type of aws_route53_record.b']);
});

test('a secondary is needed only where nothing is behind a primary that leads out of the inputs', async () => {
  const network = await built({ record: { records: ['203.0.113.10'] } });
  expect(breaking(network)['aws_instance.b']).toEqual([0, Infinity]);
  expect(missing(network, 'aws_instance.b')).toEqual(['what aws_route53_record.a points to']);
});

test('an alias of another record is as healthy as that', async () => {
  const alias = [{ name: '${aws_route53_record.inner.fqdn}', zone_id: 'Z1', evaluate_target_health: true }];
  const primary = { records: undefined, ttl: undefined, health_check_id: undefined, alias };
  const inner = (more: object) => ({
    zone_id: 'Z1',
    name: 'inner.example.org',
    type: 'A',
    ttl: 20,
    records: ['${aws_eip.a.public_ip}'],
    ...more,
  });
  const withInner = async (more: object) => {
    const { aws_route53_record: records, ...rest } = failover({ record: primary });
    return breaking(await networkOf({ ...rest, aws_route53_record: { ...records, inner: inner(more) } }), 0);
  };
  expect((await withInner({}))['aws_instance.a']).toEqual(forever);
  const checked = { health_check_id: '${aws_route53_health_check.h.id}' };
  expect((await withInner(checked))['aws_instance.a']).toEqual([150, 150]);
});
