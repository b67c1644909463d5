import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type Missing, allOf, argument } from '../../fact.ts';
import { type Open, isOpen, wordOf } from '../settings-or-missing.ts';

/** What keeps the members of a group together, whatever subnets it lists. */
export interface GroupBounds {
  /** The names of the zones that they are bound to. */
  readonly names: readonly string[];
  /** All are in one zone, whichever. */
  readonly isClustered: boolean;
  /** What would tell whether they are bound to one zone, where that is not known. */
  readonly missing: Missing;
}

/** By what the members are started from, their placement group and the capacity reservations that they are bound to. */
export function groupBounds(net: NetworkBuilder, group: Resource, templates: readonly Resource[]): GroupBounds {
  const zones = [...namedBy(templates), ...reservedZones(net, group, templates)];
  const strategies = strategiesOf(net, group, templates);
  const open = [...zones, ...strategies].filter(isOpen);
  return {
    names: zones.filter((one) => typeof one === 'string'),
    isClustered: strategies.includes('cluster'),
    missing: allOf(...open.map(({ missing }) => missing)),
  };
}

/** Words as they are written, or what would tell them. */
type Words = readonly (string | Open)[];

function namedBy(templates: readonly Resource[]): Words {
  return templates.flatMap((template) => wordAt(template, 'placement.availability_zone'));
}

function wordAt(resource: Resource, path: string): Words {
  const word = wordOf(resource, path, '');
  return word === '' ? [] : [word];
}

/**
 * Zones of the capacity reservations that the members are bound to: a reservation is in one zone.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-capacity-reservations.html
 */
function reservedZones(net: NetworkBuilder, group: Resource, templates: readonly Resource[]): Words {
  const type = 'aws_ec2_capacity_reservation';
  const block = 'capacity_reservation_specification';
  const targets = `${block}.capacity_reservation_target`;
  const preference = wordOf(group, `${block}.capacity_reservation_preference`, '');
  const zonesOf = (resource: Resource, path: string): Words =>
    net.targets(resource, `${targets}.${path}`, [type]).flatMap((one) => wordAt(one, 'availability_zone'));
  const ofGroup = zonesOf(group, 'capacity_reservation_ids');
  const ofTemplates = templates.flatMap((template) => zonesOf(template, 'capacity_reservation_id'));
  if (preference === 'capacity-reservations-only') return [...ofGroup, ...ofTemplates];
  return isOpen(preference) && ofGroup.length > 0 ? [preference, ...ofTemplates] : ofTemplates;
}

/**
 * A placement group of the strategy `cluster` does not span zones: its first member decides the zone of all.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-strategies.html
 */
function strategiesOf(net: NetworkBuilder, group: Resource, templates: readonly Resource[]): Words {
  const of = (resource: Resource, path: string): Words => {
    const { references, unresolved } = net.graph.resolve(resource, path, ['aws_placement_group']);
    const sure = references.filter(({ certainty }) => certainty !== 'guessed');
    if (sure.length > 0) return sure.flatMap(({ target }) => wordAt(target, 'strategy'));
    return references.length > 0 || unresolved.length > 0 ? [{ missing: [argument(resource, path)] }] : [];
  };
  const ofTemplate = ['placement.group_name', 'placement.group_id'];
  return [
    ...of(group, 'placement_group'),
    ...templates.flatMap((template) => ofTemplate.flatMap((path) => of(template, path))),
  ];
}
