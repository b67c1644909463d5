import type { Resource } from '../../../input/deployment.ts';
import type { Member, NetworkBuilder } from '../../builder.ts';
import type { Missing } from '../../fact.ts';
import { receiverAt } from '../compute/receiver.ts';
import { flag } from '../settings.ts';
import { mayRefuseAll } from './may-refuse-all.ts';
import type { Sender } from './sender.ts';
import { checkPort, protocolOf, targetPort } from './target-port.ts';

/** What would tell whether a node that stands in `subnets` gets through to a member, where that is not known. */
export type MemberDoubts = (subnets: readonly Resource[], member: Member) => Missing;

/** Of what a balancer sends to the members of a target group, what security groups may refuse: the traffic, or the health check. */
export function doubtfulFlows(net: NetworkBuilder, group: Resource, sender: Sender): MemberDoubts {
  const protocol = protocolOf(group);
  const check = flag(group.attributes, 'health_check.enabled', true) === true ? checkPort(group) : 'open';
  return (subnets, member) => {
    const receiver = net.draft(member.component).resource;
    if (receiver === undefined || group.attributes.string('target_type') === 'lambda') return undefined;
    const target = targetPort(net, group, receiver);
    if (target === undefined) return undefined;
    const to = receiverAt(net, receiver, member.zone);
    const { traffic, checks } = sender(subnets);
    const sent =
      protocol &&
      mayRefuseAll(
        net,
        traffic.map((from) => ({ from, to, port: target.port, protocol })),
      );
    if (sent || check === 'open') return sent;
    return mayRefuseAll(
      net,
      checks.map((from) => ({ from, to, port: check ?? target.port, protocol: 'tcp' })),
    );
  };
}
