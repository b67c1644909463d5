import { smallest } from '../../../extremes.ts';
import type { Attributes } from '../../../input/attributes.ts';
import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type Missing, factAbout } from '../../fact.ts';
import { push } from '../../../multimap.ts';
import { rangeOf } from '../settings-or-missing.ts';
import { named } from '../type-aliases.ts';

/** Target groups a load balancer forwards to, each with what would settle it where it may not. */
export type Forwards = ReadonlyMap<Resource, Missing>;

/** A listener of a load balancer, and the target groups that it and its rules lead to, as far as traffic gets to them. */
export interface Listening {
  readonly listener: Resource;
  readonly forwards: Forwards;
}

/** By load balancer, its listeners. */
export function listenersByBalancer(net: NetworkBuilder): ReadonlyMap<Resource, readonly Listening[]> {
  const found = new Map<Resource, Listening[]>();
  const rulesOf = net.once(rulesByListener);
  for (const listener of net.all(named('aws_lb_listener'))) {
    const reached = actionsReached(listener, rulesOf.get(listener) ?? []);
    const forwards = surest(reached.flatMap(({ owner, action }) => [...targetGroups(net, owner, action)]));
    for (const balancer of net.targets(listener, 'load_balancer_arn', named('aws_lb'))) {
      push(found, balancer, { listener, forwards });
    }
  }
  return found;
}

/** The actions of a listener that requests get to: a rule that takes every request hides those behind it. */
export function actionsReached(
  listener: Resource,
  rules: readonly Resource[],
): readonly { readonly owner: Resource; readonly action: 'default_action' | 'action' }[] {
  const catchAlls = rules.filter(matchesAll);
  const last = smallest(catchAlls.flatMap((rule) => rule.attributes.number('priority') ?? []));
  const reached = rules.filter((rule) => (rule.attributes.number('priority') ?? 0) <= last);
  const byDefault = catchAlls.length === 0 ? [{ owner: listener, action: 'default_action' as const }] : [];
  return [...byDefault, ...reached.map((owner) => ({ owner, action: 'action' as const }))];
}

/** By load balancer: the target groups of all its listeners. */
export function forwardsByBalancer(net: NetworkBuilder): ReadonlyMap<Resource, Forwards> {
  const listeners = net.once(listenersByBalancer);
  return new Map(
    Array.from(
      listeners,
      ([balancer, all]) => [balancer, surest(all.flatMap(({ forwards }) => [...forwards]))] as const,
    ),
  );
}

/** What one listener says for certain another need not guess. */
function surest(groups: readonly (readonly [Resource, Missing])[]): Forwards {
  const found = new Map<Resource, Missing>();
  for (const [group, missing] of groups) if (missing === undefined || !found.has(group)) found.set(group, missing);
  return found;
}

/** Every target group the listeners of load balancers name, also those that get no traffic now. */
export function namedByListeners(net: NetworkBuilder): ReadonlySet<Resource> {
  const found = new Set<Resource>();
  const add = (owner: Resource, action: string): void => {
    for (const path of [`${action}.target_group_arn`, `${action}.forward.target_group.arn`]) {
      const { references } = net.graph.resolve(owner, path, named('aws_lb_target_group'));
      for (const { target } of references) found.add(target);
    }
  };
  const rulesOf = net.once(rulesByListener);
  for (const listener of net.all(named('aws_lb_listener'))) {
    if (net.targets(listener, 'load_balancer_arn', named('aws_lb')).length === 0) continue;
    add(listener, 'default_action');
    for (const rule of rulesOf.get(listener) ?? []) add(rule, 'action');
  }
  return found;
}

/** Whether a target group waits, with the weight 0, beside others that get the requests. */
export function isWaiting(net: NetworkBuilder, group: Resource): boolean {
  return net.once(waitingGroups).has(group);
}

function waitingGroups(net: NetworkBuilder): ReadonlySet<Resource> {
  const used = new Set([...net.once(forwardsByBalancer).values()].flatMap((forwards) => [...forwards.keys()]));
  const found = [...net.once(listenersByBalancer).values()]
    .flat()
    .flatMap(({ listener, forwards }) =>
      forwards.size === 0 ? [] : actionsReached(listener, net.once(rulesByListener).get(listener) ?? []),
    );
  const written = found.flatMap(({ owner, action }) =>
    net.targets(owner, `${action}.forward.target_group.arn`, named('aws_lb_target_group')),
  );
  return new Set(written.filter((group) => !used.has(group)));
}

/** The rules of each listener. */
export function rulesByListener(net: NetworkBuilder): ReadonlyMap<Resource, readonly Resource[]> {
  const rules = new Map<Resource, Resource[]>();
  for (const rule of net.all(named('aws_lb_listener_rule'))) {
    for (const listener of net.targets(rule, 'listener_arn', named('aws_lb_listener'))) push(rules, listener, rule);
  }
  return rules;
}

/**
 * True for a rule that takes every request, so that later rules and the default action see none. A pattern that is not
 * known yet is taken for a narrower one: "everything" is written as it is.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html
 */
function matchesAll(rule: Resource): boolean {
  const conditions = rule.attributes.blocks('condition');
  return conditions.length > 0 && conditions.every(isOpenToAll);
}

function isOpenToAll(condition: Attributes): boolean {
  if (narrowing.some((kind) => condition.blocks(kind).length > 0)) return false;
  const paths = condition.strings('path_pattern.values');
  const hosts = condition.strings('host_header.values');
  return paths.length + hosts.length > 0 && [...paths, ...hosts].some((pattern) => /^\/?\*$/.test(pattern));
}

const narrowing = ['http_header', 'http_request_method', 'query_string', 'source_ip'];

/** Target groups an action forwards to. One of weight 0 gets no traffic; one whose weight is open may get none. */
function targetGroups(net: NetworkBuilder, owner: Resource, action: string): Map<Resource, Missing> {
  const groups = new Map<Resource, Missing>();
  for (const block of owner.attributes.blocks(action)) {
    const targets = block.blocks('forward').flatMap((forward) => forward.blocks('target_group'));
    const ways: { path: string; missing?: Missing }[] = [{ path: `${block.path}.target_group_arn` }];
    for (const { path } of targets) {
      const weight = rangeOf(owner, `${path}.weight`, 1, [0, 999]);
      // A group that stands alone gets everything, whatever its weight.
      const missing = targets.length > 1 ? weight.missing : undefined;
      if (weight.most > 0 || targets.length === 1) ways.push({ path: `${path}.arn`, missing });
    }
    for (const { path, missing: open } of ways) {
      for (const { target, certainty } of net.graph.resolve(owner, path, named('aws_lb_target_group')).references) {
        const missing = certainty === 'guessed' ? [factAbout(owner, 'target-group')] : open;
        if (missing === undefined || !groups.has(target)) groups.set(target, missing);
      }
    }
  }
  return groups;
}
