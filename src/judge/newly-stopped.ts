import { push } from '../multimap.ts';
import { keysOf, type Told, weightOf } from './known-findings.ts';

/** A finding, with what it stops. */
export interface Stopping extends Told {
  /** The services by which it weighs what it weighs; undefined where an earlier nospof did not record them. */
  readonly stops: readonly string[] | undefined;
}

/**
 * Services that a finding stops and did not stop before, by finding: a service of its own is new to a part that always was the only
 * one. Findings with as many services as before, or fewer, are left out.
 *
 * - A service whose name is gone has taken another: a load balancer in front of an instance is what clients reach from then on.
 * - A service that was stopped by something that is mended is now stopped by what comes next: that is no new harm to it.
 * - Information weighs nothing, whatever it is about.
 * @param exists names of all services there are after the change; undefined where they are not all known
 */
export function newlyStopped<T extends Stopping>(
  before: readonly Stopping[],
  after: readonly T[],
  exists: ReadonlySet<string> | undefined,
): ReadonlyMap<T, readonly string[]> {
  const earlier = byKey(before);
  const later = byKey(after);
  const mended = mendedOf(before, later);
  const found = new Map<T, readonly string[]>();
  for (const one of after) {
    const same = new Set(keysOf(one).flatMap((key) => earlier.get(key) ?? []));
    if (one.severity === 'info' || same.size === 0 || [...same].some(({ stops }) => stops === undefined)) continue;
    const stopped = new Set([...same].flatMap(({ stops = [] }) => stops));
    const weight = weightOf(one);
    const more = (one.stops ?? []).filter((name) => !stopped.has(name) && (mended.get(name) ?? 0) < weight);
    const gone = exists === undefined ? 0 : [...stopped].filter((name) => !exists.has(name)).length;
    if (more.length > gone) found.set(one, more.toSorted());
  }
  return found;
}

/** By service the weight of the heaviest finding that stopped it, and that stops it no more. */
function mendedOf(
  before: readonly Stopping[],
  later: ReadonlyMap<string, readonly Stopping[]>,
): ReadonlyMap<string, number> {
  const mended = new Map<string, number>();
  for (const one of before) {
    const still = new Set(keysOf(one).flatMap((key) => later.get(key)?.flatMap(({ stops = [] }) => stops) ?? []));
    for (const name of one.stops ?? []) {
      if (!still.has(name)) mended.set(name, Math.max(weightOf(one), mended.get(name) ?? 0));
    }
  }
  return mended;
}

function byKey(findings: readonly Stopping[]): ReadonlyMap<string, readonly Stopping[]> {
  const found = new Map<string, Stopping[]>();
  for (const one of findings) for (const key of keysOf(one)) push(found, key, one);
  return found;
}
