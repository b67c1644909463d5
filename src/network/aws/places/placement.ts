import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder, Zone } from '../../builder.ts';
import { keptApart } from './apart-zones.ts';
import { entryOf } from '../catalogue/catalogue.ts';
import { listedIn } from './listed-zones.ts';
import { someZone } from './open-zones.ts';
import { outsideZone } from './outside-subnets.ts';
import { type PlacedIn, type Placement, ownZone, placeFact, subnetsOfPlace } from './placed.ts';
import { zoneOf, zonesOf } from './subnet-zones.ts';
import { possibleSubnets } from './subnets.ts';

const nowhere: Placement = { zones: [], isWhole: false };

/**
 * In which zones a resource stands, how many, and in which world, by the arguments its catalogue entry names. What is known
 * counts in both worlds. `atLeast` is how many zones AWS wants at least.
 */
export function placement(net: NetworkBuilder, resource: Resource, atLeast = 0): Placement {
  const { place } = entryOf(resource);
  if (place === undefined) return nowhere;
  if (place.single) return { zones: [placeOf(net, resource)], isWhole: true };
  return place.apart ? keptApart(net, resource, place, atLeast) : listedIn(net, resource, place);
}

/** The one zone of a resource: of its subnet, by name, one of those it may be in, or one that the plan does not tell. */
export function placeOf(net: NetworkBuilder, resource: Resource): PlacedIn & { readonly zone: Zone } {
  const place = entryOf(resource).place ?? {};
  const [subnet] = subnetsOfPlace(net, resource);
  if (subnet) return { zone: zoneOf(net, subnet), subnets: [subnet] };
  const paths = place.subnets ?? [];
  const subnets = possibleSubnets(net, resource, ...paths);
  const zone = ownZone(net, resource) ?? someZone(zonesOf(net, subnets), placeFact(resource, place));
  return { zone: zone ?? outsideZone(net, resource, paths[0] ?? ''), subnets };
}
