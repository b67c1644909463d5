import { expect, test } from 'vitest';
import { fixFor } from '../../src/judge/fix.ts';
import { readPolicies } from '../../src/judge/packs.ts';
import { onlyFinding, sketch } from './judged.ts';

const { defined } = await readPolicies();

function fixOf(id: string, type?: string): string | undefined {
  const policy = defined.find((one) => one.id === id);
  return type === undefined ? policy?.fix : policy?.fixes.get(type);
}

function router(type: string) {
  return sketch()
    .component('r', { role: 'router', type })
    .group('web', { needs: ['r'] })
    .service('web', { root: 'web' });
}

test('what to do follows the type of what failed', () => {
  expect(onlyFinding(router('aws_nat_gateway').build()).fix).toBe(fixOf('single-router', 'aws_nat_gateway'));
  expect(onlyFinding(router('aws_customer_gateway').build()).fix).toBe(fixOf('single-router', 'aws_customer_gateway'));
});

test('a part of a resource may have a text of its own', () => {
  const policy = defined.find(({ id }) => id === 'single-component');
  const [service] = sketch().component('d', { type: 'aws_ecs_service' }).build().components;
  if (!policy || !service) throw new Error('both are there');
  const components = [{ ...service, title: { is: 'deployment', of: 'aws_ecs_service.s' } } as const];
  const text = policy.fixes.get('aws_ecs_service#deployment');
  expect(text).toBeDefined();
  expect(fixFor(policy, { verdict: 'broken', missing: [], components })).toEqual({ does: 'as-the-policy-says', text });
  // What a known value allows may happen: nothing is to be found out first.
  const allowed = { is: 'allowed-by', of: 'aws_ecs_service.s', path: 'deployment_minimum_healthy_percent' } as const;
  const open = { is: 'argument', of: 'aws_ecs_service.s', path: 'desired_count' } as const;
  const found = { verdict: 'unproven', components } as const;
  expect(fixFor(policy, { ...found, missing: [allowed] })).toEqual({ does: 'as-the-policy-says', text });
  expect(fixFor(policy, { ...found, missing: [allowed, open] })).toEqual({ does: 'settle-first', text });
});

test('a type without a text of its own takes the default', () => {
  expect(onlyFinding(router('aws_other').build()).fix).toBe(fixOf('single-router'));
});

test('no text names another kind of router than the one that failed', () => {
  expect(fixOf('single-router', 'aws_nat_gateway')).not.toMatch(/customer_gateway|vpn_connection|attachment/);
});

function maybe(missing: string) {
  return sketch()
    .component('r', { role: 'router', type: 'aws_nat_gateway' })
    .group('web', { needs: [{ any: ['r'], world: 'worst', missing }] })
    .service('web', { root: 'web' });
}

test('what is unproven says what to do if it is confirmed', () => {
  expect(onlyFinding(maybe('route of web').build()).fix).toBe(
    `Resolve the unknown first; this fix applies only if the finding remains. ${fixOf('single-router', 'aws_nat_gateway')}`,
  );
});

test('a time that may be too long is measured first', () => {
  const drawn = sketch()
    .component('r', { role: 'router', recovery: [60, 600] })
    .group('web', { needs: ['r'] });
  expect(onlyFinding(drawn.service('web', { root: 'web', rtoWithinSite: 180 }).build()).fix).toBe(
    `Measure the recovery time in a drill and set it under assumptions in nospof.yaml; this fix applies only if the time exceeds the limit. ${fixOf('single-router')}`,
  );
});

test('machines that may be one pool', () => {
  const drawn = sketch();
  for (const one of ['a', 'b']) drawn.component(one, { role: 'compute', type: 'aws_instance', peers: 'ab' });
  const needs = [
    { any: ['a', 'b'] },
    ...['a', 'b'].map((one) => ({ any: [one], world: 'worst' as const, missing: 'pool of ab' })),
  ];
  const found = onlyFinding(drawn.group('ab', { needs }).service('ab', { root: 'ab' }).build());
  expect(found.fix.split(' (')[0]).toBe('If the instances form one pool, declare the pool as a service in nospof.yaml');
});

test.each([
  ['aws_lb', 'Also give nospof the plan that registers the targets, or register them in this plan'],
  ['aws_elb', 'Also give nospof the plan that registers the instances, or register them in this plan'],
  [
    'aws_api',
    'Also give nospof the plan or state that contains the missing resources, or declare them under components in nospof.yaml.',
  ],
])('an %s with nothing behind it', (type, fix) => {
  const end = { policyRole: 'l7-proxy', missing: ['targets of entry'] } as const;
  const drawn = sketch().component('entry', { role: 'l7-proxy', type, needs: [{ any: [] }] });
  const found = onlyFinding(drawn.service('entry', { root: 'entry' }).openEnd('entry', end).build());
  expect(found.fix.split(':')[0]).toBe(fix);
});

test('a pool of one that lists several zones needs members, not subnets', () => {
  const drawn = (listedZones: number) =>
    sketch().component('g', { type: 'aws_autoscaling_group', listedZones }).service('web', { root: 'g' }).build();
  expect(onlyFinding(drawn(3)).fix).toBe(fixOf('single-component', 'aws_autoscaling_group#zones'));
  expect(onlyFinding(drawn(1)).fix).toBe(fixOf('single-component', 'aws_autoscaling_group'));
});

test('a pool of two in one zone needs subnets, not members', () => {
  const member = { address: 'g', type: 'aws_autoscaling_group', domains: ['zone:a'], listedZones: 1 };
  const drawn = sketch()
    .component('g1', member)
    .component('g2', member)
    .group('web', { needs: [['g1', 'g2']] });
  expect(onlyFinding(drawn.service('web', { root: 'web' }).build()).fix).toBe(
    fixOf('single-zone', 'aws_autoscaling_group'),
  );
});

test('where a second line is there, what moves the traffic to it is lacking', () => {
  const drawn = sketch();
  for (const one of ['a', 'b']) {
    drawn.component(`vpn-${one}`, { role: 'link', type: 'aws_vpn_connection', tie: one, needs: [`router-${one}`] });
    drawn.component(`router-${one}`, { role: 'router', type: 'aws_customer_gateway', tie: one });
  }
  const way = { needs: [['vpn-a', 'vpn-b'], 'vpn-a'] };
  const found = onlyFinding(drawn.group('way', way).service('line', { root: 'way' }).build());
  expect([found.addresses, found.fix]).toEqual([
    ['router-a', 'vpn-a'],
    fixOf('single-router', 'aws_customer_gateway#second'),
  ]);
});

test('where other NAT gateways serve nothing, routes are lacking', () => {
  const nat = { role: 'router', type: 'aws_nat_gateway' } as const;
  const drawn = sketch()
    .component('a', nat)
    .component('b', nat)
    .group('web', { needs: ['a'] });
  expect(onlyFinding(drawn.service('web', { root: 'web' }).build()).fix).toBe(
    fixOf('single-router', 'aws_nat_gateway#idle'),
  );
});
