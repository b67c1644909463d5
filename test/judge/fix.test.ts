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

test('what is unproven says what to do if it stands', () => {
  expect(onlyFinding(maybe('the route of web').build()).fix).toBe(
    `If it stands, add ${fixOf('single-router', 'aws_nat_gateway')?.slice('Add '.length)}`,
  );
});

test('a time that may be too long is measured first', () => {
  const drawn = sketch()
    .component('r', { role: 'router', recovery: [60, 600] })
    .group('web', { needs: ['r'] });
  expect(onlyFinding(drawn.service('web', { root: 'web' }).build()).fix).toBe(
    `Measure the time in a drill and set it under assumptions in nospof.yaml. If it stands, give ${fixOf('single-router')?.slice('Give '.length)}`,
  );
});

test('an abbreviation at the head of what to do keeps its capitals', () => {
  const unproven = { verdict: 'unproven', missing: ['x'], components: [] } as const;
  expect(fixFor({ fix: 'NAT gateways, one a zone.', fixes: new Map() }, unproven)).toBe(
    'If it stands, NAT gateways, one a zone.',
  );
});

test('machines that may be one pool', () => {
  const drawn = sketch();
  for (const one of ['a', 'b']) drawn.component(one, { role: 'compute', type: 'aws_instance', peers: 'ab' });
  const needs = [
    { any: ['a', 'b'] },
    ...['a', 'b'].map((one) => ({ any: [one], world: 'worst' as const, missing: 'one pool or two services' })),
  ];
  const found = onlyFinding(drawn.group('ab', { needs }).service('ab', { root: 'ab' }).build());
  expect(found.fix.split(' (')[0]).toBe('If they are one pool, declare it as one service in nospof.yaml');
});

test.each([
  ['aws_lb', 'Give nospof the plan that registers the targets too, or register them here'],
  ['aws_elb', 'Give nospof the plan that registers the instances too, or register them here'],
  [
    'aws_api',
    'Give nospof the plan or state that has what is missing too, or declare it under components in nospof.yaml.',
  ],
])('an %s with nothing behind it', (type, fix) => {
  const end = { policyRole: 'l7-proxy', message: 'nothing behind it', missing: ['the targets'] } as const;
  const drawn = sketch().component('entry', { role: 'l7-proxy', type, needs: [{ any: [] }] });
  const found = onlyFinding(drawn.service('entry', { root: 'entry' }).openEnd('entry', end).build());
  expect(found.fix.split(':')[0]).toBe(fix);
});
