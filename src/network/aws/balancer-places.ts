import type { Resource } from '../../input/deployment.ts';
import type { NetworkBuilder, Zone } from '../builder.ts';
import { named } from './types.ts';
import { namedZone, openZones, outsideZone, subnetsOf, zonesById, zonesOf } from './vpc.ts';

/** The zones a load balancer has nodes in. */
export interface BalancerPlaces {
  readonly zones: readonly Zone[];
  /** Where its subnets are not all known it may have a node more, or has one for certain; `missing` would tell. */
  readonly further: { readonly certain: boolean; readonly missing: string } | undefined;
}

const paths = ['subnets', 'subnet_mapping.subnet_id'];

/**
 * Zones of a load balancer: those of its subnets. Subnets given by id are in zones of their own (AWS refuses the same
 * zone twice); an application load balancer has `atLeast` two, whatever they are.
 */
export function balancerPlaces(net: NetworkBuilder, balancer: Resource, atLeast: number): BalancerPlaces {
  const missing = `the subnets of ${balancer.address}`;
  const subnets = subnetsOf(net, balancer, ...paths);
  const byName = balancer.attributes.strings('availability_zones').map((name) => namedZone(net, balancer, name));
  const inside = [...zonesOf(net, subnets), ...byName];
  const byId = zonesById(net, balancer, inside, true, ...paths);
  const isHalfKnown = paths.some((path) => hasRest(net, balancer, path));
  if (inside.length === 0 && byId.length === 0) {
    const zones = openZones(net, balancer, atLeast, missing, true);
    return { zones, further: zones.length > 0 ? undefined : { certain: false, missing } };
  }
  const [only] = byId;
  const isLone = only !== undefined && inside.length === 0 && byId.length === 1;
  const zones = isLone ? [outsideZone(net, balancer, paths[0] ?? '')] : [...inside, ...byId];
  return { zones, further: isHalfKnown ? { certain: zones.length < atLeast, missing } : undefined };
}

/** Whether there are more subnets than the known ones: the list is longer, or an expression in it leads nowhere. */
function hasRest(net: NetworkBuilder, balancer: Resource, path: string): boolean {
  const { literals, unresolved } = net.graph.resolve(balancer, path, named('aws_subnet'));
  const length = balancer.attributes.length(path);
  if (length === undefined) return unresolved.length > 0;
  return length > subnetsOf(net, balancer, path).length + new Set(literals).size;
}
