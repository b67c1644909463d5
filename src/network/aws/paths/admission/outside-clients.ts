import type { Resource } from '../../../../input/deployment.ts';
import type { NetworkBuilder } from '../../../builder.ts';
import { type Block, block, holds } from '../cidr.ts';
import { type Destination, isPrivate } from '../destination.ts';
import { vpcOf } from '../../places/subnets.ts';
import { type Protocol, isFor } from './group-rule.ts';
import { rulesOf } from './group-rules.ts';
import type { Groups } from './interface.ts';

/**
 * The private networks outside the VPC of a subnet that the security groups let in on a port: clients that come over a transit
 * gateway, a peering or a VPN. Empty where the groups or the blocks of the VPC are not all known.
 */
export function outsideClients(
  net: NetworkBuilder,
  subnet: Resource,
  { known, isWhole }: Groups,
  ports: readonly { readonly protocol: Protocol | undefined; readonly port: number | undefined }[],
): readonly Destination[] {
  const vpc = vpcOf(net, subnet);
  const own = block(vpc?.attributes.string('cidr_block') ?? '');
  if (!vpc || !own || !isWhole) return [];
  const rules = known.flatMap((group) => rulesOf(net, group, 'ingress') ?? []);
  const peers = rules
    .filter((rule) => ports.some(({ protocol, port }) => protocol !== undefined && isFor(rule, protocol, port)))
    .flatMap((rule) => rule.peers);
  const blocks = peers.flatMap((peer) => (peer !== 'open' && 'block' in peer ? [peer.block] : []));
  return blocks
    .filter((one) => !holds(one, own) && !holds(own, one))
    .map((one): Destination => ({ to: written(one), block: one, vpc: undefined }))
    .filter(isPrivate);
}

/** `172.20.0.0/16`. */
function written({ family, first, length }: Block): string {
  if (family === 6) return `${groupsOf(first).join(':')}/${length}`;
  const bytes = [24n, 16n, 8n, 0n].map((shift) => (first >> shift) & 255n);
  return `${bytes.join('.')}/${length}`;
}

function groupsOf(first: bigint): string[] {
  return Array.from({ length: 8 }, (_, place) => ((first >> BigInt(112 - 16 * place)) & 65_535n).toString(16));
}
