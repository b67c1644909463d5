import type { Resource } from '../../../input/deployment.ts';
import type { Family, NetworkBuilder } from '../../builder.ts';
import { refuseUnlisted } from './unlisted-groups.ts';
import { argument } from '../../fact.ts';
import { drawBalancer } from './balancer-nodes.ts';
import type { CrossZoneSwitch } from './idle-nodes.ts';
import { classicRegistrations } from './classic-registrations.ts';
import { forwardsByBalancer, listenersByBalancer, namedByListeners } from './listeners.ts';
import { type Open, isLeftToAws, isOpen, switchOf, wordOf } from '../settings-or-missing.ts';
import { balancerGroups, senderOf } from './sender.ts';
import { doubtfulFlows } from './doubtful-flows.ts';
import { targetFlows } from './target-flows.ts';
import { refuseClients } from './client-flows.ts';
import { protocolOf } from './target-port.ts';
import { outsideClients } from '../paths/admission/outside-clients.ts';
import { answersLost, sharedOnAnswers } from '../paths/answers.ts';
import { misled } from './misled-listeners.ts';
import { notForwarding } from './not-forwarding.ts';
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
    // One that leads nowhere is drawn as it was meant.
    const idle = notForwarding(net, balancer);
    const astray = idle ? undefined : misled(net, balancer);
    const meant = idle ?? astray;
    const forwards = meant
      ? meant.groups.map((group) => [group, undefined] as const)
      : [...(net.once(forwardsByBalancer).get(balancer) ?? [])];
    const byDefault = crossesZones(balancer, kind);
    const listeners = net.once(listenersByBalancer).get(balancer) ?? [];
    const ports = listeners.map(({ listener, forwards: leadsTo }) => ({
      listener,
      path: 'port',
      port: listener.attributes.number('port'),
      protocol: protocolOf(listener),
      leadsTo: [...leadsTo.keys()],
    }));
    const groups = balancerGroups(net, balancer);
    const isInternal = switchOf(balancer, 'internal', false) === true;
    const nodes = drawBalancer(net, balancer, node, {
      role: kind === 'network' ? 'l4-switch' : kind === 'gateway' ? 'firewall' : 'l7-proxy',
      atLeast: kind === 'application' ? 2 : 0,
      zoneTime: kind === 'application' ? 'alb-zone' : 'nlb-zone',
      answers: (subnet) => {
        const clients = isInternal ? outsideClients(net, subnet, groups, ports) : [];
        return { refused: answersLost(net, subnet, clients), passed: sharedOnAnswers(net, subnet, clients) };
      },
      targets: forwards.map(([group, unless]) => {
        const crossZone = groupCrossesZones(net, group, byDefault);
        const crossZoneAt = crossZoneSwitch(balancer, group);
        const sender = senderOf(net, balancer, group);
        const [flows, doubts] = [targetFlows(net, balancer, group, sender), doubtfulFlows(net, group, sender)];
        return { ...targetsOf(net, group), group, crossZone, crossZoneAt, unless, flows, doubts };
      }),
    });
    refuseUnlisted(net, balancer);
    if (idle) {
      const path = idle.listener.type === 'aws_lb_listener_rule' ? 'action' : 'default_action';
      for (const { part } of nodes) net.refuse(part, idle.listener, { is: 'no-forward', path, to: idle.groups[0]?.id });
    }
    if (astray) {
      const {
        listener,
        to,
        groups: [from],
        and,
      } = astray;
      const other = and && { and: net.originOf(and) };
      const refusal = { is: 'other-targets', path: 'default_action', to: to.id, from: from.id, ...other } as const;
      for (const { part } of nodes) net.refuse(part, listener, refusal);
    }
    // Packets come to a gateway load balancer over its endpoints.
    if (kind !== 'gateway') refuseClients(net, balancer, nodes, groups, ports);
  },
};

/** Whether a node reaches targets of other zones, where their group does not say: an application load balancer does. */
function crossesZones(balancer: Resource, kind: string | Open): boolean | Open {
  if (kind === 'application') return true;
  const setting = switchOf(balancer, 'enable_cross_zone_load_balancing', false);
  if (!isOpen(kind) || setting === true) return setting;
  return isOpen(setting) ? { missing: [...kind.missing, ...setting.missing] } : kind;
}

const ofGroup = 'load_balancing_cross_zone_enabled';

/** A target group may overrule its load balancer. */
function groupCrossesZones(net: NetworkBuilder, group: Resource, byDefault: boolean | Open): boolean | Open {
  const value = group.attributes.read(ofGroup);
  if (value.kind === 'unknown' && isLeftToAws(net.graph, group, ofGroup)) return byDefault;
  if (value.kind === 'unknown' || value.kind === 'sensitive') return { missing: [argument(group, ofGroup)] };
  return group.attributes.boolean(ofGroup) ?? byDefault;
}

function crossZoneSwitch(balancer: Resource, group: Resource): CrossZoneSwitch {
  return group.attributes.boolean(ofGroup) === undefined
    ? { resource: balancer, path: 'enable_cross_zone_load_balancing' }
    : { resource: group, path: ofGroup };
}

/** Everything that stands, or may stand, behind a load balancer: none of it is a service of its own. */
export function behindBalancers(net: NetworkBuilder): ReadonlySet<Resource> {
  const behind = new Set<Resource>();
  for (const group of namedByListeners(net)) for (const target of registeredWith(net, group)) behind.add(target);
  for (const targets of net.once(classicRegistrations).values()) for (const target of targets) behind.add(target);
  return behind;
}
