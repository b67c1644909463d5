import type { Resource } from '../../../../input/deployment.ts';
import type { NetworkBuilder } from '../../../builder.ts';
import { type Missing, allOf } from '../../../fact.ts';
import { block, holds } from '../cidr.ts';
import { vpcOf } from '../../places/subnets.ts';
import { aclOf } from './acl-of.ts';
import type { Acl, AclRule } from './acl-rules.ts';
import { isForAny } from './group-rule.ts';
import type { Direction } from './group-rules.ts';
import type { Flow, Refusing } from './groups-refuse.ts';
import type { End } from './interface.ts';
import { doubtOf, meets } from './meets.ts';
import type { Peer } from './rule-peers.ts';

export type Ports = readonly [first: number, last: number];

/** What packets are asked about at a subnet. */
export interface Asked {
  readonly direction: Direction;
  readonly there: End;
  readonly protocol: Flow['protocol'];
  readonly ports: Ports;
}

/** What network ACLs say of a flow: let through (`free`), refused, or open, with what would tell. */
export type Answer = { readonly refused?: Refusing; readonly open?: NonNullable<Missing> };

export const free: Answer = {};

/** Ports that clients choose for the answers, whichever system they are. https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports */
export const ephemeral: Ports = [1024, 65_535];

/** The answer of the network ACL of a subnet. None is asked of what stands in no known subnet. */
export function answerAt(net: NetworkBuilder, subnet: Resource | undefined, asked: Asked): Answer {
  if (subnet === undefined) return free;
  const { acl, perhaps } = aclOf(net, subnet);
  const own = acl === undefined ? free : answerOf(net, acl, asked);
  if (perhaps.length === 0) return own;
  const others = perhaps.map((one) => ({ answer: answerOf(net, one.acl, asked), missing: one.missing }));
  const all = [own, ...others.map(({ answer }) => answer)];
  if (all.every((one) => one.refused)) return own;
  if (all.every(isFree)) return free;
  return opened(own.open, ...others.map(({ answer, missing }) => (isFree(answer) ? undefined : [missing])));
}

export function isFree({ refused, open }: Answer): boolean {
  return refused === undefined && open === undefined;
}

/** Open where anything is missing. */
export function opened(...missing: readonly Missing[]): Answer {
  const open = allOf(...missing);
  return open === undefined ? free : { open };
}

/**
 * The first rule that decides for all packets; one that lets some through is enough. Without any, the list itself. What is not known
 * of the rules before it may decide otherwise.
 */
function answerOf(net: NetworkBuilder, { acl, rules }: Acl, asked: Asked): Answer {
  const { direction, there, protocol, ports } = asked;
  const mayAllow: Missing[] = [];
  const mayDeny: Missing[] = [];
  for (const rule of rules[direction]) {
    if (!isForAny(rule, protocol, ports)) continue;
    const { missing, allows, peers } = rule;
    const met = peers.filter((peer) => meets(net, peer, there));
    if (met.length === 0) continue;
    const unsure = allOf(missing, ...met.map((peer) => doubtOf(net, peer, there)));
    if (allows !== false && (ports !== ephemeral || isForAnswers(rule))) {
      if (unsure === undefined) return opened(...mayDeny);
      mayAllow.push(unsure);
    }
    if (allows === true) continue;
    if (unsure !== undefined) mayDeny.push(unsure);
    else if (coversPorts(rule, ports) && met.some((peer) => coversEnd(net, peer, there))) {
      return mayAllow.length > 0 ? opened(...mayAllow) : { refused: refusedBy(rule) };
    }
  }
  if (mayAllow.length > 0) return opened(...mayAllow);
  return {
    refused: { by: 'acl', resource: acl, ...(!rules[direction].some(({ allows }) => allows) && { isAll: true }) },
  };
}

function refusedBy({ owner, path }: AclRule): Refusing {
  return { by: 'acl', resource: owner, ...(path !== '' && { path }) };
}

/** Clients choose from thousands of ports: a rule for single ports is for a service, and lets no answers back. */
function isForAnswers({ protocol, ports }: AclRule): boolean {
  if (protocol === '-1' || protocol === 'all' || ports === undefined) return true;
  return Math.min(ports[1], ephemeral[1]) - Math.max(ports[0], ephemeral[0]) + 1 >= fewest;
}

/** No system chooses from fewer ports. */
const fewest = 1024;

function coversPorts({ protocol, ports }: AclRule, [first, last]: Ports): boolean {
  if (protocol === '-1' || protocol === 'all') return true;
  return protocol !== undefined && ports !== undefined && ports[0] <= first && last <= ports[1];
}

/** Whether the rule is for every address of the end. */
function coversEnd(net: NetworkBuilder, peer: Peer, end: End): boolean {
  if (peer === 'open' || 'unknown' in peer || 'group' in peer) return false;
  if ('block' in peer && peer.block.length === 0) return peer.block.family === 4;
  if (typeof end === 'string') return false;
  return end.subnets.every((subnet) => {
    if (!('block' in peer)) return peer.addressesOf === subnet || peer.addressesOf === vpcOf(net, subnet);
    const own = subnet.attributes.string('cidr_block');
    const written = own === undefined ? undefined : block(own);
    return written !== undefined && holds(peer.block, written);
  });
}
