import type { Detection, Interval } from '../../network.ts';
import { atOnce, never } from '../../builder.ts';
import type { Range } from '../reading.ts';

/** How the loss of an alternative is noticed, and how long until nobody is sent there any more. */
export interface Watch {
  readonly detection: Detection;
  readonly switchTime: Interval;
}

/** A watch by its kindest reading, and what it may be instead in the worst world. */
export interface Signal extends Watch {
  readonly doubts: readonly Doubt[];
}

export interface Doubt extends Watch {
  readonly missing: string;
}

export function signal(detection: Detection, switchTime: Interval): Signal {
  return { detection, switchTime, doubts: [] };
}

/** Nobody notices. */
export const noSignal: Signal = signal('none', never);

/** The kindest there is. */
export const noticedAtOnce: Signal = signal('end-to-end', atOnce);

/** `kind` in the best world, anything up to `harsh` in the worst, settled by `missing`. */
export function doubtful(kind: Signal, harsh: Signal, missing: string): Signal {
  const worst = harshest(harsh);
  if (equal(kind, worst)) return kind;
  return { ...kind, doubts: [...kind.doubts, { detection: worst.detection, switchTime: worst.switchTime, missing }] };
}

/** A probe whose time depends on numbers that may be open: quickest by the least of each, slowest by the most. */
export function timed(
  detection: Detection,
  ranges: readonly Range[],
  seconds: (...numbers: number[]) => Interval,
): Signal {
  const kind = signal(detection, seconds(...ranges.map(({ least }) => least)));
  const open = ranges.flatMap(({ missing }) => missing ?? []);
  if (open.length === 0) return kind;
  const harsh = signal(detection, seconds(...ranges.map(({ most }) => most)));
  return doubtful(kind, harsh, open.join(', '));
}

/** Until `times` checks in a row have failed, one `every` so many seconds; the last waits `wait` for an answer. */
export function failedChecks(every = 0, times = 0, wait = 0): Interval {
  return [every * (times - 1), every * times + wait];
}

/** As good as the `k`-th best of several, in either world; nothing is noticed where there are fewer. */
export function kthBest(signals: readonly Signal[], k: number): Signal {
  const able = signals.filter((one) => one !== noSignal);
  const [only] = able;
  if (only && able.length === 1) return k === 1 ? only : noSignal;
  const kind = signals.toSorted(byQuality)[k - 1];
  const harsh = signals.map(harshest).toSorted(byQuality)[k - 1];
  if (!kind || !harsh) return noSignal;
  if (equal(kind, harsh)) return signal(kind.detection, kind.switchTime);
  const missing = new Set(signals.flatMap(({ doubts }) => doubts.map((doubt) => doubt.missing)));
  return doubtful(
    signal(kind.detection, kind.switchTime),
    signal(harsh.detection, harsh.switchTime),
    [...missing].join(', '),
  );
}

/** The bluntest detection of all readings, and the longest time. */
function harshest({ detection, switchTime, doubts }: Signal): Signal {
  const all = [{ detection, switchTime }, ...doubts];
  const bluntest = Math.max(...all.map((one) => quality.indexOf(one.detection)));
  return signal(quality[bluntest] ?? 'none', [
    Math.max(...all.map((one) => one.switchTime[0])),
    Math.max(...all.map((one) => one.switchTime[1])),
  ]);
}

const quality: readonly Detection[] = ['end-to-end', 'tcp', 'link-state', 'manual', 'none'];

/** What sees more first, then what is quicker. */
function byQuality(a: Watch, b: Watch): number {
  const order = quality.indexOf(a.detection) - quality.indexOf(b.detection);
  return order === 0 && a.switchTime[1] !== b.switchTime[1] ? a.switchTime[1] - b.switchTime[1] : order;
}

function equal(a: Watch, b: Watch): boolean {
  return a.detection === b.detection && a.switchTime[0] === b.switchTime[0] && a.switchTime[1] === b.switchTime[1];
}
