import type { Resource } from '../../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../../builder.ts';
import { type Sent, refusing, tellRefusing } from '../paths/admission/flow.ts';
import type { Groups, Interface } from '../paths/admission/interface.ts';
import type { BalancerNode } from './balancer-nodes.ts';
import { refuseDark } from './dark-nodes.ts';
import { switchOf } from '../settings-or-missing.ts';
import { named } from '../type-aliases.ts';

/** A port that a balancer listens on, and what it leads to. */
export interface ClientPort {
  readonly listener: Resource;
  readonly path: string;
  readonly port: number | undefined;
  /** Undefined where it may be either. */
  readonly protocol: Sent['protocol'] | undefined;
  readonly leadsTo: readonly Resource[];
}

/**
 * Tells on the nodes of a balancer that no client gets in on any of the ports that lead to one of its target groups. Clients of an internal
 * one may have any address; of the others a public one.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html#load-balancer-scheme
 */
export function refuseClients(
  net: NetworkBuilder,
  balancer: Resource,
  nodes: readonly BalancerNode[],
  groups: Groups,
  ports: readonly ClientPort[],
): void {
  for (const { part, subnets } of nodes) refuseAtNode(net, balancer, part, { subnets, groups }, ports);
}

function refuseAtNode(
  net: NetworkBuilder,
  balancer: Resource,
  node: Draft,
  to: Interface,
  ports: readonly ClientPort[],
): void {
  // One behind another has that one's clients.
  const isInner = net.once(behindOthers).has(balancer);
  const from = !isInner && switchOf(balancer, 'internal', false) === false ? 'internet' : 'anywhere';
  // A node that nothing leads to is told once.
  if (from === 'internet' && ports.length > 0 && refuseDark(net, balancer, node, to.subnets)) return;
  const asked = ports.map((one) => {
    const { port, protocol, listener: resource, path } = one;
    if (protocol === undefined) return { ...one, told: undefined };
    const sent: Sent = { from, to, port, protocol, sender: undefined, receiver: balancer, portOf: { resource, path } };
    const refused = refusing(net, sent);
    return { ...one, told: refused && { sent, refused } };
  });
  for (const target of new Set(ports.flatMap(({ leadsTo }) => leadsTo))) {
    const ways = asked.filter(({ leadsTo }) => leadsTo.includes(target));
    if (ways.some(({ told }) => told === undefined)) continue;
    for (const { told } of ways) if (told) tellRefusing(net, node, told.sent, told.refused);
  }
}

function behindOthers(net: NetworkBuilder): ReadonlySet<Resource> {
  const attachments = net.all(named('aws_lb_target_group_attachment'));
  return new Set(attachments.flatMap((one) => net.targets(one, 'target_id', named('aws_lb'))));
}
