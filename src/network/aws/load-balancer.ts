import type { Resource } from '../../input/deployment.ts';
import type { Family, NetworkBuilder } from '../builder.ts';
import { balancerZones, drawBalancer } from './balancer-nodes.ts';
import { classicRegistrations } from './classic-load-balancer.ts';
import { forwardsByBalancer } from './listeners.ts';
import { flag } from './set.ts';
import { registeredWith, targetsOf } from './target-group.ts';

/**
 * Application, network and gateway load balancers: one node a zone. A network load balancer without cross-zone
 * load balancing reaches only the targets in the node's own zone; an application load balancer reaches all.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html
 */
export const loadBalancer: Family = {
  types: ['aws_lb'],
  model(balancer, node, net) {
    const kind = balancer.attributes.string('load_balancer_type') ?? 'application';
    const forwards = net.once(forwardsByBalancer).get(balancer) ?? new Map<Resource, string | undefined>();
    const crossZoneByDefault =
      kind === 'application' || flag(balancer.attributes, 'enable_cross_zone_load_balancing', false);
    drawBalancer(net, balancer, node, {
      role: kind === 'network' ? 'l4-switch' : kind === 'gateway' ? 'firewall' : 'l7-proxy',
      zones: balancerZones(net, balancer, kind === 'application' ? 2 : 0),
      zoneTime: kind === 'application' ? 'alb-zone' : 'nlb-zone',
      targets: [...forwards].map(([group, unless]) => {
        const setting = group.attributes.string('load_balancing_cross_zone_enabled');
        const crossZone = setting === 'true' ? true : setting === 'false' ? false : crossZoneByDefault;
        return { ...targetsOf(net, group), label: `a target of ${group.address}`, crossZone, unless };
      }),
    });
  },
};

/** Everything that stands, or may stand, behind a load balancer: none of it is a service of its own. */
export function behindBalancers(net: NetworkBuilder): ReadonlySet<Resource> {
  const behind = new Set<Resource>();
  for (const forwards of net.once(forwardsByBalancer).values()) {
    for (const group of forwards.keys()) for (const target of registeredWith(net, group)) behind.add(target);
  }
  for (const targets of net.once(classicRegistrations).values()) for (const target of targets) behind.add(target);
  return behind;
}
