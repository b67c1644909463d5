import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { groupBounds } from './group-bounds.ts';
import { namedZone } from '../places/named-zone.ts';
import { soleZone } from '../places/open-zones.ts';
import { type PlacedIn, byZone } from '../places/placed.ts';
import { placement } from '../places/placement.ts';
import { subnetsOf } from '../places/subnets.ts';

/**
 * Where the members of a group start: in its subnets, unless what they are started from puts all of them elsewhere, into one
 * subnet, into one zone, or as near to each other as can be.
 */
export function groupPlaces(net: NetworkBuilder, group: Resource, templates: readonly Resource[]): readonly PlacedIn[] {
  const own = placement(net, group).zones;
  const subnets = templates.flatMap((template) => subnetsOf(net, template, 'network_interfaces.subnet_id'));
  if (subnets.length > 0) return byZone(net, subnets);
  const { names, isClustered } = groupBounds(net, group, templates);
  if (names.length > 0) return within(net, group, own, new Set(names));
  return own.length > 1 && isClustered ? [together(net, group, own)] : own;
}

/** Of the places those in the zones; a zone without any is one all the same. */
export function within(
  net: NetworkBuilder,
  resource: Resource,
  places: readonly PlacedIn[],
  names: ReadonlySet<string>,
): readonly PlacedIn[] {
  return Array.from(names, (name) => {
    const zone = namedZone(net, resource, name);
    return places.find((place) => place.zone?.key === zone.key) ?? { zone, subnets: [] };
  });
}

function together(net: NetworkBuilder, group: Resource, places: readonly PlacedIn[]): PlacedIn {
  return { zone: soleZone(net, group), subnets: places.flatMap(({ subnets }) => subnets) };
}
