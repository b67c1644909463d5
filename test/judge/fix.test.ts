import { expect, test } from 'vitest';
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

test('what is unproven is settled first', () => {
  expect(onlyFinding(maybe('the route of web').build()).fix).toBe(
    `First settle it: give nospof the plan or state that shows what is open, or declare it in nospof.yaml. If the finding stands: ${fixOf('single-router', 'aws_nat_gateway')}`,
  );
});

test('a time that may be too long is measured first', () => {
  const drawn = sketch()
    .component('r', { role: 'router', recovery: [60, 600] })
    .group('web', { needs: ['r'] });
  expect(onlyFinding(drawn.service('web', { root: 'web' }).build()).fix).toBe(
    `First settle it: measure the time in a drill and set it under assumptions in nospof.yaml. If the finding stands: ${fixOf('single-router')}`,
  );
});
