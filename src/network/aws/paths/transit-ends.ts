import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { named } from '../type-aliases.ts';

export const attachmentType = 'aws_ec2_transit_gateway_vpc_attachment';
export const gatewayTypes: readonly string[] = named('aws_ec2_transit_gateway');
const peeringType = 'aws_ec2_transit_gateway_peering_attachment';

/** What stands for another end: an accepter for the attachment it accepts, a data source for what it looks up. */
const standIns: readonly (readonly [type: string, path: string, targets: readonly string[]])[] = [
  ['aws_ec2_transit_gateway_vpc_attachment_accepter', 'transit_gateway_attachment_id', named(attachmentType)],
  ['aws_ec2_transit_gateway_peering_attachment_accepter', 'transit_gateway_attachment_id', [peeringType]],
  ['aws_ec2_transit_gateway_vpn_attachment', 'vpn_connection_id', ['aws_vpn_connection']],
  ['aws_ec2_transit_gateway_dx_gateway_attachment', 'dx_gateway_id', ['aws_dx_gateway']],
  ['aws_dx_gateway_association', 'dx_gateway_id', ['aws_dx_gateway']],
];

/** Everything `transit_gateway_attachment_id` may name. A VPN connection bears the id of its attachment. */
export const endTypes: readonly string[] = [
  ...named(attachmentType),
  peeringType,
  'aws_vpn_connection',
  'aws_dx_gateway',
  'aws_ec2_transit_gateway_connect',
  ...standIns.map(([type]) => type),
];

/** The attachment itself, where something stands in for it and the inputs show it. */
export function endOf(net: NetworkBuilder, end: Resource): Resource {
  const standIn = standIns.find(([type]) => type === end.type);
  const [actual] = standIn ? net.targets(end, standIn[1], standIn[2]) : [];
  return actual ?? end;
}

/** The transit gateways an attachment joins: one, or the two of a peering. */
export function gatewaysOf(net: NetworkBuilder, end: Resource): readonly Resource[] {
  return ['transit_gateway_id', 'peer_transit_gateway_id'].flatMap((path) => net.targets(end, path, gatewayTypes));
}

export function isPeering({ type }: Resource): boolean {
  return type === peeringType;
}

/** It joins several gateways, and has a table at each: a peering, or the gateway of dedicated lines. */
export function joinsSeveral(end: Resource): boolean {
  return isPeering(end) || end.type === 'aws_dx_gateway';
}

/**
 * Whether the other side of a peering has accepted it, by a resource here or by hand; undefined where that is not known of
 * one that exists.
 */
export function isAccepted(net: NetworkBuilder, peering: Resource): boolean | undefined {
  const state = peering.attributes.string('state');
  if (state === 'available') return true;
  // An accepter that finds its peering by a filter may be that of any.
  const accepters = net.graph.ofType('aws_ec2_transit_gateway_peering_attachment_accepter');
  const accepted = accepters.some((one) => {
    const [asked] = net.targets(one, 'transit_gateway_attachment_id', [peeringType]);
    return asked === undefined || asked.mode === 'data' || asked === peering;
  });
  if (accepted) return true;
  return peering.actions.includes('create') ? false : undefined;
}
