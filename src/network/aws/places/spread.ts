import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder, Zone } from '../../builder.ts';
import { type Fact, factAbout } from '../../fact.ts';
import { namedZone } from './named-zone.ts';
import { openZones, soleZone, someZone } from './open-zones.ts';
import { ownZone, subnetsOfPlace } from './placed.ts';
import { placement } from './placement.ts';
import { zonesOf } from './subnet-zones.ts';

export interface Apart {
  /** AWS keeps the parts in different zones; undefined where the plan does not tell whether it is told to. */
  readonly apart: boolean | undefined;
  /** Where they are not kept apart, all are in one zone; otherwise AWS puts them where it likes. */
  readonly together?: boolean;
  /** How many zones AWS wants at least: it refuses what is written with fewer. */
  readonly atLeast?: number;
  /** AWS refuses too few zones, so where they are not known they are different ones all the same; true unless said. */
  readonly refused?: boolean;
  /** What would settle an unknown `apart`, or the zone of a single part. */
  readonly fact?: Fact;
}

/**
 * The zones of `count` parts that AWS spreads over where their resource stands (its subnet group), one a part. Parts that are
 * kept apart are in different zones in both worlds, as far as there are zones; else the worst world has all in one.
 */
export function spread(
  net: NetworkBuilder,
  resource: Resource,
  count: number,
  { apart, together = false, atLeast = 1, refused = true, fact }: Apart,
): readonly Zone[] {
  const told = apart === true && count > 1 ? undefined : ownZone(net, resource);
  if (told) return cycle([told], count);
  const { zones: placed, isWhole } = placement(net, resource);
  const zones = placed.flatMap(({ zone }) => zone ?? []);
  const pinned = zones.filter(({ open }) => !open);
  if (count === 1) {
    const known = zonesOf(net, subnetsOfPlace(net, resource));
    const possible = isWhole || known.length === 0 ? known : [...known, soleZone(net, resource)];
    return [someZone(possible, fact ?? factAbout(resource, 'zone-picked')) ?? []].flat();
  }
  if (isWhole && zones.length === 1 && atLeast === 1) return cycle(zones, count);
  const enough = Math.max(atLeast, Math.min(count, isWhole ? 2 : count));
  if (apart === true && pinned.length >= enough) return cycle(pinned, count);
  if (apart === false && together) return cycle([soleZone(net, resource)], count);
  const settling = (apart === undefined ? fact : undefined) ?? factAbout(resource, 'zones-of-nodes');
  return openZones(net, resource, count, settling, apart === true && refused);
}

/**
 * The zones of parts whose zone is given by name, part by part. One without a name (undefined) is where AWS puts it: in a
 * zone of its own in the best world, where another part stands in the worst.
 */
export function namedOrSpread(
  net: NetworkBuilder,
  resource: Resource,
  names: readonly (string | undefined)[],
  fact: Fact,
): readonly (Zone | undefined)[] {
  const { zones, isWhole } = placement(net, resource);
  const [only, other] = zones;
  if (isWhole && only && !other) return names.map(() => only.zone);
  const pinned = names.map((name) => (name === undefined ? undefined : namedZone(net, resource, name)));
  const beside = pinned.flatMap((zone) =>
    (zone?.memberships ?? []).map(({ domain }) => ({ domain, world: 'worst' as const, missing: [fact] })),
  );
  const open = openZones(net, resource, names.filter((name) => name === undefined).length, fact);
  let next = 0;
  return pinned.map((zone): Zone | undefined => {
    if (zone) return zone;
    const own = open[next++];
    if (beside.length === 0) return own;
    const key = own?.key ?? `zone:beside in ${resource.id}`;
    const memberships = [...(own?.memberships ?? []), ...beside];
    return { key, title: { is: 'some-zone', of: resource.id }, memberships, open: true };
  });
}

function cycle(zones: readonly Zone[], count: number): readonly Zone[] {
  return Array.from({ length: count }, (_, index) => zones[index % zones.length] ?? []).flat();
}
