import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { subnetsOfPlace } from '../places/placed.ts';
import { vpcOf } from '../places/subnets.ts';
import { named } from '../type-aliases.ts';
import {
  type Listening,
  actionsReached,
  forwardsByBalancer,
  listenersByBalancer,
  namedByListeners,
  rulesByListener,
} from './listeners.ts';
import { registeredWith } from './target-group.ts';

/** What a balancer does not lead to, and the listener that answers instead. */
export interface NotForwarding {
  readonly groups: readonly Resource[];
  readonly listener: Resource;
}

/**
 * A balancer whose listeners answer every request by themselves, or give every target group the weight 0, and the target groups
 * that it was to lead to: those of weight 0, else those of its VPC that have targets and that no listener names.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html
 */
export function notForwarding(net: NetworkBuilder, balancer: Resource): NotForwarding | undefined {
  const found = net.once(idleBalancers).get(balancer);
  if (found === undefined) return undefined;
  const named0 = found.groups;
  const groups = named0.length > 0 ? named0 : unnamed(net, balancer);
  return groups.length > 0 ? { groups, listener: found.listener } : undefined;
}

/** Balancers with listeners that lead to no target group for certain, with the groups that they name all the same. */
function idleBalancers(net: NetworkBuilder): ReadonlyMap<Resource, NotForwarding> {
  const found = new Map<Resource, NotForwarding>();
  for (const [balancer, listeners] of net.once(listenersByBalancer)) {
    const [first] = listeners;
    const isIdle = (net.once(forwardsByBalancer).get(balancer)?.size ?? 0) === 0;
    if (first === undefined || !isIdle || !listeners.every((one) => answers(net, one))) continue;
    const groups = listeners.flatMap(({ listener }) => groupsNamed(net, listener));
    found.set(balancer, { groups: [...new Set(groups)], listener: answerer(net, first) });
  }
  return found;
}

/** Whether each action of a listener and its rules that requests get to is known to send nothing to targets. */
function answers(net: NetworkBuilder, { listener }: Listening): boolean {
  return actionsReached(listener, net.once(rulesByListener).get(listener) ?? []).every(({ owner, action: path }) => {
    const actions = owner.attributes.blocks(path);
    return (
      actions.length > 0 &&
      actions.every((action) => {
        const type = action.string('type');
        const isSpread = action.blocks('forward').some((forward) => forward.blocks('target_group').length > 1);
        return type === 'fixed-response' || type === 'redirect' || (type === 'forward' && isSpread);
      })
    );
  });
}

/** What answers: the rule that takes every request, else the listener. */
function answerer(net: NetworkBuilder, { listener }: Listening): Resource {
  const reached = actionsReached(listener, net.once(rulesByListener).get(listener) ?? []);
  return reached.some(({ owner }) => owner === listener) ? listener : (reached.at(-1)?.owner ?? listener);
}

function groupsNamed(net: NetworkBuilder, listener: Resource): readonly Resource[] {
  const owners = [listener, ...(net.once(rulesByListener).get(listener) ?? [])];
  return owners.flatMap((owner) =>
    ['default_action', 'action']
      .flatMap((action) => [`${action}.target_group_arn`, `${action}.forward.target_group.arn`])
      .flatMap((path) => net.targets(owner, path, named('aws_lb_target_group'))),
  );
}

/** Of the VPC of the only such balancer there: with several, which one was meant is not known. */
function unnamed(net: NetworkBuilder, balancer: Resource): readonly Resource[] {
  const vpcOfBalancer = (one: Resource): Resource | undefined => {
    const [subnet] = subnetsOfPlace(net, one);
    return subnet && vpcOf(net, subnet);
  };
  const vpc = vpcOfBalancer(balancer);
  const rivals = [...net.once(idleBalancers).keys()].filter((one) => vpcOfBalancer(one) === vpc);
  if (vpc === undefined || rivals.length > 1) return [];
  const taken = net.once(namedByListeners);
  const all = net.all(named('aws_lb_target_group'));
  return all.filter((group) => vpcOf(net, group) === vpc && !taken.has(group) && registeredWith(net, group).length > 0);
}
