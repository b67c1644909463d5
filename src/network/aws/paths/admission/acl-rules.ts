import type { Attributes } from '../../../../input/attributes.ts';
import type { Resource } from '../../../../input/deployment.ts';
import type { NetworkBuilder } from '../../../builder.ts';
import { push } from '../../../../multimap.ts';
import { named } from '../../type-aliases.ts';
import { type Rule, ruleAt } from './group-rule.ts';
import type { Direction } from './group-rules.ts';

/** A rule of a network ACL. */
export interface AclRule extends Rule {
  /** Lower ones decide first. */
  readonly number: number;
  readonly allows: boolean;
}

/** A network ACL whose rules are all known, in the order they are asked. */
export interface Acl {
  readonly acl: Resource;
  readonly rules: Readonly<Record<Direction, readonly AclRule[]>>;
}

const ownTypes = ['aws_network_acl'];
const types = [...ownTypes, 'aws_default_network_acl'];

/**
 * The network ACLs of the inputs whose rules are all known. One that has no rule denies everything: that of AWS's default ACL,
 * which lets everything through, is removed where the default ACL is managed.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
 */
export function aclsKnown(net: NetworkBuilder): ReadonlyMap<Resource, Acl> {
  const open = new Set<Resource>();
  const rules = { ingress: new Map<Resource, AclRule[]>(), egress: new Map<Resource, AclRule[]>() };
  const add = (acl: Resource, owner: Resource, at: Attributes, direction: Direction): void => {
    const rule = read(net, acl, owner, at);
    if (rule === undefined) open.add(acl);
    else push(rules[direction], acl, rule);
  };
  for (const acl of net.all(types)) {
    for (const direction of ['ingress', 'egress'] as const) {
      const { attributes, document } = acl;
      const blocks = attributes.blocks(direction);
      const { kind } = attributes.read(direction);
      const isUnknown = kind === 'unknown' && attributes.length(direction) !== blocks.length;
      if (isUnknown || (document.kind !== 'plan' && attributes.isOpen(direction))) open.add(acl);
      for (const at of blocks) add(acl, acl, at, direction);
    }
  }
  for (const rule of net.graph.ofType('aws_network_acl_rule')) {
    const { references, unresolved } = net.graph.resolve(rule, 'network_acl_id', [...types, ...named('aws_vpc')]);
    const isEgress =
      rule.attributes.boolean('egress') ?? (rule.attributes.read('egress').kind === 'omitted' ? false : undefined);
    const isSure = references.length === 1 && references[0]?.certainty !== 'guessed' && isEgress !== undefined;
    // One that may be of any of them leaves all open.
    const all =
      references.length === 0 && unresolved.length > 0 ? net.all(types) : references.map(({ target }) => target);
    for (const acl of all) {
      if (isSure) add(acl, rule, rule.attributes, isEgress ? 'egress' : 'ingress');
      else open.add(acl);
    }
  }
  const inOrder = (of: readonly AclRule[] = []): readonly AclRule[] => of.toSorted((a, b) => a.number - b.number);
  const known = net.all(types).filter((acl) => !open.has(acl));
  return new Map(
    known.map((acl) => {
      const own = { ingress: inOrder(rules.ingress.get(acl)), egress: inOrder(rules.egress.get(acl)) };
      return [acl, { acl, rules: own }] as const;
    }),
  );
}

/** Undefined where its place or what it does is not known. */
function read(net: NetworkBuilder, acl: Resource, owner: Resource, at: Attributes): AclRule | undefined {
  const number = at.number('rule_number') ?? at.number('rule_no');
  const action = at.string('rule_action') ?? at.string('action');
  if (number === undefined || action === undefined) return undefined;
  return { ...ruleAt(net, owner, at, acl), number, allows: action.toLowerCase() === 'allow' };
}

/** The network ACL of each subnet that has one for certain, of those that are known. */
export function aclOf(net: NetworkBuilder, subnet: Resource): Acl | undefined {
  const { of, doubtful } = net.once(associated);
  if (doubtful.has(subnet)) return undefined;
  const own = of.get(subnet) ?? net.once(byDefault).get(subnet);
  return own && net.once(aclsKnown).get(own);
}

interface Associated {
  readonly of: ReadonlyMap<Resource, Resource>;
  /** Subnets that several claim, or may. */
  readonly doubtful: ReadonlySet<Resource>;
  /** Some subnets with one of their own are not told. */
  readonly isOpen: boolean;
}

function associated(net: NetworkBuilder): Associated {
  const of = new Map<Resource, Resource>();
  const doubtful = new Set<Resource>();
  let isOpen = false;
  const claim = (owner: Resource, path: string, acl: Resource | undefined): void => {
    const { references, unresolved } = net.graph.resolve(owner, path, named('aws_subnet'));
    isOpen ||= unresolved.length > 0;
    for (const { target, certainty } of references) {
      const before = of.get(target);
      if (certainty === 'guessed' || acl === undefined || (before !== undefined && before !== acl))
        doubtful.add(target);
      else of.set(target, acl);
    }
  };
  for (const acl of net.all(ownTypes)) claim(acl, 'subnet_ids', acl);
  for (const join of net.graph.ofType('aws_network_acl_association')) {
    claim(join, 'subnet_id', net.targets(join, 'network_acl_id', ownTypes)[0]);
  }
  return { of, doubtful, isOpen };
}

/** Subnets without an ACL of their own have the default one of their VPC. */
function byDefault(net: NetworkBuilder): ReadonlyMap<Resource, Resource> {
  const found = new Map<Resource, Resource>();
  const { of, isOpen } = net.once(associated);
  for (const acl of isOpen ? [] : net.graph.ofType('aws_default_network_acl')) {
    for (const vpc of net.targets(acl, 'default_network_acl_id', named('aws_vpc'))) {
      for (const type of named('aws_subnet')) {
        for (const subnet of net.pointingAt(vpc, type, 'vpc_id', named('aws_vpc'))) {
          if (!of.has(subnet)) found.set(subnet, acl);
        }
      }
    }
  }
  return found;
}
