import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import type { PlacedIn } from '../places/placed.ts';
import { placement } from '../places/placement.ts';
import { isSet } from '../settings.ts';
import { launchTemplates } from './launch-templates.ts';
import { type ZoneBounds, zoneBounds } from './ecs-constraints.ts';
import type { Hosts } from './ecs-hosts.ts';
import { groupPlaces, within } from './group-places.ts';

/**
 * Where the tasks of a service run: in its own subnets, on instances only in the zones that have some of these; without subnets
 * of its own wherever the instances are. A constraint may leave some of the zones. `documents`: the service, its task definition.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html
 */
export function taskPlaces(
  net: NetworkBuilder,
  documents: readonly Resource[],
  { groups, missing }: Hosts,
): readonly PlacedIn[] {
  const [service] = documents;
  if (!service) return [];
  const ofHosts = distinct(groups.flatMap((group) => groupPlaces(net, group, launchTemplates(net, group))));
  const isOwn = isSet(service.attributes, 'network_configuration') || groups.length === 0;
  const own = isOwn ? distinct(placement(net, service).zones) : ofHosts;
  const places = isOwn && missing === undefined ? inZonesOf(own, ofHosts) : own;
  const bounds = zoneBounds(documents);
  return allowed(bounds, bounds.named ? within(net, service, places, bounds.named) : places);
}

/** The places left by constraints; a zone that the plan does not name may be one of them. */
function allowed({ allows }: ZoneBounds, places: readonly PlacedIn[]): readonly PlacedIn[] {
  const left = places.filter(
    (place) => !isTold(place) || place.zone?.title.is !== 'zone' || allows(place.zone.title.of),
  );
  return left.length > 0 ? left : places;
}

function distinct(places: readonly PlacedIn[]): readonly PlacedIn[] {
  return [...new Map(places.toReversed().map((one) => [one.zone?.key, one])).values()].toReversed();
}

/** Those in the same zones as `others`, as far as the plan tells the zones of both. */
function inZonesOf(places: readonly PlacedIn[], others: readonly PlacedIn[]): readonly PlacedIn[] {
  if (!places.every(isTold) || !others.every(isTold)) return places;
  const zones = new Set(others.map(({ zone }) => zone?.key));
  const there = places.filter(({ zone }) => zones.has(zone?.key));
  return there.length > 0 ? there : places;
}

function isTold({ zone }: PlacedIn): boolean {
  return zone !== undefined && !zone.open;
}
