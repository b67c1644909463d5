import { greatest } from '../../extremes.ts';
import { pushAll } from '../../multimap.ts';
import type { Interruption } from '../../network/network.ts';
import { outage } from '../../simulate/outage.ts';
import type { Cause } from '../cause.ts';

/** In which order a change takes its parts down, so that no service stops. */
export interface SafeOrder {
  /** What may be down at once, step after step. */
  readonly steps: readonly (readonly Interruption[])[];
  /** What stops a service alone, in whatever step it is. */
  readonly whole: readonly Interruption[];
}

/**
 * Puts what a change takes down into as few steps as the first fit finds: each is tried on the network, and stops none of the
 * services. What refers to another part comes in its step or after it, as Terraform applies what a target refers to with it.
 */
export function safeOrder({ components, domain, breaches }: Cause): SafeOrder {
  const takes = domain?.takes ?? new Map<number, Interruption>();
  const wanted = new Set(components.flatMap(({ index }) => takes.get(index)?.of ?? []));
  const units = new Map<string, { readonly one: Interruption; readonly hit: number[] }>();
  for (const [component, one] of takes) {
    if (!wanted.has(one.of)) continue;
    const unit = units.get(one.of) ?? { one, hit: [] };
    unit.hit.push(component);
    units.set(one.of, unit);
  }
  const stops = (hit: readonly number[]): boolean =>
    breaches.some(({ failure, worlds, world, root, limit }) => outage(worlds[world], hit, failure).of(root) > limit);
  const steps: { readonly hit: number[]; readonly parts: Interruption[] }[] = [];
  const whole: Interruption[] = [];
  const stepOf = new Map<string, number>();
  // `after` has all that is behind a part, so what comes later has more of it.
  for (const { one, hit } of [...units.values()].toSorted((a, b) => a.one.after.length - b.one.after.length)) {
    if (stops(hit)) {
      whole.push(one);
      continue;
    }
    const first = Math.max(0, greatest(one.after.map((id) => stepOf.get(id) ?? 0)));
    const free = steps.findIndex((step, index) => index >= first && !stops([...step.hit, ...hit]));
    const step = free < 0 ? steps.length : free;
    steps[step] ??= { hit: [], parts: [] };
    pushAll(steps[step].hit, hit);
    steps[step].parts.push(one);
    stepOf.set(one.of, step);
  }
  return { steps: steps.map(({ parts }) => parts), whole };
}
