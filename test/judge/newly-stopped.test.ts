import { expect, it } from 'vitest';
import { newlyStopped, type Stopping } from '../../src/judge/newly-stopped.ts';

/** An error about `part` that stops `services`. */
function about(part: string, services: string, other: Partial<Stopping> = {}): Stopping {
  return {
    severity: 'error',
    verdict: 'broken',
    fingerprint: part,
    parts: [],
    stops: services.split(' ').filter(Boolean),
    ...other,
  };
}

/** What the finding about the router newly stops; `exists` are all services after the change. */
function newAt(before: readonly Stopping[], after: readonly Stopping[], exists = 'shop orders'): string | undefined {
  const found = newlyStopped(before, after, new Set(exists.split(' ')));
  const [of] = [...found].filter(([one]) => one.fingerprint === 'router');
  return of?.[1].join(' ');
}

it('a service more on what was a single point of failure before', () => {
  expect(newAt([about('router', 'shop')], [about('router', 'shop orders')])).toBe('orders');
  expect(newAt([about('router', 'shop orders')], [about('router', 'shop orders')])).toBeUndefined();
  expect(newAt([about('router', 'shop orders')], [about('router', 'shop')])).toBeUndefined();
  // What is about another part is new by itself.
  expect(newAt([about('disk', 'shop')], [about('router', 'shop orders')])).toBeUndefined();
});

it('a part of what a finding was about, and several findings about its parts', () => {
  const two = { fingerprint: 'both', parts: ['router', 'gateway'] };
  expect(newAt([about('both', 'shop', two)], [about('router', 'shop orders')])).toBe('orders');
  expect(newAt([about('both', 'shop orders', two)], [about('router', 'shop orders')])).toBeUndefined();
  expect(
    newlyStopped([about('router', 'shop'), about('gateway', 'orders')], [about('both', 'shop orders', two)], undefined),
  ).toEqual(new Map());
});

it('a service in place of one that is gone stops nothing more, a second one does', () => {
  const before = [about('router', 'instance')];
  expect(newAt(before, [about('router', 'balancer')], 'balancer')).toBeUndefined();
  expect(newAt(before, [about('router', 'balancer')], 'balancer instance')).toBe('balancer');
  expect(newAt(before, [about('router', 'balancer orders')], 'balancer orders')).toBe('balancer orders');
  // Where other inputs may have it, none is gone.
  expect(newlyStopped(before, [about('router', 'balancer')], undefined).size).toBe(1);
});

it('what stopped a service before, and is mended, gives way to what comes next', () => {
  const before = [about('router', 'shop'), about('disk', 'orders')];
  const after = about('router', 'shop orders');
  expect(newAt(before, [after])).toBeUndefined();
  expect(newAt(before, [after, about('disk', 'orders')])).toBe('orders');
  // A warning that is mended makes no room for an error, nor an open question for an answer.
  expect(newAt([before[0]!, about('disk', 'orders', { severity: 'warning' })], [after])).toBe('orders');
  expect(newAt([before[0]!, about('disk', 'orders', { verdict: 'unproven' })], [after])).toBe('orders');
});

it('information stops nothing that counts, and what was not recorded is not compared', () => {
  const info = { severity: 'info' } as const;
  expect(newAt([about('router', 'shop', info)], [about('router', 'shop orders', info)])).toBeUndefined();
  expect(newAt([about('router', '', { stops: undefined })], [about('router', 'shop orders')])).toBeUndefined();
});
