import type { Attributes } from '../../../input/attributes.ts';
import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type Fact, type Missing, argument, factAbout } from '../../fact.ts';
import { type Block, block, holds } from './cidr.ts';
import { entriesOf, listTypes } from './prefix-list.ts';
import { named } from '../type-aliases.ts';

/** Where packets are going: an address block, and the VPC it is part of where one is meant. */
export interface Destination {
  /** What it is called: a block as it is written, or the id of the VPC. */
  readonly to: string;
  /** Undefined where the plan does not tell it. */
  readonly block: Block | undefined;
  readonly vpc: Resource | undefined;
}

/** What one route leads to. */
export interface Prefix {
  /** The block as it is written, or the id of the VPC or prefix list that has it; undefined where none is known. */
  readonly to: string | undefined;
  /** An address block, or a VPC whose block is known after apply only; undefined when it is not known. */
  readonly covers: Block | { readonly vpc: Resource } | undefined;
  /** What would settle it, where it is not known. */
  readonly fact?: Fact;
  /** The prefix list that it is an entry of. */
  readonly list?: Resource;
}

/** The whole internet, and its two halves: some split the default route in two, to outrank another one. */
export const everywhere = {
  4: { whole: blockOf('0.0.0.0/0'), halves: [blockOf('0.0.0.0/1'), blockOf('128.0.0.0/1')] },
  6: { whole: blockOf('::/0'), halves: [blockOf('::/1'), blockOf('8000::/1')] },
} as const;

/** Addresses by which a host that speaks IPv6 only reaches the rest, through a NAT gateway (RFC 6052). */
export const translated: Destination = blockOf('64:ff9b::/96');

/** Packets for an address block. */
export function blockOf(text: string): Destination {
  return { to: text, block: block(text), vpc: undefined };
}

/** Packets for a subnet, or for anything in a VPC. */
export function towards(vpc: Resource, subnet?: Resource): Destination {
  const text = subnet?.attributes.string('cidr_block') ?? vpc.attributes.string('cidr_block');
  return { to: vpc.id, block: text === undefined ? undefined : block(text), vpc };
}

/** Anywhere: the way out. */
export function isWorld({ vpc, block: wanted }: Destination): boolean {
  return vpc === undefined && wanted?.length === 0;
}

/** Addresses that the internet does not carry: those of a VPC, and those of RFC 1918 and RFC 6598. */
export function isPrivate({ vpc, block: wanted }: Destination): boolean {
  return vpc !== undefined || (wanted !== undefined && privateBlocks.some((one) => holds(one, wanted)));
}

const privateBlocks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'].flatMap(
  (text) => block(text) ?? [],
);

/** Arguments of a route that name one block; the last is the name in the Cloud Control provider. */
const blockArguments = [
  'destination_cidr_block',
  'cidr_block',
  'destination_ipv6_cidr_block',
  'ipv6_cidr_block',
  'destination_ipv_6_cidr_block',
];
const listArguments = ['destination_prefix_list_id', 'prefix_list_id'];

/**
 * What a route (`aws_route`, a `route` block of a table, a route of a transit gateway) leads to: one block, or each entry
 * of its prefix list. A block known after apply is that of the VPC or subnet it is read from, else open.
 */
export function prefixesOf(net: NetworkBuilder, owner: Resource, at: Attributes): readonly Prefix[] {
  const base = at.path === '' ? '' : `${at.path}.`;
  for (const name of blockArguments) {
    const text = at.string(name);
    if (text !== undefined && text !== '') return [writtenAt(name, text)];
  }
  for (const name of listArguments) {
    const { references, literals, omitted } = net.graph.resolve(owner, base + name, listTypes);
    const [reference] = references;
    const literal = literals.find((text) => text !== '');
    if (reference && reference.certainty !== 'guessed') return prefixesIn(net, reference.target);
    if (literal !== undefined) return [{ to: literal, covers: undefined, fact: { is: 'entries', of: literal } }];
    if (!omitted && reference) return [openAt(name)];
  }
  const open = [...blockArguments, ...listArguments].find((name) => at.read(name).kind !== 'omitted' && isOpen(name));
  if (open === undefined) return [openAt('destination_cidr_block')];
  const [source] = net.targets(owner, base + open, [...named('aws_vpc'), ...named('aws_subnet')]);
  if (!source) return [openAt(open)];
  const cidr = source.attributes.string('cidr_block');
  if (cidr !== undefined) return [writtenAt(open, cidr)];
  return [named('aws_vpc').includes(source.type) ? { to: source.id, covers: { vpc: source } } : openAt(open)];

  function isOpen(name: string): boolean {
    const value = at.read(name);
    return value.kind === 'unknown' || value.kind === 'sensitive';
  }

  function writtenAt(name: string, text: string): Prefix {
    const covers = block(text);
    return covers ? { to: text, covers } : openAt(name);
  }

  function openAt(name: string): Prefix {
    return { to: undefined, covers: undefined, fact: argument(owner, base + name) };
  }
}

/** Each entry of a prefix list is a route; one that may have others leads anywhere. */
function prefixesIn(net: NetworkBuilder, list: Resource): readonly Prefix[] {
  const { entries, texts, isWhole } = entriesOf(net, list);
  const open: Prefix = { to: list.id, covers: undefined, fact: factAbout(list, 'entries'), list };
  const known = [...entries.map(({ at, name }) => at.string(name)), ...texts].map((text): Prefix => {
    const covers = text === undefined ? undefined : block(text);
    return covers === undefined ? open : { to: text, covers, list };
  });
  return isWhole ? known : [...known, open];
}

/**
 * How well a route serves a destination: the length of its prefix when it holds the whole of it, `maybe` when that is not
 * known, undefined when it leads elsewhere.
 */
export function match({ covers }: Prefix, { block: wanted, vpc }: Destination): number | 'maybe' | undefined {
  if (covers === undefined) return 'maybe';
  if ('vpc' in covers) return covers.vpc === vpc && vpc !== undefined ? exactly : undefined;
  if (wanted) return holds(covers, wanted) ? covers.length : undefined;
  return covers.family === 6 ? undefined : covers.length === 0 ? 0 : 'maybe';
}

/** What would settle whether a route leads to a destination, where that is not known. */
export function doubtOf({ fact, list }: Prefix, { vpc }: Destination): Missing {
  const settledBy = fact ?? (list && factAbout(list, 'entries')) ?? (vpc && argument(vpc, 'cidr_block'));
  return settledBy && [settledBy];
}

/** A route to the very VPC that is meant: nothing is longer but a route to a part of it. */
export const exactly = 32;
