import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type Family, type NetworkBuilder, type Zone, alternative, atOnce } from '../../builder.ts';
import { argument, factAbout } from '../../fact.ts';
import { resourceTitle } from '../../title.ts';
import { someZone, soleZone } from '../places/open-zones.ts';
import { ownZone } from '../places/placed.ts';
import { placeOf } from '../places/placement.ts';

/**
 * EFS keeps data in every zone (One Zone classes in one); a client reaches it by a mount target, one a zone. A copy can be
 * read only, until a person ends the replication.
 * https://docs.aws.amazon.com/efs/latest/ug/how-it-works.html
 */
export const fileSystem: Family = {
  types: ['aws_efs_file_system'],
  model(system, node, net) {
    const zone = ownZone(net, system);
    const writer = writerOf(net, system);
    if (writer !== undefined) net.need(node, { of: [writer] });
    if (zone) {
      net.embody(node, { role: 'storage', zone });
      return;
    }
    needZoneIfOne(net, node, system);
    const doors = doorsOf(net, system).map(({ part }) => part.index);
    if (doors.length === 0) {
      // Without a mount target it cannot be reached; it may be in another plan.
      net.need(node, { of: [], unless: [factAbout(system, 'mount-targets')] });
    } else {
      net.need(node, {
        of: doors,
        detection: 'end-to-end',
        switchTime: net.times.time('efs-mount-target'),
      });
    }
  },
};

/**
 * A file system whose clients are not in the inputs: those that are in the zone of a mount target that is lost are lost too, the
 * others reach theirs as before. Undefined where it has no mount targets, or none are needed, and for a copy of another one.
 */
export function fileSystemAlone(net: NetworkBuilder, system: Resource): Draft | undefined {
  const doors = system.type === type && ownZone(net, system) === undefined ? doorsOf(net, system) : [];
  if (doors.length === 0 || writerOf(net, system) !== undefined) return undefined;
  const alone = net.group(`${system.id} alone`, resourceTitle(system), system);
  if (alone.needs.length > 0) return alone;
  net.need(alone, { of: doors.map(({ part }) => part.index), detection: 'end-to-end', switchTime: atOnce });
  needZoneIfOne(net, alone, system);
  return alone;
}

/**
 * What something in `zone` needs of the file systems it mounts. The name resolves to the mount target of the client's own zone;
 * where that zone has none, the others' stand in, so that what is missing is named once.
 */
export function needFileSystems(
  net: NetworkBuilder,
  client: Draft,
  stores: readonly Resource[],
  zone: Zone | undefined,
): void {
  for (const system of stores.filter(({ type }) => type === 'aws_efs_file_system')) {
    const node = net.node(system);
    if (node === undefined) continue;
    const doors = doorsOf(net, system);
    const own = doors.find((door) => zone !== undefined && door.zone.key === zone.key);
    // A client in an unknown zone uses the mount target there.
    if (zone?.open && !own && doors.length > 1) {
      const of = doors.map(({ part }) => part.index);
      net.need(client, { of, detection: 'end-to-end', switchTime: atOnce });
    } else {
      const isOneOfSeveral = new Set(doors.map((door) => door.zone.key)).size > 1;
      const byPlaceOf = own && isOneOfSeveral ? client.index : undefined;
      net.need(client, { of: [own?.part.index ?? node], byPlaceOf });
      if (!own && isOneOfSeveral && zone && !zone.open) refuseMount(net, client, system, zone, doors);
    }
    needZoneIfOne(net, client, system);
    const writer = writerOf(net, system);
    if (writer !== undefined) net.need(client, { of: [writer] });
  }
}

/**
 * Tasks and functions mount by the name of the file system, which does not exist in a zone without mount target. A machine may
 * mount by address, so nothing is proven of it.
 * https://docs.aws.amazon.com/efs/latest/ug/mounting-fs-mount-cmd-dns-name.html
 */
function refuseMount(net: NetworkBuilder, client: Draft, system: Resource, zone: Zone, doors: readonly Door[]): void {
  const { type: by, resource: to } = client.origin;
  const [first] = doors;
  if (first === undefined || by === undefined || !mountsByName.has(by) || doors.some((door) => door.zone.open)) return;
  net.refuse(client, system, { is: 'no-mount-target', to, in: zone.title, and: net.originOf(first.target) });
}

const mountsByName: ReadonlySet<string> = new Set(['aws_ecs_service', 'aws_lambda_function']);

/** A mount target, the zone it is in and the resource. */
interface Door {
  readonly zone: Zone;
  readonly part: Draft;
  readonly target: Resource;
}

/** A mount target is its zone's: it fails with the zone, not by itself. */
function doorsOf(net: NetworkBuilder, system: Resource): readonly Door[] {
  const targets = net.pointingAt(system, 'aws_efs_mount_target', 'file_system_id', ['aws_efs_file_system']);
  const only = ownZone(net, system) && net.node(system);
  return targets.map((target) => {
    const { zone } = placeOf(net, target);
    const part = net.part(target, '#door', { role: 'storage', zone, fails: false });
    // A file system in every zone needs its mount targets; one in a zone is there without them, and they lead to it.
    if (only !== undefined && part.needs.length === 0) net.need(part, { of: [only] });
    return { zone, part, target };
  });
}

/** Whether it is One Zone is known only after apply: in the worst world it lies in the zone of one of its mount targets. */
function needZoneIfOne(net: NetworkBuilder, user: Draft, system: Resource): void {
  const { kind } = system.attributes.read('availability_zone_name');
  if (kind === 'known' || kind === 'omitted') return;
  const fact = argument(system, 'availability_zone_name');
  const zones = [...new Map(doorsOf(net, system).map(({ zone }) => [zone.key, zone])).values()];
  const part = net.part(system, '#zone', {
    title: { is: 'only-zone', of: system.id },
    role: 'storage',
    zone: someZone(zones, fact) ?? soleZone(net, system),
  });
  net.need(user, { of: [part.index], unless: [fact] });
}

const type = 'aws_efs_file_system';

/** The file system that a copy is made from, or after a promotion by hand the copy itself; undefined for what is no copy. */
function writerOf(net: NetworkBuilder, copy: Resource): number | undefined {
  const [join] = net.pointingAt(copy, 'aws_efs_replication_configuration', 'destination.file_system_id', [type]);
  const source = join && net.targets(join, 'source_file_system_id', [type])[0];
  if (!source || source === copy) return undefined;
  const id = `${copy.id} writer`;
  const known = net.find(id);
  if (known) return known.index;
  const writer = net.group(id, { is: 'original', of: copy.id });
  const standby = net.group(`${copy.id} promoted`, { is: 'promoted', of: copy.id }, copy);
  const to = net.node(source);
  if (to === undefined) return undefined;
  net.need(writer, {
    of: [alternative(to), alternative(standby.index, { active: false })],
    ...net.byHand(join),
  });
  return writer.index;
}
