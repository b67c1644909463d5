import { greatest } from '../../../extremes.ts';
import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { subnetPaths } from '../catalogue/catalogue.ts';
import type { Place } from '../catalogue/entry.ts';
import { namedZone } from './named-zone.ts';
import { openZones, soleZone, someZone, zonesById } from './open-zones.ts';
import { type PlacedIn, type Placement, byZone, hasRest, placeFact, subnetsOfPlace } from './placed.ts';
import { numberOfBlocks } from '../settings.ts';
import { possibleWithin, subnetsOf } from './subnets.ts';

/**
 * Zones of something whose subnets AWS keeps apart: subnets given by id are zones of their own. Where none is known, those of
 * its VPC it may be in, the first for certain; else as many as AWS guarantees, which have no name.
 */
export function keptApart(net: NetworkBuilder, resource: Resource, place: Place, atLeast: number): Placement {
  const paths = subnetPaths(place);
  const fact = placeFact(resource, place);
  const missing = [fact];
  const { least, isExact } = countOf(resource, place);
  const certain = byZone(net, subnetsOfPlace(net, resource));
  // Blocks whose subnets are not told are other than the list that stands on another branch: AWS refuses both.
  const isOther = least > 0 && least < subnetsOf(net, resource, ...paths).length && isListOpen(resource, place);
  const zones: PlacedIn[] = isOther ? [] : certain;
  for (const path of place.zones ?? []) {
    for (const name of resource.attributes.strings(path))
      zones.push({ zone: namedZone(net, resource, name), subnets: [] });
  }
  const inside = zones.flatMap(({ zone }) => zone ?? []);
  for (const zone of zonesById(net, resource, inside, true, ...paths)) zones.push({ zone, subnets: [] });
  if (zones.length > 0) {
    const isWhole = !paths.some((path) => hasRest(net, resource, path));
    const further: PlacedIn = { zone: undefined, subnets: [], ...(zones.length < atLeast ? {} : { missing }) };
    return { zones: isWhole ? zones : [...zones, further], isWhole };
  }
  const count = Math.max(least, atLeast);
  const possible = isOther
    ? certain
    : byZone(net, [...new Set(paths.flatMap((path) => possibleWithin(net, resource, path)))]);
  const isOne = isExact && count === 1;
  if (possible.length > 0 && !isOne) {
    const all = possible.map((one, index): PlacedIn => {
      const isSure = index < Math.max(count, 1);
      return { ...one, doubt: missing, ...(isSure ? {} : { missing }) };
    });
    return { zones: all, isWhole: false };
  }
  if (count > 1) {
    const open = openZones(net, resource, count, fact, true);
    return { zones: open.map((zone) => ({ zone, subnets: [] })), isWhole: false };
  }
  const may = possible.flatMap(({ zone }) => zone ?? []);
  const first = { zone: someZone(may, fact) ?? (isOne ? soleZone(net, resource) : undefined), subnets: [] };
  return { zones: isOne ? [first] : [first, { zone: undefined, subnets: [], missing }], isWhole: false };
}

function isListOpen({ attributes }: Resource, { subnets: [list] = [], mapping }: Place): boolean {
  return list !== undefined && mapping !== undefined && attributes.read(list).kind !== 'known';
}

/** How many subnets it is given at least, and whether that is all. */
function countOf({ attributes }: Resource, { subnets = [], mapping }: Place): { least: number; isExact: boolean } {
  const lengths = subnets.flatMap((path) => attributes.length(path) ?? []);
  const blocks = mapping === undefined ? { least: 0, isExact: false } : numberOfBlocks(attributes, mapping);
  const longest = Math.max(0, greatest(lengths));
  return longest > blocks.least ? { least: longest, isExact: true } : blocks;
}
