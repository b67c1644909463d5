import type { Resource } from '../../../../input/deployment.ts';
import type { NetworkBuilder } from '../../../builder.ts';
import { vpcOf } from '../../places/subnets.ts';
import { towards } from '../destination.ts';
import { forward } from '../forward.ts';
import { wordOf } from '../../settings-or-missing.ts';
import { gatewayTypes } from '../transit-ends.ts';
import { attachmentOf } from '../transit-gateway.ts';
import { transitPath } from '../transit-path.ts';
import { type Interface, vpcOfInterface } from './interface.ts';

/**
 * How packets from one interface get to another one in another VPC with their own addresses: over a peering connection, or a
 * transit gateway that leads straight to that VPC. What stands between on any other way may change them. `as-address`: rules
 * that name a group are not met by its members.
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
 */
export function directWay(net: NetworkBuilder, from: Interface, to: Interface): 'as-member' | 'as-address' | undefined {
  const vpc = vpcOfInterface(net, to);
  const ways = vpc === undefined ? [] : from.subnets.map((subnet) => wayTo(net, subnet, vpc));
  if (ways.length === 0 || ways.includes(undefined)) return undefined;
  return ways.includes('as-member') ? 'as-member' : 'as-address';
}

function wayTo(net: NetworkBuilder, subnet: Resource, vpc: Resource): 'as-member' | 'as-address' | undefined {
  const to = towards(vpc);
  const forwarded = forward(net, subnet, to);
  const [step, ...others] = 'steps' in forwarded ? forwarded.steps : [];
  if (!step || others.length > 0 || step.unless !== undefined) return undefined;
  if (step.hop.kind === 'peering') return 'as-member';
  const near = step.hop.kind === 'transit-gateway' ? attachmentOf(net, vpcOf(net, subnet), step.hop.target) : undefined;
  if (!near) return undefined;
  const { end, gaps } = transitPath(net, near, to);
  if (end === undefined || gaps !== undefined || vpcOf(net, end) !== vpc) return undefined;
  return knowsMembers(net, near, end) ? 'as-member' : 'as-address';
}

/**
 * Whether the attachments of a transit gateway may let rules name groups of the other VPC: off for the gateway unless written.
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html#vpc-attachment-security
 */
function knowsMembers(net: NetworkBuilder, ...attachments: readonly Resource[]): boolean {
  const path = 'security_group_referencing_support';
  const gateways = attachments.flatMap((one) => net.targets(one, 'transit_gateway_id', gatewayTypes));
  const areKnown = gateways.length === attachments.length && gateways.every(({ mode }) => mode === 'managed');
  return !areKnown || gateways.every((one) => wordOf(one, path, 'disable') !== 'disable');
}
