import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type NetworkBuilder, alternative, atOnce } from '../../builder.ts';
import { type Missing, factAbout } from '../../fact.ts';
import type { Mistake } from '../../mistake.ts';
import { databaseTypes, sharedData } from '../stores/shared-data.ts';
import { leadsTo } from './leads-to.ts';
import { stopsWithout } from './stops-without.ts';

/** One of several that stand in for each other. */
export interface StandIn {
  readonly component: number;
  /** False for one that waits for the others to fail. */
  readonly serves: unknown;
}

interface Apart {
  readonly mistake: Mistake;
  /** What would settle it; undefined where the inputs prove it. */
  readonly missing: Missing;
}

/**
 * Adds to a need for one of `all` why one of them cannot take over when the Region of another is lost: it needs something that
 * is there too. Where all of them are one program (`sameData`), its database also has to hold the data of the other.
 */
export function needRegionsApart(
  net: NetworkBuilder,
  from: Draft,
  all: readonly StandIn[],
  { sameData }: { readonly sameData: boolean },
): void {
  // A chain of services would be followed from each of them.
  if (all.length < 2) return;
  const regions = new Map(all.map((one) => [one, regionOf(net, one.component)]));
  // Answers of one Region are not compared, each with each.
  if (new Set([...regions.values()].filter((region) => region !== undefined)).size < 2) return;
  for (const [index, lost] of all.entries()) {
    for (const [other, standby] of lost.serves === false ? [] : all.entries()) {
      const [there, here] = [regions.get(lost), regions.get(standby)];
      if (there === undefined || here === undefined || there === here) continue;
      const of = [alternative(lost.component), alternative(standby.component, { active: standby.serves !== false })];
      for (const { mistake } of needsIn(net, standby.component, there))
        net.need(from, { of, mistake, ...atOnceNoticed });
      // Of two that both serve it is said once. Without the data nothing takes over, whatever else fails.
      if (!sameData || (standby.serves !== false && other < index)) continue;
      for (const { mistake, missing } of withoutData(net, [lost.component, there], [standby.component, here])) {
        net.need(from, { of, mistake, unless: missing });
      }
    }
  }
}

/** That it is noticed is not what is wrong. */
export const atOnceNoticed = { detection: 'end-to-end', switchTime: atOnce } as const;

/** The one Region of what an answer leads to; undefined where it is not one. */
function regionOf(net: NetworkBuilder, answer: number): string | undefined {
  const found = leadsTo(net, answer) ?? [];
  const [region, ...others] = new Set(Array.from(found, (index) => net.draft(index).resource?.region));
  return others.length === 0 ? region : undefined;
}

function needsIn(net: NetworkBuilder, standby: number, region: string): readonly Apart[] {
  const foreign = new Map<Resource, Draft>();
  const seen = new Set([standby]);
  for (const index of seen) {
    for (const { alternatives } of net.draft(index).needs) {
      for (const { component } of alternatives) {
        const draft = net.draft(component);
        const { resource } = draft;
        if (resource?.region !== region) seen.add(component);
        else if (isInRegion(net, draft, region) && !foreign.has(resource)) foreign.set(resource, draft);
      }
    }
  }
  return [...foreign]
    .filter(([, { index }]) => stopsWithout(net, standby, index))
    .map(([resource]) => ({
      mistake: { is: 'needs-lost-region', origin: net.originOf(resource), to: region },
      missing: undefined,
    }));
}

/** A table with copies is in no Region. */
function isInRegion(net: NetworkBuilder, { domains }: Draft, region: string): boolean {
  return domains.some(({ domain, world }) => {
    const { kind, name } = net.domains[domain] ?? {};
    return world === undefined && kind === 'region' && name === region;
  });
}

function withoutData(
  net: NetworkBuilder,
  [lost, there]: readonly [component: number, region: string],
  [standby, here]: readonly [component: number, region: string],
): readonly Apart[] {
  const { keyOf, isCopied, isOpen } = net.once(sharedData);
  const originals = databases(net, lost, there);
  const copies = databases(net, standby, here);
  const keys = (all: readonly Resource[]): ReadonlySet<string> => new Set(all.map(keyOf));
  const [known, copied] = [keys(originals), keys(copies)];
  const alone = originals.filter((one) => !copied.has(keyOf(one)));
  return copies
    .filter((one) => !known.has(keyOf(one)) && !isOpen(one))
    .flatMap((one) => {
      const original = alone.find(({ type }) => type === one.type);
      if (original === undefined || isOpen(original)) return [];
      const isMeant = isCopied(one) || isCopied(original);
      // The one that stands alone is the one to change.
      const [own, other] = isCopied(one) && !isCopied(original) ? [original, one] : [one, original];
      return {
        mistake: { is: 'no-copy' as const, origin: net.originOf(own), to: other.id },
        missing: isMeant ? undefined : [factAbout(one, 'data-of', { to: original.id })],
      };
    });
}

/** The databases of a Region that an answer uses itself: what these need is behind them. */
function databases(net: NetworkBuilder, answer: number, region: string): readonly Resource[] {
  const found = new Set<Resource>();
  const seen = new Set([answer]);
  for (const index of seen) {
    const { resource, needs } = net.draft(index);
    if (resource !== undefined && databaseTypes.includes(resource.type)) {
      if (resource.region === region) found.add(resource);
      continue;
    }
    for (const { alternatives } of needs) for (const { component } of alternatives) seen.add(component);
  }
  return [...found];
}
