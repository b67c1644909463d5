import type { Resource } from '../../../../input/deployment.ts';
import type { NetworkBuilder } from '../../../builder.ts';
import { vpcOf } from '../../places/subnets.ts';
import { towards } from '../destination.ts';
import { forward } from '../forward.ts';
import { attachmentOf } from '../transit-gateway.ts';
import { transitPath } from '../transit-path.ts';
import { type Interface, vpcOfInterface } from './interface.ts';

/**
 * Whether packets from one interface get to another one in another VPC with their own addresses: over a peering connection, or
 * a transit gateway that leads straight to that VPC. What stands between on any other way may change them.
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
 */
export function isDirect(net: NetworkBuilder, from: Interface, to: Interface): boolean {
  const vpc = vpcOfInterface(net, to);
  return vpc !== undefined && from.subnets.length > 0 && from.subnets.every((subnet) => leadsTo(net, subnet, vpc));
}

function leadsTo(net: NetworkBuilder, subnet: Resource, vpc: Resource): boolean {
  const to = towards(vpc);
  const forwarded = forward(net, subnet, to);
  const [step, ...others] = 'steps' in forwarded ? forwarded.steps : [];
  if (!step || others.length > 0 || step.unless !== undefined) return false;
  if (step.hop.kind === 'peering') return true;
  const near = step.hop.kind === 'transit-gateway' ? attachmentOf(net, vpcOf(net, subnet), step.hop.target) : undefined;
  if (!near) return false;
  const { end, gaps } = transitPath(net, near, to);
  return end !== undefined && gaps === undefined && vpcOf(net, end) === vpc;
}
