import type { Family } from '../builder.ts';
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
    const targets = net.pointingAt(system, 'aws_efs_mount_target', 'file_system_id', ['aws_efs_file_system']);
    const doors = targets.flatMap((target) => {
      const subnet = subnetsOf(net, target, 'subnet_id')[0];
      const zone = subnet && zoneOf(net, subnet);
      // A mount target is the zone's: it fails with the zone, not by itself.
      const part = net.part(target, '#door', {
        label: `${target.address}${zone ? ` in ${zone.label}` : ''}`,
        role: 'storage',
        zone,
        fails: false,
      });
      return part.index;
    });
    if (doors.length > 0) {
      net.need(node, {
        label: `a mount target of ${system.address}`,
        of: doors,
        detection: 'end-to-end',
        switchTime: net.times.time('efs-mount-target'),
      });
    }
  },
};

/** Lost only with their Region (or with none): nothing smaller can take them away. */
export const regionalServices: Family = {
  types: ['aws_dynamodb_table', 'aws_s3_bucket', 'aws_sqs_queue', 'aws_sns_topic', 'aws_ecs_cluster'],
  model() {},
};
