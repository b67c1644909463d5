import type { Family } from '../../builder.ts';
import { groupsAt } from '../paths/admission/interface.ts';
import { drawBalancer } from './balancer-nodes.ts';
import { classicDoubts, classicFlows, classicPorts } from './classic-flows.ts';
import { classicRegistrations } from './classic-registrations.ts';
import { refuseClients } from './client-flows.ts';
import { switchOf } from '../settings-or-missing.ts';
import { classicHealth } from './target-health.ts';

/** Classic load balancers: the instances are named by the balancer, by attachments and by Auto Scaling groups. */
export const classicLoadBalancer: Family = {
  types: ['aws_elb'],
  model(balancer, node, net) {
    const listeners = balancer.attributes.blocks('listener');
    const tcp =
      listeners.length > 0 && listeners.every((at) => /^(tcp|ssl)$/i.test(at.string('lb_protocol') ?? 'http'));
    const registered = [...(net.once(classicRegistrations).get(balancer) ?? [])];
    const nodes = drawBalancer(net, balancer, node, {
      role: tcp ? 'l4-switch' : 'l7-proxy',
      atLeast: 0,
      zoneTime: 'classic-elb-zone',
      targets: [
        {
          registered,
          members: registered.flatMap((member) => net.members(member)),
          signal: classicHealth(net, balancer),
          open: [],
          group: balancer,
          flows: classicFlows(net, balancer),
          doubts: classicDoubts(net, balancer),
          crossZoneAt: { resource: balancer, path: 'cross_zone_load_balancing' },
          crossZone: switchOf(balancer, 'cross_zone_load_balancing', true),
        },
      ],
    });
    refuseClients(net, balancer, nodes, groupsAt(net, balancer, ['security_groups']), classicPorts(balancer));
  },
};
