import type { Resource } from '../../../input/deployment.ts';
import type { Family, NetworkBuilder } from '../../builder.ts';
import { groupsAt } from '../paths/admission/interface.ts';
import { drawBalancer } from './balancer-nodes.ts';
import { classicFlows, classicPorts } from './classic-flows.ts';
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
    const nodes = drawBalancer(net, balancer, node, {
      role: tcp ? 'l4-switch' : 'l7-proxy',
      atLeast: 0,
      zoneTime: 'classic-elb-zone',
      targets: [
        {
          members: [...(net.once(classicRegistrations).get(balancer) ?? [])].flatMap((member) => net.members(member)),
          signal: classicHealth(net, balancer),
          open: [],
          group: balancer,
          flows: classicFlows(net, balancer),
          crossZoneAt: { resource: balancer, path: 'cross_zone_load_balancing' },
          crossZone: switchOf(balancer, 'cross_zone_load_balancing', true),
        },
      ],
    });
    refuseClients(net, balancer, nodes, groupsAt(net, balancer, ['security_groups']), classicPorts(balancer));
  },
};

/** What registers with classic load balancers: named by the balancer, by attachments, by pools. */
export function classicRegistrations(net: NetworkBuilder): ReadonlyMap<Resource, ReadonlySet<Resource>> {
  const found = new Map<Resource, Set<Resource>>();
  const add = (to: Resource, member: Resource): void => {
    found.set(to, (found.get(to) ?? new Set<Resource>()).add(member));
  };
  for (const elb of net.graph.ofType('aws_elb')) {
    for (const instance of net.targets(elb, 'instances', ['aws_instance'])) add(elb, instance);
  }
  const joins: readonly (readonly [type: string, elb: string, member: string | undefined])[] = [
    ['aws_elb_attachment', 'elb', 'instance'],
    ['aws_autoscaling_attachment', 'elb', 'autoscaling_group_name'],
    ['aws_autoscaling_group', 'load_balancers', undefined],
    ['aws_autoscaling_group', 'traffic_source.identifier', undefined],
    ['aws_ecs_service', 'load_balancer.elb_name', undefined],
  ];
  for (const [type, path, member] of joins) {
    for (const join of net.graph.ofType(type)) {
      const members =
        member === undefined ? [join] : net.targets(join, member, ['aws_instance', 'aws_autoscaling_group']);
      for (const elb of net.targets(join, path, ['aws_elb'])) for (const one of members) add(elb, one);
    }
  }
  return found;
}
