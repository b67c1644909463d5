import { expect, test } from 'vitest';
import type { Network } from '../../../../src/network/network.ts';
import { say } from '../../../networks.ts';
import { breaking, networkOf, subnets } from '../../deploy.ts';
import { missing, open, unknown } from '../../settle.ts';
import { balanced, machine } from '../balanced.ts';

/** How long the loss of one of two targets is felt; cross-zone, so that no node matters. */
async function loss(group: object, limit = 0): Promise<readonly [number, number] | undefined> {
  return breaking(await behind(group), limit)['aws_instance.a'];
}

function behind(group: object): Promise<Network> {
  return networkOf(balanced({ group, balancer: { enable_cross_zone_load_balancing: true } }), unknown);
}

/** How a node notices the loss of a target, in the best world and what it may be in the worst. */
async function watches(group: object): Promise<readonly unknown[]> {
  const network = await behind(group);
  const node = network.components.find(({ id }) => id.endsWith('aws_lb.n@zone:zone-a'));
  return (node?.needs ?? []).map(({ detection, missing: facts }) => [detection, facts?.map(say.fact)]);
}

test('without a health check block the service decides: 30 seconds, twice, by TCP', async () => {
  expect(await loss({})).toEqual([30, 70]);
  expect(await watches({})).toEqual([['tcp', undefined]]);
  expect(await watches({ protocol: 'HTTP' })).toEqual([['end-to-end', undefined]]);
});

test('with one the provider does: three times, by HTTP', async () => {
  expect(await loss({ health_check: [{ path: '/' }] })).toEqual([60, 96]);
  expect(await watches({ health_check: [{ path: '/' }] })).toEqual([['end-to-end', undefined]]);
  const written = { protocol: 'TCP', interval: 10, unhealthy_threshold: 2, timeout: 5 };
  expect(await loss({ health_check: [written] })).toEqual([10, 25]);
});

test.each([
  ['interval', [5, 610]],
  ['unhealthy_threshold', [10, 110]],
  ['timeout', [10, 140]],
])('an open %s is the quickest and the slowest AWS accepts', async (argument, expected) => {
  const check = { interval: 10, unhealthy_threshold: 2, timeout: 10, [argument]: open };
  const network = await behind({ health_check: [check] });
  expect(breaking(network, 0)['aws_instance.a']).toEqual(expected);
  expect(missing(network, 'aws_instance.a', 60)).toEqual([`health_check.${argument} of aws_lb_target_group.t`]);
});

test('an open protocol may not see a service that answers badly', async () => {
  expect(await watches({ health_check: [{ protocol: open }] })).toEqual([
    ['end-to-end', undefined],
    ['tcp', ['health_check.protocol of aws_lb_target_group.t']],
  ]);
  expect(await watches({ protocol: open })).toEqual([
    ['end-to-end', undefined],
    ['tcp', ['protocol of aws_lb_target_group.t']],
  ]);
});

test('a check that may be switched off may notice nothing', async () => {
  const network = await behind({ health_check: [{ enabled: open }] });
  expect(breaking(network)['aws_instance.a']).toEqual([60, Infinity]);
  expect(missing(network, 'aws_instance.a')).toEqual(['health_check.enabled of aws_lb_target_group.t']);
  expect(await loss({ health_check: [{ enabled: false }] })).toEqual([Infinity, Infinity]);
});

test('classic: the protocol stands before what is open', async () => {
  const machines = { a: machine('a'), b: machine('b') };
  const elb = (check: object) => ({
    subnets: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'],
    instances: ['${aws_instance.a.id}', '${aws_instance.b.id}'],
    health_check: [{ interval: 10, unhealthy_threshold: 3, timeout: 5, ...check }],
  });
  const of = (check: object, planDiffers?: string) =>
    networkOf(
      { ...subnets('zone-a', 'zone-b'), aws_instance: machines, aws_elb: { e: elb(check) } },
      unknown,
      planDiffers,
    );
  const seen = async (target: string, planDiffers?: string) =>
    (await of({ target }, planDiffers)).components
      .find(({ id }) => id.endsWith('aws_elb.e@zone:zone-a'))
      ?.needs.map(({ detection, missing: facts }) => [detection, facts?.map(say.fact)]);
  expect(await seen('HTTP:80/up')).toEqual([['end-to-end', undefined]]);
  expect(await seen('TCP:80')).toEqual([['tcp', undefined]]);
  expect(await seen(`HTTP:${open}/up`, 'a plan has nothing of a text that is not known as a whole')).toEqual([
    ['end-to-end', undefined],
  ]);
  expect(await seen(open)).toEqual([
    ['end-to-end', undefined],
    ['tcp', ['health_check.target of aws_elb.e']],
  ]);
  const network = await of({ target: 'TCP:80', interval: open });
  expect(breaking(network)['aws_instance.a']).toEqual([10, 905]);
  expect(missing(network, 'aws_instance.a')).toEqual(['health_check.interval of aws_elb.e']);
});
