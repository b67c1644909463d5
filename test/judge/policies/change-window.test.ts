import { expect, it } from 'vitest';
import { changed, stated } from './changes-stated.ts';

const found = (times: string, hours: string) =>
  stated('change-window', changed(`steps: [{ does: update, to: [a], down: 1h }], ${times}`, `hours: { ${hours} },`));

// 16 November 2023 was a Thursday.
it.each([
  ['', "open: '09:00'", 'when it begins is not stated; for how long its result is watched is not stated'],
  ["at: '2023-11-16T19:00:00+09:00'", "open: '09:00'", 'for how long its result is watched is not stated'],
  ["at: '2023-11-16T17:59:00+09:00', watch: 1h", "open: '09:00', close: '18:00'", 'login is open from 09:00 to 18:00'],
  ["at: '2023-11-16T08:30:00+09:00', watch: 1m", "open: '09:00', close: '18:00'", 'login is open from 09:00 to 18:00'],
  [
    "at: '2023-11-17T02:00:00+09:00', watch: 361m",
    "open: '09:00'",
    'the work and watching its result take 7 h, but login opens at 2023-11-17 09:00',
  ],
  [
    "at: '2023-11-18T02:00:00+09:00', watch: 24h",
    "open: '09:00', critical: [2023-11-17..2023-11-18]",
    'on 2023-11-18, login must not be changed',
  ],
])('fails: %s with %s', async (times, hours, problem) => {
  expect(await found(times, hours)).toEqual([`broken nospof.yaml:5: The change is made at a bad time: ${problem}`]);
});

it.each([
  ["at: '2023-11-16T18:00:00+09:00', watch: 14h", "open: '09:00', close: '18:00'"],
  ["at: '2023-11-17T02:00:00+09:00', watch: 6h", "open: '09:00', close: '18:00'"],
  ["at: '2023-11-18T02:00:00+09:00', watch: 24h", "open: '09:00', critical: [2023-11-19]"],
  ["at: '2023-11-16T12:00:00+09:00', watch: 24h", "open: '00:00', close: '23:59'"],
])('passes: %s with %s', async (times, hours) => {
  expect(await found(times, hours)).toEqual([]);
});
