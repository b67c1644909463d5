import type { Resource } from '../../../input/deployment.ts';
import type { Member, NetworkBuilder } from '../../builder.ts';
import { receiverAt } from '../compute/receiver.ts';
import { type Sent, refusing } from '../paths/admission/flow.ts';
import type { Refusing } from '../paths/admission/groups-refuse.ts';
import type { End } from '../paths/admission/interface.ts';
import { flag } from '../settings.ts';
import type { Sender } from './sender.ts';
import { isType } from '../type-aliases.ts';
import { listenersByBalancer } from './listeners.ts';
import { type TargetPort, checkPort, protocolOf, targetPort } from './target-port.ts';

/** A flow that is refused, and by what. */
export interface RefusedFlow {
  readonly sent: Sent;
  readonly refused: Refusing;
}

/** What a node that stands in `subnets` is refused of a member: the traffic, or the health check. */
export type MemberFlows = (subnets: readonly Resource[], member: Member) => RefusedFlow | undefined;

/**
 * What a balancer sends to the members of a target group. A target whose health check is refused gets no traffic as long as
 * another is healthy, and its pool replaces it for ever.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
export function targetFlows(net: NetworkBuilder, balancer: Resource, group: Resource, sender: Sender): MemberFlows {
  const protocol = protocolOf(group);
  const check = flag(group.attributes, 'health_check.enabled', true) === true ? checkPort(group) : 'open';
  return (subnets, member) => {
    const receiver = net.draft(member.component).resource;
    if (receiver === undefined || group.attributes.string('target_type') === 'lambda') return undefined;
    const target = targetPort(net, group, receiver);
    if (target === undefined) return undefined;
    const unheard = isType(receiver, 'aws_lb') ? notListening(net, balancer, receiver, target) : undefined;
    if (unheard) return unheard;
    const to = receiverAt(net, receiver, member.zone);
    const { traffic, checks } = sender(subnets);
    const common = { to, sender: balancer, receiver };
    const sent = protocol && refusedFromAll(net, traffic, { ...common, ...target, protocol });
    if (sent || check === 'open') return sent;
    const asked =
      check === undefined ? target : { port: check, portOf: { resource: group, path: 'health_check.port' } };
    return refusedFromAll(net, checks, { ...common, ...asked, protocol: 'tcp', isCheck: true });
  };
}

/**
 * A load balancer as a target that has listeners, and none on the port that it is sent to.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/application-load-balancer-target.html
 */
function notListening(
  net: NetworkBuilder,
  sender: Resource,
  receiver: Resource,
  { port, portOf }: TargetPort,
): RefusedFlow | undefined {
  const listeners = net.once(listenersByBalancer).get(receiver) ?? [];
  const ports = listeners.map(({ listener }) => listener.attributes.number('port'));
  const [first] = listeners;
  if (first === undefined || port === undefined || ports.includes(undefined) || ports.includes(port)) return undefined;
  const sent = { from: 'anywhere', to: 'anywhere', protocol: 'tcp', port, portOf, sender, receiver } as const;
  return { sent, refused: { by: 'group-in', resource: first.listener, otherPort: first.listener } };
}

/** Traffic that may come from one of several ends is refused where it is from each of them. */
export function refusedFromAll(
  net: NetworkBuilder,
  from: readonly End[],
  sent: Omit<Sent, 'from'>,
): RefusedFlow | undefined {
  const all = from.map((end) => ({ ...sent, from: end })).map((one) => ({ sent: one, refused: refusing(net, one) }));
  const told = all.flatMap(({ sent: one, refused }) => (refused === undefined ? [] : [{ sent: one, refused }]));
  if (told.length < all.length) return undefined;
  return told.find(({ refused }) => refused.otherPort !== undefined) ?? told[0];
}
