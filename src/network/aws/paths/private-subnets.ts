import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { isType, named } from '../type-aliases.ts';
import { subnetsOfPlace } from '../places/placed.ts';

/**
 * Subnets of what a program uses, where it is reached at private addresses only: a store, an internal load balancer, a
 * directory. Empty for what has a public address (the way there is the way out) and for what is in no VPC.
 */
export function privateSubnetsOf(net: NetworkBuilder, target: Resource): readonly Resource[] {
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
    return net.targets(target, 'cluster_identifier', ['aws_rds_cluster']).flatMap((one) => privateSubnetsOf(net, one));
  }
  return subnetsOfPlace(net, target);
}

/** Behind a name with one answer; of several answers a program takes one it can reach. */
function behindName(net: NetworkBuilder, record: Resource): readonly Resource[] {
  if (record.attributes.read('set_identifier').kind !== 'omitted') return [];
  const balancers = net.targets(record, 'alias.name', named('aws_lb', 'aws_elb'));
  return balancers.flatMap((one) => privateSubnetsOf(net, one));
}
