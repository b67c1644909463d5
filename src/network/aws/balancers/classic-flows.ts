import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { receiverAt } from '../compute/receiver.ts';
import { groupsAt } from '../paths/admission/interface.ts';
import type { ClientPort } from './client-flows.ts';
import type { MemberDoubts } from './doubtful-flows.ts';
import { mayRefuseAll } from './may-refuse-all.ts';
import { type MemberFlows, refusedFromAll } from './target-flows.ts';

/**
 * What a classic load balancer sends to its instances: on the ports of its listeners, of which one is enough, and the health
 * check. https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-security-groups.html
 */
export function classicFlows(net: NetworkBuilder, balancer: Resource): MemberFlows {
  const groups = groupsAt(net, balancer, ['security_groups']);
  const checked = checkedPort(balancer);
  return (subnets, member) => {
    const receiver = net.draft(member.component).resource;
    if (receiver === undefined) return undefined;
    const from = [{ subnets, groups }];
    // It may be the port of another balancer or of operators that the group lets in.
    const isAlone = true as const;
    const common = { to: receiverAt(net, receiver, member.zone), sender: balancer, receiver, protocol: 'tcp' } as const;
    const sent = balancer.attributes.blocks('listener').map((at) => {
      const portOf = { resource: balancer, path: `${at.path}.instance_port`, isAlone };
      return refusedFromAll(net, from, { ...common, port: at.number('instance_port'), portOf });
    });
    if (sent[0] !== undefined && !sent.includes(undefined)) return sent[0];
    if (checked === undefined) return undefined;
    const portOf = { resource: balancer, path: 'health_check.target', isAlone };
    return refusedFromAll(net, from, { ...common, port: checked, portOf, isCheck: true });
  };
}

/** Of the same, what security groups may refuse: the traffic of every listener, or the health check. */
export function classicDoubts(net: NetworkBuilder, balancer: Resource): MemberDoubts {
  const groups = groupsAt(net, balancer, ['security_groups']);
  const checked = checkedPort(balancer);
  return (subnets, member) => {
    const receiver = net.draft(member.component).resource;
    if (receiver === undefined) return undefined;
    const to = receiverAt(net, receiver, member.zone);
    const flow = (port: number | undefined) => ({ from: { subnets, groups }, to, port, protocol: 'tcp' }) as const;
    const listeners = balancer.attributes.blocks('listener').map((at) => flow(at.number('instance_port')));
    const sent = mayRefuseAll(net, listeners);
    return sent === undefined && checked !== undefined ? mayRefuseAll(net, [flow(checked)]) : sent;
  };
}

/** The port of the health check, where it is known. */
function checkedPort(balancer: Resource): number | undefined {
  const [, port] = /^\w+:(\d+)/.exec(balancer.attributes.string('health_check.target') ?? '') ?? [];
  return port === undefined ? undefined : Number(port);
}

/** The ports that its clients use. */
export function classicPorts(balancer: Resource): readonly ClientPort[] {
  return balancer.attributes.blocks('listener').map((at) => ({
    listener: balancer,
    path: `${at.path}.lb_port`,
    port: at.number('lb_port'),
    protocol: 'tcp',
    leadsTo: [balancer],
  }));
}
