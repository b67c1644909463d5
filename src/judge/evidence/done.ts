import type { Evidence, Service } from '../../network/network.ts';

/** Drills and tests that were done by a day, the latest first. What lies in the future was not done yet. */
export function doneBy(evidence: readonly Evidence[], asOf: string): readonly Evidence[] {
  return evidence.filter(({ on }) => on <= asOf).toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}

/** Whether one still counts on a day. */
export function counts({ expires }: Evidence, asOf: string): boolean {
  return expires === undefined || asOf < expires;
}

/** Whether it was done with a service, or with something that stands for it. */
export function isOf({ of }: Evidence, { name, root }: Service): boolean {
  return of.some((subject) => subject.service === name || subject.components.includes(root));
}
