import type { Resource } from '../../input/deployment.ts';
import { type Draft, type Family, type NetworkBuilder, type Zone, atOnce } from '../builder.ts';
import { namedZone, subnetsOf, zoneOf } from './vpc.ts';

/**
 * EFS keeps data in every zone (One Zone classes in one); a client reaches it by a mount target, one a zone.
 * https://docs.aws.amazon.com/efs/latest/ug/how-it-works.html
 */
export const fileSystem: Family = {
  types: ['aws_efs_file_system'],
  model(system, node, net) {
    const name = system.attributes.string('availability_zone_name');
    if (name !== undefined) {
      net.embody(node, { role: 'storage', zone: namedZone(net, system, name) });
      return;
    }
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
    const own = doors.find((door) => zone !== undefined && door.zone?.key === zone.key);
    // A client in a zone nobody knows uses the mount target there.
    if (zone?.open && !own && doors.length > 1) {
      const of = doors.map(({ part }) => part.index);
      net.need(client, { label: system.address, of, detection: 'end-to-end', switchTime: atOnce });
    } else {
      net.need(client, { label: system.address, of: [own?.part.index ?? node] });
    }
  }
}

/** A mount target is its zone's: it fails with the zone, not by itself. */
function doorsOf(net: NetworkBuilder, system: Resource): readonly { zone: Zone | undefined; part: Draft }[] {
  const targets = net.pointingAt(system, 'aws_efs_mount_target', 'file_system_id', ['aws_efs_file_system']);
  return targets.map((target) => {
    const subnet = subnetsOf(net, target, 'subnet_id')[0];
    const zone = subnet && zoneOf(net, subnet);
    const label = `${target.address}${zone ? ` in ${zone.label}` : ''}`;
    return { zone, part: net.part(target, '#door', { label, role: 'storage', zone, fails: false }) };
  });
}

/** A table with copies in other Regions is lost with none of them. */
export const table: Family = {
  types: ['aws_dynamodb_table'],
  model(resource, node, net) {
    const copies = [
      ...resource.attributes.blocks('replica'),
      ...net.pointingAt(resource, 'aws_dynamodb_table_replica', 'global_table_arn', ['aws_dynamodb_table']),
    ];
    if (copies.length > 0) node.domains.splice(0);
  },
};

/** Lost only with their Region (or with none): nothing smaller can take them away. */
export const regionalServices: Family = {
  types: ['aws_s3_bucket', 'aws_sqs_queue', 'aws_sns_topic', 'aws_ecs_cluster'],
  model() {},
};
