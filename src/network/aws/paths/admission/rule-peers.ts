import type { Attributes } from '../../../../input/attributes.ts';
import type { Resource } from '../../../../input/deployment.ts';
import type { NetworkBuilder } from '../../../builder.ts';
import { type Fact, argument } from '../../../fact.ts';
import { type Block, block } from '../cidr.ts';
import { entriesOf, listTypes } from '../prefix-list.ts';
import { isType, named } from '../../type-aliases.ts';

/** Whom a rule lets in or out to: a block, the addresses of a subnet or VPC before they are known, the members of a group. */
export type Peer =
  | { readonly block: Block }
  | { readonly addressesOf: Resource }
  | { readonly group: Resource }
  /** A block that is only known after apply, with what would tell it. */
  | { readonly unknown: Fact }
  /** Not known. */
  | 'open';

/** Security groups, and VPCs, which stand for their default group. */
export function groupTypes(): readonly string[] {
  return [...securityGroups, ...named('aws_vpc')];
}

export const securityGroups = ['aws_security_group', 'aws_default_security_group'];

const blockArguments = ['cidr_blocks', 'ipv6_cidr_blocks', 'cidr_ipv4', 'cidr_ipv6', 'cidr_block', 'ipv6_cidr_block'];
const listArguments = ['prefix_list_ids', 'prefix_list_id'];
const groupArguments = ['security_groups', 'source_security_group_id', 'referenced_security_group_id'];

/** Everything a rule names as the other end. A rule that names nothing lets nothing through. */
export function peersOf(net: NetworkBuilder, owner: Resource, at: Attributes, group: Resource): readonly Peer[] {
  const base = at.path === '' ? '' : `${at.path}.`;
  const self = at.read('self');
  const isSelf = self.kind === 'known' ? at.boolean('self') === true : self.kind !== 'omitted';
  return [
    ...blockArguments.flatMap((name) => blocksAt(net, owner, at, name)),
    ...listArguments.flatMap((name) => (isNothing(at, name) ? [] : listsAt(net, owner, base + name))),
    ...groupArguments.flatMap((name) => (isNothing(at, name) ? [] : groupsAt(net, owner, base + name))),
    ...(isSelf ? [{ group }] : []),
  ];
}

/** Blocks as they are written; one known after apply only is that of the subnet or VPC it is read from. */
export function blocksAt(net: NetworkBuilder, owner: Resource, at: Attributes, name: string): readonly Peer[] {
  const value = at.read(name);
  if (value.kind === 'omitted') return [];
  const one = at.string(name);
  const texts = (one === undefined ? at.strings(name) : [one]).filter((text) => text !== '');
  const known = texts.map(blockPeer);
  if (value.kind === 'known') return known;
  const path = at.path === '' ? name : `${at.path}.${name}`;
  const { references, unresolved } = net.graph.resolve(owner, path);
  const isWhole =
    unresolved.length === 0 &&
    references.length > 0 &&
    references.every(
      ({ target, attribute, certainty }) =>
        certainty === 'exact' &&
        attribute === 'cidr_block' &&
        (isType(target, 'aws_subnet') || isType(target, 'aws_vpc')),
    );
  const unknown = { unknown: argument(owner, path) };
  if (!isWhole) return [...known, unknown];
  const length = at.length(name);
  const isCounted = length === undefined || length <= texts.length + references.length;
  return [...known, ...references.map(({ target }) => ({ addressesOf: target })), ...(isCounted ? [] : [unknown])];
}

/** The entries of prefix lists; those of a list that the inputs do not have may be any blocks. */
function listsAt(net: NetworkBuilder, owner: Resource, path: string): readonly Peer[] {
  const { references, literals, unresolved } = net.graph.resolve(owner, path, listTypes);
  const found = references.flatMap(({ target, certainty }): readonly Peer[] => {
    const { entries, texts, isWhole } = entriesOf(net, target);
    if (!isWhole || certainty === 'guessed') return ['open'];
    const known = texts.map((text) => blockPeer(text));
    return [...known, ...entries.flatMap((one) => blocksAt(net, one.owner, one.at, one.name))];
  });
  const isOpen = found.length === 0 || unresolved.length + literals.filter((id) => id !== '').length > 0;
  return isOpen ? [...found, 'open'] : found;
}

function blockPeer(text: string): Peer {
  const written = block(text);
  return written === undefined ? 'open' : { block: written };
}

/** Nothing is written, or an empty list or text, which state keeps of what was never written. */
function isNothing(at: Attributes, name: string): boolean {
  return at.read(name).kind === 'omitted' || at.length(name) === 0 || at.string(name) === '';
}

function groupsAt(net: NetworkBuilder, owner: Resource, path: string): readonly Peer[] {
  const { references, literals, unresolved, omitted } = net.graph.resolve(owner, path, groupTypes());
  if (omitted) return [];
  const found = references.map(({ target, certainty }): Peer => {
    return certainty === 'guessed' || target.mode === 'data' ? 'open' : { group: managedGroup(net, target) };
  });
  // An id that is no resource of the inputs is a group outside them.
  if (found.length === 0 || unresolved.length + literals.filter((id) => id !== '').length > 0)
    return [...found, 'open'];
  return found;
}

/** A VPC stands for its default group: for the resource that adopts it, where there is one. */
export function managedGroup(net: NetworkBuilder, group: Resource): Resource {
  return isType(group, 'aws_vpc') ? (net.once(defaultGroups).get(group) ?? group) : group;
}

/** The default group of each VPC that this deployment manages. */
function defaultGroups(net: NetworkBuilder): ReadonlyMap<Resource, Resource> {
  const found = new Map<Resource, Resource>();
  for (const group of net.graph.ofType('aws_default_security_group')) {
    for (const vpc of net.targets(group, 'vpc_id', named('aws_vpc'))) found.set(vpc, group);
  }
  return found;
}
