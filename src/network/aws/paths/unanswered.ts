import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { subnetsOf, vpcOf } from '../places/subnets.ts';
import { type Destination, isWorld, towards } from './destination.ts';
import { exitBehind } from './exit-behind.ts';
import type { Refused, Walk } from './walk.ts';

interface Trip {
  /** Where packets come from: a subnet of another VPC. */
  readonly sender: Resource;
  /** Where they enter the VPC that leads them out. */
  readonly subnet: Resource;
  readonly to: Destination;
  /** Follows packets on from a subnet. */
  readonly walkTo: (net: NetworkBuilder, subnet: Resource, to: Destination) => Walk;
}

/**
 * What refuses the answers from the internet to a sender in another VPC: the NAT gateway that it leaves by gives them back in its
 * own subnet, whose table has to lead to the sender's network.
 * https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-nat-igw.html
 */
export function unanswered(net: NetworkBuilder, { sender, subnet, to, walkTo }: Trip): readonly Refused[] {
  const vpc = vpcOf(net, sender);
  if (!isWorld(to) || vpc === undefined || vpc === vpcOf(net, subnet)) return [];
  const exit = exitBehind(net, subnet, to);
  const [behind] = exit?.kind === 'nat' && exit.target ? subnetsOf(net, exit.target, 'subnet_id') : [];
  return behind ? walkTo(net, behind, towards(vpc, sender)).refusals : [];
}
