import type { Resource } from '../../../../input/deployment.ts';
import type { NetworkBuilder } from '../../../builder.ts';
import { type Missing, allOf, argument } from '../../../fact.ts';
import { type Block, block, holds } from '../cidr.ts';
import { vpcOf } from '../../places/subnets.ts';
import { isType, named } from '../../type-aliases.ts';
import type { End } from './interface.ts';
import type { Peer } from './rule-peers.ts';

/**
 * Whether a rule's other end is that end, or may be. A group is met by its members' private addresses, so by nothing that
 * comes from the internet.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export function meets(net: NetworkBuilder, peer: Peer, end: End): boolean {
  if (peer === 'open' || 'unknown' in peer || end === 'anywhere') return true;
  if ('group' in peer) return end !== 'internet' && (!end.groups.isWhole || end.groups.known.includes(peer.group));
  if (end === 'internet') return !('block' in peer) || !isPrivate(peer.block);
  if (end.onlyGroups) return false;
  if (end.subnets.length === 0) return true;
  return end.subnets.some((subnet) =>
    'block' in peer ? mayOverlap(net, peer.block, subnet) : mayShare(net, peer.addressesOf, subnet),
  );
}

/**
 * What would tell whether the other end of a rule that may be that end is it: its block, or that of the subnets. Undefined where it
 * is for certain, or where nothing in the inputs would tell.
 */
export function doubtOf(net: NetworkBuilder, peer: Peer, end: End): Missing {
  if (peer === 'open' || 'group' in peer) return undefined;
  if ('unknown' in peer) return [peer.unknown];
  if (typeof end === 'string' || end.onlyGroups || !('block' in peer)) return undefined;
  const doubts = end.subnets
    .filter((subnet) => mayOverlap(net, peer.block, subnet))
    .map((subnet) => blockDoubt(net, peer.block, subnet));
  return doubts.includes(undefined) ? undefined : allOf(...doubts);
}

/** Undefined where the subnet has an address of the block for certain. */
function blockDoubt(net: NetworkBuilder, wanted: Block, subnet: Resource): Missing {
  const name = wanted.family === 4 ? 'cidr_block' : 'ipv6_cidr_block';
  if (wanted.length === 0 || subnet.attributes.read(name).kind !== 'unknown') return undefined;
  const whole = vpcOf(net, subnet)?.attributes.string(name);
  const written = whole === undefined ? undefined : block(whole);
  return written !== undefined && holds(wanted, written) ? undefined : [argument(subnet, name)];
}

/** Whether a subnet may have an address of the block: its own, or where that is not known, one of its VPC's. */
export function mayOverlap(net: NetworkBuilder, wanted: Block, subnet: Resource): boolean {
  const own = subnet.attributes.string(wanted.family === 4 ? 'cidr_block' : 'ipv6_cidr_block');
  if (own !== undefined && own !== '') return overlap(wanted, block(own));
  if (wanted.family === 6) return subnet.attributes.read('ipv6_cidr_block').kind !== 'omitted';
  const vpc = vpcOf(net, subnet);
  const whole = vpc?.attributes.string('cidr_block');
  if (vpc === undefined || whole === undefined || net.once(widened).has(vpc)) return true;
  return overlap(wanted, block(whole));
}

function overlap(a: Block, b: Block | undefined): boolean {
  return b === undefined || holds(a, b) || holds(b, a);
}

/** Whether a subnet has addresses of another, or of a VPC: two subnets of one VPC share none. */
function mayShare(net: NetworkBuilder, other: Resource, subnet: Resource): boolean {
  if (other === subnet) return true;
  const vpc = vpcOf(net, subnet);
  // Blocks of two VPCs may be equal as long as no route joins them.
  if (isType(other, 'aws_vpc')) return true;
  const others = vpcOf(net, other);
  return vpc === undefined || others === undefined || vpc !== others;
}

/** VPCs that have further blocks. */
function widened(net: NetworkBuilder): ReadonlySet<Resource> {
  const all = net.graph.ofType('aws_vpc_ipv4_cidr_block_association');
  return new Set(all.flatMap((one) => net.targets(one, 'vpc_id', named('aws_vpc'))));
}

/** Blocks without a public address (RFC 1918, RFC 6598, RFC 3927, RFC 4193). */
const privateBlocks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '169.254.0.0/16', 'fc00::/7'];

export function isPrivate(one: Block): boolean {
  return privateBlocks.some((text) => {
    const outer = block(text);
    return outer !== undefined && holds(outer, one);
  });
}
