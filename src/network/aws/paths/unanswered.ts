import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { subnetsOf, vpcOf } from '../places/subnets.ts';
import { type Destination, isWorld, towards } from './destination.ts';
import { exitBehind } from './exit-behind.ts';
import { forward } from './forward.ts';
import { isStateful } from './inspected.ts';
import { tableOf } from './routing.ts';
import { isUnseen } from './unseen-answers.ts';
import { type Walk, free, perhaps, refused } from './walk.ts';

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
 * What refuses, or may refuse, the answers from the internet to a sender in another VPC: the NAT gateway that it leaves by gives them back in its
 * own subnet, whose table has to lead to the sender's network, through the firewall that they came by.
 * https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-nat-igw.html
 */
export function unanswered(net: NetworkBuilder, trip: Trip): Walk {
  const { sender, subnet, to, walkTo } = trip;
  const vpc = vpcOf(net, sender);
  if (!isWorld(to) || vpc === undefined || vpc === vpcOf(net, subnet)) return free;
  const exit = exitBehind(net, subnet, to);
  const [behind] = exit?.kind === 'nat' && exit.target ? subnetsOf(net, exit.target, 'subnet_id') : [];
  if (!behind) return free;
  const back = towards(vpc, sender);
  const { refusals } = walkTo(net, behind, back);
  return refusals.length > 0 ? { ...free, refusals } : unseen(net, trip, behind, back);
}

/** A firewall that the requests pass has to see the answers as well. */
function unseen(net: NetworkBuilder, { sender, subnet, to }: Trip, behind: Resource, back: Destination): Walk {
  const forwarded = forward(net, subnet, to);
  const [step] = 'steps' in forwarded ? forwarded.steps : [];
  const firewall = step?.hop.kind === 'endpoint' ? step.hop.target : undefined;
  const { hops, refuses } = tableOf(net, behind);
  if (!firewall || !refuses || !back.block || !isUnseen(hops, back)) return free;
  const stateful = isStateful(net, firewall);
  if (stateful === false) return free;
  const lost = refused(refuses, { is: 'unseen-answers', from: sender.id });
  return stateful === true ? lost : perhaps(lost, stateful.missing);
}
