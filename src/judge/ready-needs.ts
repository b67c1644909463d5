import type { Component, Need } from '../network/network.ts';
import { counts } from '../simulate/failure.ts';
import { needOutage } from '../simulate/need-outage.ts';
import { Part } from '../simulate/world-model.ts';
import { failsBy, type Trial } from './failed-dependencies.ts';

/** A need that is out though enough of its alternatives work: nothing switches to them, or not in time. */
export interface ReadyNeed {
  readonly user: Component;
  readonly need: Need;
}

/** From the root down, the needs that are out for longer than `limit` seconds though enough of their alternatives work. */
export function readyNeeds(tried: Trial, root: number, limit: number): ReadyNeed[] {
  const { model, failure, hit, seconds } = tried;
  const found: ReadyNeed[] = [];
  const seen = new Set([root]);
  // A set may grow while it is walked: what is added comes later in the same walk.
  for (const user of seen) {
    if (failsBy(tried, user, limit)) continue;
    for (let need = model.needStart[user]!; need < model.needStart[user + 1]!; need++) {
      if (!counts(model, need, hit, failure)) continue;
      if (needOutage(model, need, failure.mode, seconds).seconds <= limit) continue;
      const out: number[] = [];
      let ready = 0;
      for (let index = model.alternativeStart[need]!; index < model.alternativeStart[need + 1]!; index++) {
        if (model.part[index] === Part.Absent) continue;
        const next = model.alternative[index]!;
        if (seconds.of(next) <= limit) ready++;
        else out.push(next);
      }
      const component = model.network.components[user];
      const of = model.needs[need];
      if (ready < model.k[need]!) for (const next of out) seen.add(next);
      else if (component !== undefined && of !== undefined) found.push({ user: component, need: of });
    }
  }
  return found;
}
