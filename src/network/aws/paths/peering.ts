import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type Missing, factAbout } from '../../fact.ts';
import { named } from '../type-aliases.ts';

/**
 * Why a VPC peering connection does not carry packets between two VPCs, or may not; undefined when it does. It joins its
 * own two VPCs and is no way through either: not to a third VPC, a NAT or VPN gateway, or a gateway endpoint behind it. It
 * has no part that fails below a Region.
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html#vpc-peering-limitations
 */
export function peeringGap(net: NetworkBuilder, hop: Resource, from: Resource, to: Resource): Missing {
  const peering = connectionOf(net, hop);
  if (!peering) return undefined;
  const ends = ['vpc_id', 'peer_vpc_id'].flatMap((path) => net.targets(peering, path, vpcTypes));
  const stray = [to, from].find((vpc) => !ends.includes(vpc));
  if (ends.length === 2 && stray) return [factAbout(peering, 'peering-end', { to: stray.id })];
  return ends.length === 2 && !isAccepted(net, peering) ? [factAbout(peering, 'accepted')] : undefined;
}

const vpcTypes = named('aws_vpc');
const peeringType = 'aws_vpc_peering_connection';

/** The connection itself, where a route names its accepter. */
function connectionOf(net: NetworkBuilder, target: Resource): Resource | undefined {
  if (target.type === peeringType) return target;
  return net.targets(target, 'vpc_peering_connection_id', [peeringType])[0];
}

function isAccepted(net: NetworkBuilder, peering: Resource): boolean {
  const at = peering.attributes;
  const asked = at.read('auto_accept');
  // A value that is not known is no reason to doubt: who writes the argument means it.
  if (asked.kind !== 'omitted' && at.boolean('auto_accept') !== false) return true;
  if (at.string('accept_status') === 'active') return true;
  const accepters = net.graph.ofType('aws_vpc_peering_connection_accepter');
  return accepters.some((one) => {
    const [connection] = net.targets(one, 'vpc_peering_connection_id', [peeringType]);
    return connection === undefined || connection === peering;
  });
}
