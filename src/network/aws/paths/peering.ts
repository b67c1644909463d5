import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { factAbout } from '../../fact.ts';
import { named } from '../type-aliases.ts';
import { type Walk, free, open, refused } from './walk.ts';

/**
 * Whether a VPC peering connection carries packets between two VPCs. It joins its
 * own two VPCs and is no way through either: not to a third VPC, a NAT or VPN gateway, or a gateway endpoint behind it. It
 * has no part that fails below a Region.
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html#vpc-peering-limitations
 */
export function peeringGap(net: NetworkBuilder, hop: Resource, from: Resource, to: Resource): Walk {
  const peering = connectionOf(net, hop);
  if (!peering) return free;
  const ends = ['vpc_id', 'peer_vpc_id'].flatMap((path) => net.targets(peering, path, vpcTypes));
  if (ends.length !== 2) return free;
  const stray = [to, from].find((vpc) => !ends.includes(vpc));
  if (stray) return refused(peering, { is: 'other-vpc', to: stray.id });
  const accepted = isAccepted(net, peering);
  if (accepted) return free;
  return accepted === false ? refused(peering, { is: 'not-accepted' }) : open([factAbout(peering, 'accepted')]);
}

const vpcTypes = named('aws_vpc');
const peeringType = 'aws_vpc_peering_connection';

/** The connection itself, where a route names its accepter. */
function connectionOf(net: NetworkBuilder, target: Resource): Resource | undefined {
  if (target.type === peeringType) return target;
  return net.targets(target, 'vpc_peering_connection_id', [peeringType])[0];
}

/** Accepted by an argument, by a resource of the other side, or by hand: undefined where the plan does not tell. */
function isAccepted(net: NetworkBuilder, peering: Resource): boolean | undefined {
  const at = peering.attributes;
  const asked = at.read('auto_accept');
  // A value that is not known is no reason to doubt: who writes the argument means it.
  if (asked.kind !== 'omitted' && at.boolean('auto_accept') !== false) return true;
  const status = at.string('accept_status');
  if (status === 'active') return true;
  const accepters = net.graph.ofType('aws_vpc_peering_connection_accepter');
  const ours = accepters.filter((one) => {
    const [connection] = net.targets(one, 'vpc_peering_connection_id', [peeringType]);
    return connection === undefined || connection === peering;
  });
  if (ours.some((one) => one.attributes.read('auto_accept').kind === 'unknown')) return true;
  if (ours.some((one) => one.attributes.boolean('auto_accept') === true)) return true;
  // An existing connection may have been accepted by hand.
  return status === undefined && !peering.actions.includes('create') ? undefined : false;
}
