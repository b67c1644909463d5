import { expect, test } from 'vitest';
import { time } from '../../../../src/input/time.ts';
import {
  type Signal,
  doubtful,
  kthBest,
  noSignal,
  signal,
  timed,
} from '../../../../src/network/aws/dns/failover-signal.ts';

const quick = signal('end-to-end', time(10, 20));
const slow = signal('end-to-end', time(90, 110));
const blunt = signal('tcp', time(5, 5));

const interval = [{ is: 'argument', of: 'a', path: 'interval' }] as const;
const enabled = [{ is: 'argument', of: 'a', path: 'enabled' }] as const;

test('what sees more is better than what is quicker', () => {
  expect(kthBest([blunt, slow, quick], 1)).toEqual(quick);
  expect(kthBest([blunt, slow, quick], 2)).toEqual(slow);
  expect(kthBest([blunt, slow, quick], 3)).toEqual(blunt);
  expect(kthBest([quick], 2)).toBe(noSignal);
  expect(kthBest([], 1)).toBe(noSignal);
});

test('beside what is blind a signal keeps its doubts as they are', () => {
  const open = doubtful(doubtful(quick, slow, interval), noSignal, enabled);
  expect(kthBest([noSignal, open], 1)).toBe(open);
  expect(kthBest([noSignal, open], 2)).toBe(noSignal);
});

test('in the worst world each signal is at its harshest', () => {
  const open = doubtful(quick, noSignal, enabled);
  expect(kthBest([open, slow], 1)).toEqual({ ...quick, doubts: [{ ...watch(slow), missing: enabled }] });
  expect(kthBest([open, slow], 2)).toEqual({ ...slow, doubts: [{ ...watch(noSignal), missing: enabled }] });
});

test('numbers that are open make a quickest and a slowest time, and name what is open', () => {
  const every = { least: 10, most: 30, missing: interval };
  const times = { least: 3, most: 3 };
  const made = timed('tcp', [every, times], (a = 0, b = 0) => [a * b, a * b + 1], []);
  expect(made).toEqual({
    detection: 'tcp',
    switchTime: time(30, 31),
    doubts: [{ detection: 'tcp', switchTime: time(90, 91), missing: interval }],
  });
});

test('a doubt that changes nothing is none', () => {
  expect(doubtful(quick, quick, interval)).toBe(quick);
});

function watch({ detection, switchTime }: Signal) {
  return { detection, switchTime };
}
