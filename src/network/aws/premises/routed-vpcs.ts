import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type Block, block, holds } from '../paths/cidr.ts';
import type { Hop } from '../paths/next-hop.ts';
import { tableOf } from '../paths/routing.ts';
import { allSubnets, vpcOf } from '../places/subnets.ts';
import { named } from '../type-aliases.ts';
import { attachedVpcs } from './unreturned.ts';

/**
 * The VPCs on a transit gateway that surely send to the premises over it: by a route to addresses that no VPC has; by any route,
 * where there is no other VPC to send to.
 */
export function vpcsWithRoutes(net: NetworkBuilder, gateway: Resource): ReadonlySet<Resource> {
  const attached = attachedVpcs(net, gateway);
  const found = new Set<Resource>();
  for (const subnet of allSubnets(net)) {
    const vpc = vpcOf(net, subnet);
    if (!vpc || found.has(vpc) || !attached.has(vpc)) continue;
    const routes = tableOf(net, subnet).hops.filter(
      ({ target, certainty }) => target === gateway && certainty !== 'guessed',
    );
    if (routes.some((hop) => attached.size === 1 || isOfPremises(net, hop))) found.add(vpc);
  }
  return found;
}

/** Addresses that are no VPC's for certain, and not all of the internet. */
function isOfPremises(net: NetworkBuilder, { leadsTo: { covers } }: Hop): boolean {
  if (covers === undefined || 'vpc' in covers || covers.length <= 1) return false;
  return net.once(blocksOfVpcs).every((own) => own !== undefined && !holds(own, covers) && !holds(covers, own));
}

function blocksOfVpcs(net: NetworkBuilder): readonly (Block | undefined)[] {
  const types = named('aws_vpc');
  const all = types.flatMap((type) => [...net.graph.ofType(type), ...net.graph.ofType(type, 'data')]);
  const more = net.all(['aws_vpc_ipv4_cidr_block_association']);
  return [...all, ...more].map(({ attributes }) => block(attributes.string('cidr_block') ?? ''));
}
