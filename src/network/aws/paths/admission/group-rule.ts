import type { Attributes } from '../../../../input/attributes.ts';
import type { Resource } from '../../../../input/deployment.ts';
import type { NetworkBuilder } from '../../../builder.ts';
import { type Fact, argument } from '../../../fact.ts';
import { type Peer, peersOf } from './rule-peers.ts';

export type Protocol = 'tcp' | 'udp';

/** What one rule of a security group lets through. */
export interface Rule {
  /** The rule itself, or the group it is written in. */
  readonly owner: Resource;
  /** Its block in the group; empty for a resource of its own. */
  readonly path: string;
  /** Undefined where it is not known. */
  readonly protocol: string | undefined;
  /** First and last port; undefined where they are not known, or it is for all. */
  readonly ports: readonly [first: number, last: number] | undefined;
  readonly peers: readonly Peer[];
  /** What would tell its protocol and its ports, where these are not known. */
  readonly missing?: readonly Fact[];
}

/** A rule as it is written in a block of a group, or as a resource of its own. */
export function ruleAt(net: NetworkBuilder, owner: Resource, at: Attributes, group: Resource): Rule {
  const protocol = at.string('protocol') ?? at.string('ip_protocol');
  const [first, last] = [at.number('from_port'), at.number('to_port')];
  const base = at.path === '' ? '' : `${at.path}.`;
  const open = ['protocol', 'ip_protocol', 'from_port', 'to_port'].filter((name) => at.read(name).kind === 'unknown');
  return {
    owner,
    path: at.path,
    protocol: protocol?.toLowerCase(),
    ports: first === undefined || last === undefined ? undefined : [first, last],
    peers: peersOf(net, owner, at, group),
    ...(open.length > 0 && protocol !== '-1' && { missing: open.map((name) => argument(owner, base + name)) }),
  };
}

/**
 * Whether the rule is for the port, or may be. Protocol -1 is every port, as is a port that is not known; so are the ports
 * of another protocol none.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
 */
export function isFor(rule: Rule, wanted: Protocol, port: number | undefined): boolean {
  return isForAny(rule, wanted, port === undefined ? [0, 65_535] : [port, port]);
}

/** Whether it is for one of the ports, or may be. */
export function isForAny(
  { protocol, ports }: Rule,
  wanted: Protocol,
  [least, most]: readonly [number, number],
): boolean {
  if (protocol === '-1' || protocol === 'all') return true;
  if (protocol !== undefined && !names[wanted].includes(protocol)) return false;
  if (ports === undefined) return true;
  const [first, last] = ports;
  return first === -1 || (first <= most && least <= last);
}

/** Protocols are written by name or by number. */
const names: Readonly<Record<Protocol, readonly string[]>> = { tcp: ['tcp', '6'], udp: ['udp', '17'] };
