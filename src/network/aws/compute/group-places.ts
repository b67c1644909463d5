import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
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
  const names = [...namedBy(templates), ...reservedZones(net, group, templates)];
  if (names.length > 0) return within(net, group, own, new Set(names));
  return own.length > 1 && isClustered(net, group, templates) ? [together(net, group, own)] : own;
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

function namedBy(templates: readonly Resource[]): readonly string[] {
  return templates.flatMap(({ attributes }) => attributes.string('placement.availability_zone') ?? []);
}

/**
 * Zones of the capacity reservations that the members are bound to: a reservation is in one zone.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-capacity-reservations.html
 */
function reservedZones(net: NetworkBuilder, group: Resource, templates: readonly Resource[]): readonly string[] {
  const type = 'aws_ec2_capacity_reservation';
  const block = 'capacity_reservation_specification';
  const only = group.attributes.string(`${block}.capacity_reservation_preference`) === 'capacity-reservations-only';
  const targets = `${block}.capacity_reservation_target`;
  const reservations = [
    ...(only ? net.targets(group, `${targets}.capacity_reservation_ids`, [type]) : []),
    ...templates.flatMap((template) => net.targets(template, `${targets}.capacity_reservation_id`, [type])),
  ];
  return reservations.flatMap(({ attributes }) => attributes.string('availability_zone') ?? []);
}

/**
 * A placement group of the strategy `cluster` does not span zones: its first member decides the zone of all.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-strategies.html
 */
function isClustered(net: NetworkBuilder, group: Resource, templates: readonly Resource[]): boolean {
  const of = (resource: Resource, path: string): readonly Resource[] =>
    net.targets(resource, path, ['aws_placement_group']);
  const groups = [
    ...of(group, 'placement_group'),
    ...templates.flatMap((template) =>
      ['placement.group_name', 'placement.group_id'].flatMap((path) => of(template, path)),
    ),
  ];
  return groups.some(({ attributes }) => attributes.string('strategy') === 'cluster');
}

function together(net: NetworkBuilder, group: Resource, places: readonly PlacedIn[]): PlacedIn {
  return { zone: soleZone(net, group), subnets: places.flatMap(({ subnets }) => subnets) };
}
