import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder, Zone } from '../../builder.ts';
import { soleZone } from '../places/listed-places.ts';
import { numberOfBlocks } from '../set.ts';
import { named } from '../types.ts';
import { namedZone, openZones, outsideZone, someZone, subnetsOf, zonesById, zonesOf } from '../places/vpc.ts';

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
  const mapped = mappedPlaces(net, balancer, missing);
  if (mapped) return mapped;
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

/**
 * Zones of mappings whose subnets the plan does not tell, as in a dynamic block: it tells how many there are at least. `subnets` is
 * not written then, AWS refuses both; what its expression names on another branch may be what is mapped. Undefined where
 * the subnets are told, where there are no mappings, and where they are as many as the zones that are named.
 */
function mappedPlaces(net: NetworkBuilder, balancer: Resource, missing: string): BalancerPlaces | undefined {
  const { least, isExact } = numberOfBlocks(balancer.attributes, 'subnet_mapping');
  if (least === 0 || balancer.attributes.read('subnets').kind === 'known') return undefined;
  const path = 'subnet_mapping.subnet_id';
  const { literals } = net.graph.resolve(balancer, path, named('aws_subnet'));
  if (literals.length > 0 || subnetsOf(net, balancer, path).length > 0) return undefined;
  const elsewhere = zonesOf(net, subnetsOf(net, balancer, 'subnets'));
  if (elsewhere.length > 0 && least >= elsewhere.length) return undefined;
  if (least > 1) return { zones: openZones(net, balancer, least, missing, true), further: undefined };
  const zones = [someZone(elsewhere, missing) ?? soleZone(net, balancer)];
  return { zones, further: isExact ? undefined : { certain: false, missing } };
}

/** Whether there are more subnets than the known ones: the list is longer, or an expression in it leads nowhere. */
function hasRest(net: NetworkBuilder, balancer: Resource, path: string): boolean {
  const { literals, unresolved } = net.graph.resolve(balancer, path, named('aws_subnet'));
  const length = balancer.attributes.length(path);
  if (length === undefined) return unresolved.length > 0;
  return length > subnetsOf(net, balancer, path).length + new Set(literals).size;
}
