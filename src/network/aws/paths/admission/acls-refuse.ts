import type { Resource } from '../../../../input/deployment.ts';
import type { NetworkBuilder } from '../../../builder.ts';
import { block, holds } from '../cidr.ts';
import { vpcOf } from '../../places/subnets.ts';
import { type Acl, type AclRule, aclOf } from './acl-rules.ts';
import { isForAny } from './group-rule.ts';
import type { Direction } from './group-rules.ts';
import type { Flow, Refusing } from './groups-refuse.ts';
import type { End, Interface } from './interface.ts';
import { meets } from './meets.ts';
import type { Peer } from './rule-peers.ts';

type Ports = readonly [first: number, last: number];

/** Ports that clients choose for the answers, whichever system they are. https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports */
const ephemeral: Ports = [1024, 65_535];
const every: Ports = [0, 65_535];
/** The well-known ports, which no client chooses for itself. */
const services: Ports = [1, 1023];

/**
 * Which network ACL refuses the flow, or the answers to it, from whichever subnet to whichever. Asked when packets leave and
 * enter a subnet, not inside one; nothing is remembered, so both ways need rules.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
 */
export function aclsRefuse(net: NetworkBuilder, { from, to, protocol, port }: Flow): Refusing | undefined {
  let first: Refusing | undefined;
  for (const a of subnetsOf(from)) {
    for (const b of subnetsOf(to)) {
      if (a !== undefined && a === b) return undefined;
      const asked: Ports = port === undefined ? every : [port, port];
      const [sender, receiver] = [endOf(a, from), endOf(b, to)];
      const refused =
        refusedAt(net, a, 'egress', receiver, protocol, asked) ??
        refusedAt(net, b, 'ingress', sender, protocol, asked) ??
        refusedAt(net, b, 'egress', sender, protocol, ephemeral) ??
        refusedAt(net, a, 'ingress', receiver, protocol, ephemeral);
      if (refused === undefined) return undefined;
      first ??= refused;
    }
  }
  return first;
}

/**
 * Which network ACL lets no answer from the internet back into any of the subnets, though it lets requests out to ports of
 * services there.
 */
export function answersRefused(net: NetworkBuilder, subnets: readonly Resource[]): Refusing | undefined {
  const refused = subnets.map((subnet) =>
    refusedAt(net, subnet, 'egress', 'internet', 'tcp', services) === undefined
      ? refusedAt(net, subnet, 'ingress', 'internet', 'tcp', ephemeral)
      : undefined,
  );
  return refused.includes(undefined) ? undefined : refused[0];
}

/** Undefined for what stands in no known subnet: no ACL is asked there. */
function subnetsOf(end: End): readonly (Resource | undefined)[] {
  return typeof end === 'string' || end.subnets.length === 0 ? [undefined] : end.subnets;
}

function endOf(subnet: Resource | undefined, end: End): End {
  if (typeof end === 'string') return end;
  return subnet === undefined ? 'anywhere' : inSubnet(subnet);
}

function inSubnet(subnet: Resource): Interface {
  return { subnets: [subnet], groups: { known: [], isWhole: true } };
}

function refusedAt(
  net: NetworkBuilder,
  subnet: Resource | undefined,
  direction: Direction,
  there: End,
  protocol: Flow['protocol'],
  ports: Ports,
): Refusing | undefined {
  const own = subnet && aclOf(net, subnet);
  return own && deniedBy(net, own, direction, there, protocol, ports);
}

/** The first rule that decides for all packets; one that lets some through is enough. Without any, the list itself. */
function deniedBy(
  net: NetworkBuilder,
  { acl, rules }: Acl,
  direction: Direction,
  there: End,
  protocol: Flow['protocol'],
  ports: Ports,
): Refusing | undefined {
  for (const rule of rules[direction]) {
    if (!isForAny(rule, protocol, ports)) continue;
    if (rule.allows) {
      if (ports === ephemeral && !isForAnswers(rule)) continue;
      if (rule.peers.some((peer) => meets(net, peer, there))) return undefined;
    } else if (coversPorts(rule, ports) && rule.peers.some((peer) => coversEnd(net, peer, there))) {
      return { by: 'acl', resource: rule.owner, ...(rule.path !== '' && { path: rule.path }) };
    }
  }
  return { by: 'acl', resource: acl, ...(!rules[direction].some(({ allows }) => allows) && { isAll: true }) };
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
