import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { push } from '../../../multimap.ts';
import { subnetsOfPlace } from '../places/placed.ts';
import { vpcOf } from '../places/subnets.ts';
import { forwardsByBalancer, listenersByBalancer, namedByListeners } from './listeners.ts';
import { senderOf } from './sender.ts';
import { siblingBalancers } from './sibling-balancers.ts';
import { targetFlows } from './target-flows.ts';
import { registeredWith, targetsOf } from './target-group.ts';
import { named } from '../type-aliases.ts';

/** A listener that leads to the targets of another load balancer. */
export interface Misled {
  readonly listener: Resource;
  /** The target group that it leads to. */
  readonly to: Resource;
  /** The target group with targets that no listener leads to. */
  readonly groups: readonly [Resource];
  /** The listener of the other one, where it may as well be the one to change. */
  readonly and: Resource | undefined;
}

/**
 * Whether a load balancer leads to a target group that another one leads to as well, while a target group of its VPC has
 * targets and no listener. A target group serves one load balancer, so one of the two was to lead there: the one that does in
 * another stack of the same code, or whose traffic security groups refuse.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
 */
export function misled(net: NetworkBuilder, balancer: Resource): Misled | undefined {
  const to = onlyGroup(net, balancer);
  const rivals = (to && net.once(byOnlyGroup).get(to)) ?? [];
  const [listener] = net.once(listenersByBalancer).get(balancer) ?? [];
  const [other] = rivals.filter((one) => one !== balancer);
  if (to === undefined || listener === undefined || other === undefined || rivals.length > 2) return undefined;
  const orphans = orphansBeside(net, to);
  const written = twinGroup(net, balancer, orphans);
  const [orphan] = written === undefined ? orphans : [written];
  if (orphan === undefined) return undefined;
  const found = { listener: listener.listener, to, groups: [orphan], and: undefined } as const;
  if (written !== undefined) return found;
  if (orphans.length > 1 || twinGroup(net, other, orphans) !== undefined) return undefined;
  const [isRefused, isOtherRefused] = [balancer, other].map((one) => isAllRefused(net, one, to));
  if (isRefused !== isOtherRefused) return isRefused ? found : undefined;
  const [against] = net.once(listenersByBalancer).get(other) ?? [];
  return rivals[0] === balancer ? undefined : { ...found, and: against?.listener };
}

/** The target group that all listeners of a load balancer lead to for certain. */
function onlyGroup(net: NetworkBuilder, balancer: Resource): Resource | undefined {
  const [first, ...others] = net.once(forwardsByBalancer).get(balancer) ?? [];
  return first !== undefined && others.length === 0 && first[1] === undefined ? first[0] : undefined;
}

function byOnlyGroup(net: NetworkBuilder): ReadonlyMap<Resource, readonly Resource[]> {
  const found = new Map<Resource, Resource[]>();
  for (const balancer of net.once(forwardsByBalancer).keys()) {
    const group = onlyGroup(net, balancer);
    if (group !== undefined) push(found, group, balancer);
  }
  return found;
}

/** Target groups of the same VPC that have targets, and that no listener names. */
function orphansBeside(net: NetworkBuilder, group: Resource): readonly Resource[] {
  const [vpc, taken] = [vpcOf(net, group), net.once(namedByListeners)];
  if (vpc === undefined) return [];
  const all = net.all(named('aws_lb_target_group'));
  return all.filter((one) => vpcOf(net, one) === vpc && !taken.has(one) && registeredWith(net, one).length > 0);
}

/** Of these groups, the one that a load balancer leads to in another stack of the same code. */
function twinGroup(net: NetworkBuilder, balancer: Resource, groups: readonly Resource[]): Resource | undefined {
  const twins = siblingBalancers(net, balancer).filter(({ address }) => address === balancer.address);
  const addresses = new Set(twins.map((one) => onlyGroup(net, one)?.address));
  return groups.find(({ address }) => addresses.has(address));
}

function isAllRefused(net: NetworkBuilder, balancer: Resource, group: Resource): boolean {
  const flows = targetFlows(net, balancer, group, senderOf(net, balancer, group));
  const subnets = subnetsOfPlace(net, balancer);
  const { members } = targetsOf(net, group);
  return members.length > 0 && members.every((member) => flows(subnets, member) !== undefined);
}
