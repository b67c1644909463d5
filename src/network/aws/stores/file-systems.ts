import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type Family, type NetworkBuilder, type Zone, alternative, atOnce } from '../../builder.ts';
import { soleZone } from '../places/listed-places.ts';
import { namedZone, outsideZone, possibleSubnets, someZone, subnetsOf, zoneOf, zonesOf } from '../places/vpc.ts';

/**
 * EFS keeps data in every zone (One Zone classes in one); a client reaches it by a mount target, one a zone. A copy can be
 * read only, until somebody ends the replication.
 * https://docs.aws.amazon.com/efs/latest/ug/how-it-works.html
 */
export const fileSystem: Family = {
  types: ['aws_efs_file_system'],
  model(system, node, net) {
    const name = system.attributes.string('availability_zone_name');
    const writer = writerOf(net, system);
    if (writer !== undefined) net.need(node, { label: 'a file system that can be written', of: [writer] });
    if (name !== undefined) {
      net.embody(node, { role: 'storage', zone: namedZone(net, system, name) });
      return;
    }
    needZoneIfOne(net, node, system);
    const doors = doorsOf(net, system).map(({ part }) => part.index);
    if (doors.length === 0) {
      // Without a mount target nobody reaches it; it may be in another plan.
      net.need(node, { label: 'a mount target', of: [], unless: `the mount targets of ${system.address}` });
    } else {
      net.need(node, {
        label: `a mount target of ${system.address}`,
        of: doors,
        detection: 'end-to-end',
        switchTime: net.times.time('efs-mount-target'),
      });
    }
  },
};

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
    // A client in a zone nobody knows uses the mount target there.
    if (zone?.open && !own && doors.length > 1) {
      const of = doors.map(({ part }) => part.index);
      net.need(client, { label: system.address, of, detection: 'end-to-end', switchTime: atOnce });
    } else {
      net.need(client, { label: system.address, of: [own?.part.index ?? node] });
    }
    needZoneIfOne(net, client, system);
    const writer = writerOf(net, system);
    if (writer !== undefined) net.need(client, { label: 'a file system that can be written', of: [writer] });
  }
}

/** A mount target is its zone's: it fails with the zone, not by itself. */
function doorsOf(net: NetworkBuilder, system: Resource): readonly { zone: Zone; part: Draft }[] {
  const targets = net.pointingAt(system, 'aws_efs_mount_target', 'file_system_id', ['aws_efs_file_system']);
  const only = system.attributes.string('availability_zone_name') === undefined ? undefined : net.node(system);
  return targets.map((target) => {
    const zone = zoneOfDoor(net, target);
    const label = `${target.address} in ${zone.label}`;
    const part = net.part(target, '#door', { label, role: 'storage', zone, fails: false });
    // A file system in every zone needs its mount targets; one in a zone is there without them, and they lead to it.
    if (only !== undefined && part.needs.length === 0) net.need(part, { label: system.address, of: [only] });
    return { zone, part };
  });
}

function zoneOfDoor(net: NetworkBuilder, target: Resource): Zone {
  const subnet = subnetsOf(net, target, 'subnet_id')[0];
  if (subnet) return zoneOf(net, subnet);
  const name = target.attributes.string('availability_zone_name');
  if (name !== undefined) return namedZone(net, target, name);
  const possible = zonesOf(net, possibleSubnets(net, target, 'subnet_id'));
  return someZone(possible, `subnet_id of ${target.address}`) ?? outsideZone(net, target, 'subnet_id');
}

/** Whether it is One Zone is known only after apply: in the worst world it lies in the zone of one of its mount targets. */
function needZoneIfOne(net: NetworkBuilder, user: Draft, system: Resource): void {
  const { kind } = system.attributes.read('availability_zone_name');
  if (kind === 'known' || kind === 'omitted') return;
  const fact = `availability_zone_name of ${system.address}`;
  const zones = [...new Map(doorsOf(net, system).map(({ zone }) => [zone.key, zone])).values()];
  const part = net.part(system, '#zone', {
    label: `the one zone of ${system.address}`,
    role: 'storage',
    zone: someZone(zones, fact) ?? soleZone(net, system),
  });
  net.need(user, { label: 'its zone', of: [part.index], unless: fact });
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
  const writer = net.group(id, `the file system ${copy.address} is a copy of`);
  const standby = net.group(`${copy.id} promoted`, `${copy.address}, promoted`, copy);
  const to = net.node(source);
  if (to === undefined) return undefined;
  net.need(writer, {
    label: 'a file system that can be written',
    of: [alternative(to), alternative(standby.index, { active: false })],
    detection: 'manual',
    switchTime: net.times.time('manual'),
  });
  return writer.index;
}
