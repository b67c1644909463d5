import type { Seconds } from '../network/network.ts';
import { counts, type Failure, ownOutage } from '../simulate/failure.ts';
import { type Model, Part } from '../simulate/world-model.ts';
import { needOutage } from '../simulate/need-outage.ts';
import { groupBy } from '../multimap.ts';
import type { Outages } from '../simulate/outage.ts';

/** Parts that are looked at for one outage at most, besides the roots. */
const REACH = 10_000;

/**
 * Names of the assumptions that the outages of some roots rest on: with another value of theirs they would be others. From the
 * roots down, every need and every part that is out for exactly as long as what it is needed by, to the recovery or the
 * switch that takes so long. Empty when no root is out, or out until something is replaced: no assumption says that.
 * @param outages what `outage` gave for this failure
 */
export function timesBehind(
  model: Model,
  failure: Failure,
  outages: Outages,
  roots: readonly number[],
): ReadonlySet<string> {
  const names = new Set<string>();
  const hit = new Set(failure[model.world]);
  for (const [seconds, equal] of groupBy(roots, (root) => outages.of(root))) {
    if (seconds === 0 || seconds === Infinity) continue;
    addBehind(names, { model, failure, outages, hit }, seconds, equal);
  }
  return names;
}

interface Failed {
  readonly model: Model;
  readonly failure: Failure;
  readonly outages: Outages;
  readonly hit: ReadonlySet<number>;
}

/** What roots that are out equally long rest on: they may share most of it. */
function addBehind(
  names: Set<string>,
  { model, failure, outages, hit }: Failed,
  seconds: Seconds,
  roots: readonly number[],
): void {
  const seen = new Set(roots);
  const most = roots.length + REACH;
  for (const component of seen) {
    if (hit.has(component) && failure.mode === 'down' && ownOutage(model, component, failure) === seconds) {
      for (const name of model.network.components[component]?.recovery.down.assumptions ?? []) names.add(name);
    }
    for (let need = model.needStart[component]!; need < model.needStart[component + 1]!; need++) {
      if (!counts(model, need, hit, failure)) continue;
      const { isSwitch, next } = longest(model, need, failure, outages, seconds);
      if (isSwitch) for (const name of model.needs[need]?.switchTime.assumptions ?? []) names.add(name);
      for (const one of next) if (seen.size < most) seen.add(one);
    }
  }
}

/** Whether it is the switch of a need that takes `seconds`, and the alternatives that do. */
function longest(
  model: Model,
  need: number,
  failure: Failure,
  outages: Outages,
  seconds: Seconds,
): { readonly isSwitch: boolean; readonly next: readonly number[] } {
  const found = needOutage(model, need, failure.mode, outages);
  if (found.seconds !== seconds) return { isSwitch: false, next: [] };
  const outageAt = (index: number): Seconds => outages.of(model.alternative[index]!);
  // Where the service moved, it waited for the switch, or for what it moved to.
  const moved = outageAt(found.serving) > seconds;
  const next: number[] = [];
  for (let index = model.alternativeStart[need]!; index < model.alternativeStart[need + 1]!; index++) {
    const isTaken = moved ? model.part[index] !== Part.Absent : model.part[index] === Part.Serving;
    if (isTaken && outageAt(index) === seconds) next.push(model.alternative[index]!);
  }
  return { isSwitch: moved && model.switchTime[need] === seconds, next };
}
