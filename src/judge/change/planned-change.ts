import type { Change, Component, Network, Service } from '../../network/network.ts';
import type { Applied } from './applied.ts';
import { resourceOf } from '../finding.ts';
import { isPlanned } from '../limit.ts';
import { Cones } from '../tiers/cones.ts';

/** What is about to be done: by the steps that nospof.yaml states, and by what the plans take down. */
export interface PlannedChange {
  /** What nospof.yaml states of it; undefined where it states nothing. */
  readonly stated: Change | undefined;
  /** What it is done to. */
  readonly parts: readonly Component[];
  /** Declared services of production that rest on one of these parts, or are one. */
  readonly services: readonly Service[];
}

/** The change to come; undefined where nospof.yaml states none, and where the plans take down nothing that a declared service rests on. */
export function plannedChange(network: Network, applied: Applied | undefined): PlannedChange | undefined {
  const { change: stated } = network.stated;
  const steps = stated?.steps.flatMap(({ to }) => to.flatMap(({ components }) => components)) ?? [];
  const parts = [...steps.flatMap((index) => network.components[index] ?? []), ...takenDown(applied)];
  if (stated === undefined && parts.length === 0) return undefined;
  // Of a pool, a service needs the members.
  const ids = new Set(parts.map(resourceOf));
  const cones = new Cones(network);
  const services = network.services.filter(
    (service) =>
      service.declared &&
      service.tier !== 'test' &&
      [network.components[service.root], ...cones.of(service).certain].some(
        (part) => part && ids.has(resourceOf(part)),
      ),
  );
  return stated === undefined && services.length === 0 ? undefined : { stated, parts, services };
}

/** What the plans surely take down, as it is before them. */
function takenDown(applied: Applied | undefined): readonly Component[] {
  return (applied?.before.domains ?? [])
    .filter(({ kind, stated }) => isPlanned(kind) && !stated)
    .flatMap(({ takes }) => [...(takes ?? [])].flatMap(([index, { missing }]) => (missing === undefined ? index : [])))
    .flatMap((index) => applied?.before.components[index] ?? []);
}
