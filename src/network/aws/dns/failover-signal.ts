import { greatest } from '../../../extremes.ts';
import { type Time, atOnce, never, time } from '../../../input/time.ts';
import { type Missing, allOf } from '../../fact.ts';
import type { Mistake } from '../../mistake.ts';
import type { Detection, Interval } from '../../network.ts';
import type { Setting } from '../../setting.ts';
import type { Range } from '../settings-or-missing.ts';

/** How the loss of an alternative is noticed, and how long until no client is sent there any more. */
export interface Watch {
  readonly detection: Detection;
  readonly switchTime: Time;
  /** What makes it take that long, where a resource says so. */
  readonly settings?: readonly Setting[];
}

/** A watch by its kindest reading, and what it may be instead in the worst world. */
export interface Signal extends Watch {
  readonly doubts: readonly Doubt[];
  /** A mistake in what should watch: why nothing is noticed, or what beside a good watch takes out what works. */
  readonly mistake?: Mistake;
}

export interface Doubt extends Watch {
  readonly missing: Missing;
  /** Where it is a mistake that is in doubt. */
  readonly mistake?: Mistake | undefined;
}

export function signal(detection: Detection, switchTime: Time, settings?: readonly Setting[]): Signal {
  return { detection, switchTime, doubts: [], ...(settings && settings.length > 0 && { settings }) };
}

/** Nothing notices. */
export const noSignal: Signal = signal('none', never);

/** Nothing notices, because of a mistake in what should. */
export function blind(mistake: Mistake): Signal {
  return { ...noSignal, mistake };
}

/** The kindest there is. */
export const noticedAtOnce: Signal = signal('end-to-end', atOnce);

/** `kind` in the best world, anything up to `harsh` in the worst, settled by `missing`. */
export function doubtful(kind: Signal, harsh: Signal, missing: Missing): Signal {
  const worst = harshest(harsh);
  if (equal(kind, worst)) return kind;
  const { detection, switchTime, settings } = worst;
  const { mistake } = harsh;
  const doubt = { detection, switchTime, missing, ...(settings && { settings }), ...(mistake && { mistake }) };
  return { ...kind, doubts: [...kind.doubts, doubt] };
}

/** A setting and its share of the time, by the same numbers. */
export interface Share extends Omit<Setting, 'seconds'> {
  readonly seconds: (...numbers: number[]) => number;
}

/**
 * A probe whose time depends on numbers that may be open: quickest by the least of each, slowest by the most. `shares` are
 * the settings that the time is made of.
 */
export function timed(
  detection: Detection,
  ranges: readonly Range[],
  seconds: (...numbers: number[]) => Interval,
  shares: readonly Share[],
): Signal {
  const by = (numbers: readonly number[]): Signal => {
    const settings = shares.map((share) => ({ ...share, seconds: share.seconds(...numbers) }));
    return signal(detection, time(...seconds(...numbers)), settings);
  };
  const kind = by(ranges.map(({ least }) => least));
  const open = allOf(...ranges.map(({ missing }) => missing));
  return open === undefined ? kind : doubtful(kind, by(ranges.map(({ most }) => most)), open);
}

/** Until `times` checks in a row have failed, one `every` so many seconds; the last waits `wait` for an answer. */
export function failedChecks(every = 0, times = 0, wait = 0): Interval {
  return [every * (times - 1), every * times + wait];
}

/** As good as the `k`-th best of several, in either world; nothing is noticed where there are fewer. */
export function kthBest(signals: readonly Signal[], k: number): Signal {
  const able = signals.filter(({ detection }) => detection !== 'none');
  const [only] = able;
  const nothing = signals.find(({ mistake }) => mistake !== undefined) ?? noSignal;
  if (only && able.length === 1) return k === 1 ? only : nothing;
  const kind = able.toSorted(byQuality)[k - 1];
  const harsh = signals.map(harshest).toSorted(byQuality)[k - 1];
  if (!kind || !harsh) return nothing;
  if (equal(kind, harsh)) return signal(kind.detection, kind.switchTime, kind.settings);
  const missing = allOf(...signals.flatMap(({ doubts }) => doubts.map((doubt) => doubt.missing)));
  return doubtful(signal(kind.detection, kind.switchTime, kind.settings), harsh, missing);
}

/** The bluntest detection of all readings, and the longest time. */
function harshest(of: Signal): Signal {
  const all: readonly Watch[] = [of, ...of.doubts];
  const bluntest = greatest(all.map((one) => quality.indexOf(one.detection)));
  const best = greatest(all.map(({ switchTime: { seconds } }) => seconds[0]));
  const worst = greatest(all.map(({ switchTime: { seconds } }) => seconds[1]));
  const slowest = all.find(({ switchTime: { seconds } }) => seconds[1] === worst);
  return signal(quality[bluntest] ?? 'none', time(best, worst), slowest?.settings);
}

const quality: readonly Detection[] = ['end-to-end', 'tcp', 'link-state', 'manual', 'none'];

/** What sees more first, then what is quicker. */
function byQuality(a: Watch, b: Watch): number {
  const order = quality.indexOf(a.detection) - quality.indexOf(b.detection);
  const [one, other] = [a.switchTime.seconds[1], b.switchTime.seconds[1]];
  return order === 0 && one !== other ? one - other : order;
}

function equal(a: Watch, b: Watch): boolean {
  const [one, other] = [a.switchTime.seconds, b.switchTime.seconds];
  return a.detection === b.detection && one[0] === other[0] && one[1] === other[1];
}
