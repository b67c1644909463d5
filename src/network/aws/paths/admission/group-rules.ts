import { exportedBy } from '../../../../graph/exported.ts';
import type { Resource, ResourceTemplate } from '../../../../input/deployment.ts';
import type { NetworkBuilder } from '../../../builder.ts';
import { push } from '../../../../multimap.ts';
import { block } from '../cidr.ts';
import { isType, named } from '../../type-aliases.ts';
import { groupTypes, managedGroup, securityGroups } from './rule-peers.ts';
import { type Rule, ruleAt } from './group-rule.ts';

export type Direction = 'ingress' | 'egress';

/** The rules of all security groups, by group. A VPC stands for its default group. */
interface GroupRules {
  readonly rules: Readonly<Record<Direction, Map<Resource, Rule[]>>>;
  /** Groups that may have further rules. */
  readonly open: Readonly<Record<Direction, Set<Resource>>>;
  /** Some rule may be of any group. */
  readonly anyOpen: Record<Direction, boolean>;
}

/**
 * The rules of a group in one direction; undefined where they are not all in the inputs. The provider removes the rule that AWS
 * gives a new group, which lets everything out: a group without a rule in the inputs lets nothing through.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group
 */
export function rulesOf(net: NetworkBuilder, group: Resource, direction: Direction): readonly Rule[] | undefined {
  const { rules, open, anyOpen } = net.once(indexed);
  if (group.mode === 'data' || anyOpen[direction] || open[direction].has(group)) return undefined;
  // Controllers inside a Kubernetes cluster write rules into the groups that carry its tag, and modules may hold rules.
  if (Object.keys(group.tags).some((key) => key.startsWith('kubernetes.io/'))) return undefined;
  if (group.document.opaqueModules.length > 0) return undefined;
  const own = rules[direction].get(group) ?? [];
  // What calls this configuration writes the rules of a group that it gives away without any.
  if (own.length === 0 && group.template && net.once(exported).has(group.template)) return undefined;
  if (!isType(group, 'aws_vpc')) return own;
  // A network that names no groups at all is one of which nothing is said; rules of a group that was there before may be elsewhere.
  const isSaid = net.once(networksWithGroups).has(group) && group.actions.includes('create');
  if (own.length === 0 && direction === 'ingress' && !isSaid) return undefined;
  return [...own, byDefault(group, direction)];
}

function networksWithGroups(net: NetworkBuilder): ReadonlySet<Resource> {
  return new Set(net.all(['aws_security_group']).flatMap((group) => net.targets(group, 'vpc_id', named('aws_vpc'))));
}

function exported(net: NetworkBuilder): ReadonlySet<ResourceTemplate> {
  const documents = new Set(net.graph.resources.map(({ document }) => document));
  return new Set([...documents].flatMap((document) => [...exportedBy(document)]));
}

/** Rules that are resources of their own; some are for one direction, others say it in `type`. */
const separate: readonly (readonly [type: string, direction: Direction | undefined])[] = [
  ['aws_security_group_rule', undefined],
  ['aws_vpc_security_group_ingress_rule', 'ingress'],
  ['aws_vpc_security_group_egress_rule', 'egress'],
];

function indexed(net: NetworkBuilder): GroupRules {
  const found: GroupRules = {
    rules: { ingress: new Map(), egress: new Map() },
    open: { ingress: new Set(), egress: new Set() },
    anyOpen: { ingress: false, egress: false },
  };
  for (const group of net.all(securityGroups)) {
    for (const direction of ['ingress', 'egress'] as const) addInline(net, found, group, direction);
  }
  for (const [type, only] of separate) {
    for (const rule of net.graph.ofType(type)) {
      const direction = only ?? (rule.attributes.string('type') === 'egress' ? 'egress' : 'ingress');
      addSeparate(net, found, rule, direction);
    }
  }
  return found;
}

function addInline(net: NetworkBuilder, found: GroupRules, group: Resource, direction: Direction): void {
  const { attributes, document } = group;
  const blocks = attributes.blocks(direction);
  const { kind } = attributes.read(direction);
  const isUnknown = kind === 'unknown' || kind === 'sensitive';
  // A plan leaves open what is not written; elsewhere it is a dynamic block.
  const isDynamic = document.kind !== 'plan' && attributes.isOpen(direction);
  if (isDynamic || (isUnknown && attributes.length(direction) !== blocks.length)) found.open[direction].add(group);
  for (const at of blocks) push(found.rules[direction], group, ruleAt(net, group, at, group));
}

function addSeparate(net: NetworkBuilder, found: GroupRules, rule: Resource, direction: Direction): void {
  const { references, unresolved } = net.graph.resolve(rule, 'security_group_id', groupTypes());
  if (references.length === 0 && unresolved.length > 0) found.anyOpen[direction] = true;
  for (const { target, certainty } of references) {
    const group = managedGroup(net, target);
    if (certainty === 'guessed') found.open[direction].add(group);
    else push(found.rules[direction], group, ruleAt(net, rule, rule.attributes, group));
  }
}

/**
 * What AWS lets through the default group of a VPC: its own members in, everything out.
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
 */
function byDefault(vpc: Resource, direction: Direction): Rule {
  const everywhere = ['0.0.0.0/0', '::/0'].flatMap((text) => block(text) ?? []);
  return {
    owner: vpc,
    path: '',
    protocol: '-1',
    ports: undefined,
    peers: direction === 'ingress' ? [{ group: vpc }] : everywhere.map((one) => ({ block: one })),
  };
}
