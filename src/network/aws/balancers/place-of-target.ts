import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { isType, named } from '../types.ts';
import { subnetsOf } from '../places/subnets.ts';

/** How a store names the subnets it stands in: by a subnet group, or itself. */
const groups: readonly (readonly [path: string, group: string])[] = [
  ['db_subnet_group_name', 'aws_db_subnet_group'],
  ['db_subnet_group_name', 'aws_docdb_subnet_group'],
  ['neptune_subnet_group_name', 'aws_neptune_subnet_group'],
  ['subnet_group_name', 'aws_elasticache_subnet_group'],
];

const own = [
  'vpc_options.subnet_ids',
  'vpc_settings.subnet_ids',
  'vpc_subnet_ids',
  'subnets',
  'subnet_mapping.subnet_id',
];

/**
 * Subnets of what a program uses, where it is reached at private addresses only: a store, an internal load balancer, a
 * directory. Empty for what has a public address (the way there is the way out) and for what is in no VPC.
 */
export function placesOf(net: NetworkBuilder, target: Resource): readonly Resource[] {
  const known = net.once(knownPlaces);
  const found = known.get(target) ?? find(net, target);
  known.set(target, found);
  return found;
}

/** Many programs use one store. */
function knownPlaces(): Map<Resource, readonly Resource[]> {
  return new Map();
}

function find(net: NetworkBuilder, target: Resource): readonly Resource[] {
  const at = target.attributes;
  const balancer = isType(target, 'aws_lb') || isType(target, 'aws_elb');
  if (balancer ? at.boolean('internal') !== true : at.boolean('publicly_accessible') === true) return [];
  if (target.type === 'aws_route53_record') return behindName(net, target);
  if (target.type === 'aws_rds_cluster_endpoint') {
    return net.targets(target, 'cluster_identifier', ['aws_rds_cluster']).flatMap((one) => placesOf(net, one));
  }
  const doors = net.pointingAt(target, 'aws_efs_mount_target', 'file_system_id', ['aws_efs_file_system']);
  const found = [
    ...groups
      .flatMap(([path, group]) => net.targets(target, path, [group]))
      .flatMap((group) => subnetsOf(net, group, 'subnet_ids')),
    ...subnetsOf(net, target, ...own),
    ...doors.flatMap((door) => subnetsOf(net, door, 'subnet_id')),
  ];
  return [...new Set(found)];
}

/** Behind a name with one answer; of several answers a program takes one it can reach. */
function behindName(net: NetworkBuilder, record: Resource): readonly Resource[] {
  if (record.attributes.read('set_identifier').kind !== 'omitted') return [];
  const balancers = net.targets(record, 'alias.name', named('aws_lb', 'aws_elb'));
  return balancers.flatMap((one) => placesOf(net, one));
}
