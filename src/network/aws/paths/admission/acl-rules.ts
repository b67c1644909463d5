import type { Attributes } from '../../../../input/attributes.ts';
import type { Resource } from '../../../../input/deployment.ts';
import type { NetworkBuilder } from '../../../builder.ts';
import { push } from '../../../../multimap.ts';
import { type Fact, argument } from '../../../fact.ts';
import { named } from '../../type-aliases.ts';
import { type Rule, ruleAt } from './group-rule.ts';
import type { Direction } from './group-rules.ts';

/** A rule of a network ACL. */
export interface AclRule extends Rule {
  /** Lower ones decide first. One that is not known may be the first. */
  readonly number: number;
  /** Undefined where it is not known whether it allows or denies. */
  readonly allows: boolean | undefined;
}

/** A network ACL and its rules in the order they are asked. */
export interface Acl {
  readonly acl: Resource;
  readonly rules: Readonly<Record<Direction, readonly AclRule[]>>;
}

export const ownAclTypes = ['aws_network_acl'];
export const aclTypes = [...ownAclTypes, 'aws_default_network_acl'];
const directions: readonly Direction[] = ['ingress', 'egress'];

/**
 * The network ACLs of the inputs. One that has no rule denies everything: that of AWS's default ACL, which lets everything
 * through, is removed where the default ACL is managed. What is not known of the rules stands first, as a rule that may allow or deny.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
 */
export function aclsKnown(net: NetworkBuilder): ReadonlyMap<Resource, Acl> {
  const rules = { ingress: new Map<Resource, AclRule[]>(), egress: new Map<Resource, AclRule[]>() };
  const add = (acl: Resource, rule: AclRule, ...of: readonly Direction[]): void => {
    for (const direction of of) push(rules[direction], acl, rule);
  };
  for (const acl of net.all(aclTypes)) {
    for (const direction of directions) {
      const { attributes, document } = acl;
      const blocks = attributes.blocks(direction);
      const { kind } = attributes.read(direction);
      const isUnknown = kind === 'unknown' && attributes.length(direction) !== blocks.length;
      if (isUnknown || (document.kind !== 'plan' && attributes.isOpen(direction))) {
        add(acl, someRule(acl, argument(acl, direction)), direction);
      }
      for (const at of blocks) add(acl, read(net, acl, acl, at), direction);
    }
  }
  for (const rule of net.graph.ofType('aws_network_acl_rule')) {
    const { references, unresolved } = net.graph.resolve(rule, 'network_acl_id', [...aclTypes, ...named('aws_vpc')]);
    const isEgress =
      rule.attributes.boolean('egress') ?? (rule.attributes.read('egress').kind === 'omitted' ? false : undefined);
    const isSure = references.length === 1 && references[0]?.certainty !== 'guessed';
    // One that may be of any of them leaves all open.
    const all =
      references.length === 0 && unresolved.length > 0 ? net.all(aclTypes) : references.map(({ target }) => target);
    for (const acl of all) {
      const of = isEgress === undefined ? directions : ([isEgress ? 'egress' : 'ingress'] as const);
      if (isSure && isEgress !== undefined) add(acl, read(net, acl, rule, rule.attributes), ...of);
      else add(acl, someRule(rule, argument(rule, isSure ? 'egress' : 'network_acl_id')), ...of);
    }
  }
  const inOrder = (of: readonly AclRule[] = []): readonly AclRule[] => of.toSorted((a, b) => a.number - b.number);
  return new Map(
    net.all(aclTypes).map((acl) => {
      const own = { ingress: inOrder(rules.ingress.get(acl)), egress: inOrder(rules.egress.get(acl)) };
      return [acl, { acl, rules: own }] as const;
    }),
  );
}

function read(net: NetworkBuilder, acl: Resource, owner: Resource, at: Attributes): AclRule {
  const rule = ruleAt(net, owner, at, acl);
  const base = at.path === '' ? '' : `${at.path}.`;
  const numbered = at.read('rule_number').kind === 'omitted' ? 'rule_no' : 'rule_number';
  const said = at.read('rule_action').kind === 'omitted' ? 'action' : 'rule_action';
  const [number, action] = [at.number(numbered), at.string(said)];
  const open = [
    ...(number === undefined ? [argument(owner, base + numbered)] : []),
    ...(action === undefined ? [argument(owner, base + said)] : []),
  ];
  return {
    ...rule,
    number: number ?? -Infinity,
    allows: action === undefined ? undefined : action.toLowerCase() === 'allow',
    ...(open.length > 0 && { missing: [...open, ...(rule.missing ?? [])] }),
  };
}

/** Stands for rules of which nothing is known. */
function someRule(owner: Resource, missing: Fact): AclRule {
  const any = { path: '', protocol: '-1', ports: undefined, peers: ['open'] } as const;
  return { owner, ...any, number: -Infinity, allows: undefined, missing: [missing] };
}
