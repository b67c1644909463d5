import type { Resource } from '../../input/deployment.ts';
import type { NetworkBuilder } from '../builder.ts';
import { named } from './types.ts';

/** Target groups a load balancer forwards to, each with the fact that would settle it where it is a guess. */
export type Forwards = ReadonlyMap<Resource, string | undefined>;

/** By load balancer: the target groups of its listeners and their rules. Weight 0 does not serve. */
export function forwardsByBalancer(net: NetworkBuilder): ReadonlyMap<Resource, Forwards> {
  const forwards = new Map<Resource, Map<Resource, string | undefined>>();
  const balancersOf = new Map<Resource, readonly Resource[]>();
  const add = (balancers: readonly Resource[], owner: Resource, action: string): void => {
    for (const [group, missing] of targetGroups(net, owner, action)) {
      for (const balancer of balancers) {
        const found = forwards.get(balancer) ?? new Map<Resource, string | undefined>();
        // What one listener says for certain another need not guess.
        if (missing === undefined || !found.has(group)) found.set(group, missing);
        forwards.set(balancer, found);
      }
    }
  };
  for (const listener of net.all(named('aws_lb_listener'))) {
    const balancers = net.targets(listener, 'load_balancer_arn', named('aws_lb'));
    balancersOf.set(listener, balancers);
    add(balancers, listener, 'default_action');
  }
  for (const rule of net.all(named('aws_lb_listener_rule'))) {
    for (const listener of net.targets(rule, 'listener_arn', named('aws_lb_listener'))) {
      add(balancersOf.get(listener) ?? [], rule, 'action');
    }
  }
  return forwards;
}

function targetGroups(net: NetworkBuilder, owner: Resource, action: string): Map<Resource, string | undefined> {
  const groups = new Map<Resource, string | undefined>();
  for (const block of owner.attributes.blocks(action)) {
    const forwards = block.blocks('forward').flatMap((forward) => forward.blocks('target_group'));
    const paths = [
      `${block.path}.target_group_arn`,
      ...forwards.filter((group) => group.number('weight') !== 0).map((group) => `${group.path}.arn`),
    ];
    for (const path of paths) {
      for (const { target, certainty } of net.graph.resolve(owner, path, named('aws_lb_target_group')).references) {
        const missing = certainty === 'guessed' ? `the target group of ${owner.address}` : undefined;
        if (missing === undefined || !groups.has(target)) groups.set(target, missing);
      }
    }
  }
  return groups;
}
