import type { Evidence, Service, Stated } from '../network/network.ts';

/** Drills and tests of a kind that were done by a day, the latest first. */
export function doneBy({ evidence }: Stated, kind: Evidence['kind'], asOf: string): readonly Evidence[] {
  return evidence
    .filter((one) => one.kind === kind && one.on <= asOf)
    .toSorted((a, b) => (a.on === b.on ? 0 : a.on < b.on ? 1 : -1));
}

/** Whether one still counts on a day. */
export function counts({ expires }: Evidence, asOf: string): boolean {
  return expires === undefined || asOf < expires;
}

/** Whether it was done with a service, or with something that stands for it. */
export function isOf({ of }: Evidence, { name, root }: Service): boolean {
  return of.some((subject) => subject.service === name || subject.components.includes(root));
}
