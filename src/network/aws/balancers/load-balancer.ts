import type { Resource } from '../../../input/deployment.ts';
import type { Family, NetworkBuilder } from '../../builder.ts';
import { type Missing, argument } from '../../fact.ts';
import { drawBalancer } from './balancer-nodes.ts';
import { classicRegistrations } from './classic-load-balancer.ts';
import { forwardsByBalancer, namedByListeners } from './listeners.ts';
import { type Open, isLeftToAws, isOpen, switchOf, wordOf } from '../settings-or-missing.ts';
import { registeredWith, targetsOf } from './target-group.ts';

/**
 * Application, network and gateway load balancers: one node a zone. A network load balancer without cross-zone
 * load balancing reaches only the targets in the node's own zone; an application load balancer reaches all.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html
 */
export const loadBalancer: Family = {
  types: ['aws_lb'],
  model(balancer, node, net) {
    const kind = wordOf(balancer, 'load_balancer_type', 'application');
    const forwards = net.once(forwardsByBalancer).get(balancer) ?? new Map<Resource, Missing>();
    const byDefault = crossesZones(balancer, kind);
    drawBalancer(net, balancer, node, {
      role: kind === 'network' ? 'l4-switch' : kind === 'gateway' ? 'firewall' : 'l7-proxy',
      atLeast: kind === 'application' ? 2 : 0,
      zoneTime: kind === 'application' ? 'alb-zone' : 'nlb-zone',
      targets: [...forwards].map(([group, unless]) => {
        const crossZone = groupCrossesZones(net, group, byDefault);
        return { ...targetsOf(net, group), crossZone, unless };
      }),
    });
  },
};

/** Whether a node reaches targets of other zones, where their group does not say: an application load balancer does. */
function crossesZones(balancer: Resource, kind: string | Open): boolean | Open {
  if (kind === 'application') return true;
  const setting = switchOf(balancer, 'enable_cross_zone_load_balancing', false);
  if (!isOpen(kind) || setting === true) return setting;
  return isOpen(setting) ? { missing: [...kind.missing, ...setting.missing] } : kind;
}

/** A target group may overrule its load balancer. */
function groupCrossesZones(net: NetworkBuilder, group: Resource, byDefault: boolean | Open): boolean | Open {
  const path = 'load_balancing_cross_zone_enabled';
  const value = group.attributes.read(path);
  if (value.kind === 'unknown' && isLeftToAws(net.graph, group, path)) return byDefault;
  if (value.kind === 'unknown' || value.kind === 'sensitive') return { missing: [argument(group, path)] };
  return group.attributes.boolean(path) ?? byDefault;
}

/** Everything that stands, or may stand, behind a load balancer: none of it is a service of its own. */
export function behindBalancers(net: NetworkBuilder): ReadonlySet<Resource> {
  const behind = new Set<Resource>();
  for (const group of namedByListeners(net)) for (const target of registeredWith(net, group)) behind.add(target);
  for (const targets of net.once(classicRegistrations).values()) for (const target of targets) behind.add(target);
  return behind;
}
