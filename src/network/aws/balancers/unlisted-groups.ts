import { exportedBy } from '../../../graph/exported.ts';
import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { vpcOf } from '../places/subnets.ts';
import { named } from '../type-aliases.ts';
import { type Listening, listenersByBalancer, namedByListeners } from './listeners.ts';
import { registeredWith } from './target-group.ts';

/**
 * Tells on what is registered with a target group only that no listener leads to, that it gets no traffic, where two listeners of
 * a balancer lead to another group instead: the one on the port of this group was to lead to it.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html
 */
export function refuseUnlisted(net: NetworkBuilder, balancer: Resource): void {
  for (const { group, listener, targets } of net.once(unlisted)) {
    if (!listener.of.includes(balancer)) continue;
    for (const target of targets) {
      const node = net.node(target);
      if (node === undefined) continue;
      net.refuse(net.draft(node), group, { is: 'not-listed', to: group.id, and: net.originOf(listener.listener) });
    }
  }
}

interface Unlisted {
  readonly group: Resource;
  /** The one that leads to the group of another, and the balancers that have it. */
  readonly listener: { readonly listener: Resource; readonly of: readonly Resource[] };
  readonly targets: readonly Resource[];
}

interface OfBalancer extends Listening {
  readonly of: Resource;
}

function unlisted(net: NetworkBuilder): readonly Unlisted[] {
  const listeners = [...net.once(listenersByBalancer)].flatMap(([of, all]) => all.map((one) => ({ ...one, of })));
  const groups = net.all(named('aws_lb_target_group'));
  const taken = net.once(namedByListeners);
  const isFree = (group: Resource): boolean => !taken.has(group) && !isGivenAway(group);
  const free = groups.filter((group) => isFree(group) && registeredWith(net, group).length > 0);
  if (free.length === 0 || !listeners.every(isTold) || hasLooseRules(net)) return [];
  const elsewhere = new Set(
    groups.filter((group) => !free.includes(group)).flatMap((group) => registeredWith(net, group)),
  );
  return free.flatMap((group) => {
    const double = listeners.find(
      (one) => isMeant(one, group) && isDouble(one, listeners) && leadsInto(net, one, group),
    );
    const targets = registeredWith(net, group).filter((target) => !elsewhere.has(target));
    if (double === undefined || targets.length === 0) return [];
    return [{ group, listener: { listener: double.listener, of: [double.of] }, targets }];
  });
}

/** It listens on the port of the group, and leads to one of another port: groups to switch between have one port. */
function isMeant({ listener, forwards }: OfBalancer, group: Resource): boolean {
  const port = group.attributes.number('port');
  const others = [...forwards.keys()].map((one) => one.attributes.number('port'));
  return (
    port !== undefined &&
    port === listener.attributes.number('port') &&
    !others.includes(port) &&
    !others.includes(undefined)
  );
}

function isDouble(one: OfBalancer, all: readonly OfBalancer[]): boolean {
  const [group, ...others] = one.forwards.keys();
  if (group === undefined || others.length > 0) return false;
  return all.some(({ of, listener, forwards }) => of === one.of && listener !== one.listener && forwards.has(group));
}

/** What the listener leads to is of the same VPC. */
function leadsInto(net: NetworkBuilder, { forwards }: Listening, group: Resource): boolean {
  const vpc = vpcOf(net, group);
  return vpc !== undefined && [...forwards.keys()].every((one) => vpcOf(net, one) === vpc);
}

/** All it leads to is known. */
function isTold({ forwards }: Listening): boolean {
  return [...forwards.values()].every((missing) => missing === undefined);
}

/** A rule whose group or listener is not known may be for any group. */
function hasLooseRules(net: NetworkBuilder): boolean {
  const types = named('aws_lb_target_group');
  const owners = [
    ...net.all(named('aws_lb_listener')).map((one) => [one, 'default_action'] as const),
    ...net.all(named('aws_lb_listener_rule')).map((one) => [one, 'action'] as const),
  ];
  return owners.some(([owner, action]) =>
    [`${action}.target_group_arn`, `${action}.forward.target_group.arn`].some((path) => {
      const { references, literals, unresolved } = net.graph.resolve(owner, path, types);
      return (
        references.some(({ certainty }) => certainty === 'guessed') ||
        literals.some((text) => text !== '') ||
        (references.length === 0 && unresolved.length > 0)
      );
    }),
  );
}

/** Other stacks may lead to a group that this one gives away. */
function isGivenAway({ template, document }: Resource): boolean {
  return template !== undefined && exportedBy(document).has(template);
}
