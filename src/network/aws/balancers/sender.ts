import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type End, type Groups, defaultGroupOf, groupsAt } from '../paths/admission/interface.ts';
import { subnetsOfPlace } from '../places/placed.ts';
import { type Open, isOpen, switchOf, wordOf } from '../settings-or-missing.ts';
import { named } from '../type-aliases.ts';

/** What the targets of a balancer see as the other end: of the traffic, any of several, and of the health checks. */
export interface Senders {
  readonly traffic: readonly End[];
  readonly checks: readonly End[];
}

/** The same by the subnets that a node stands in. */
export type Sender = (subnets: readonly Resource[]) => Senders;

const none: Groups = { known: [], isWhole: true };

/**
 * The security groups of a load balancer: those it is given, else the default group of its VPC; a network or gateway load balancer has
 * none then. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
 */
export function balancerGroups(net: NetworkBuilder, balancer: Resource): Groups {
  const kind = wordOf(balancer, 'load_balancer_type', 'application');
  const given = kind === 'network' || kind === 'gateway' ? none : defaultGroupOf(net, subnetsOfPlace(net, balancer)[0]);
  return groupsAt(net, balancer, ['security_groups'], given);
}

/**
 * Application load balancers send from their own addresses. Network load balancers keep those of the clients where the group
 * does, and then count as members of their groups all the same; they check from their own addresses.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
 */
export function senderOf(net: NetworkBuilder, balancer: Resource, group: Resource): Sender {
  const groups = balancerGroups(net, balancer);
  const keeps = wordOf(balancer, 'load_balancer_type', 'application') === 'network' ? keepsClients(group) : false;
  if (keeps === false) return (subnets) => bothFrom([{ subnets, groups }]);
  if (isOpen(keeps)) return () => ({ traffic: [], checks: [] });
  const isPrivate = switchOf(balancer, 'internal', false);
  const clients: End = isPrivate === false ? 'internet' : 'anywhere';
  const asGroup: readonly End[] = groups.known.length > 0 ? [{ subnets: [], groups, onlyGroups: true }] : [];
  const isShared = net.once(shared).has(balancer);
  return (subnets) => {
    const node = { subnets, groups };
    return { traffic: [clients, ...asGroup, ...(isShared ? [node] : [])], checks: [node] };
  };
}

function bothFrom(ends: readonly End[]): Senders {
  return { traffic: ends, checks: ends };
}

/**
 * Whether targets see the addresses of clients.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation
 */
function keepsClients(group: Resource): boolean | Open {
  const type = wordOf(group, 'target_type', 'instance');
  const protocol = wordOf(group, 'protocol', 'TCP');
  if (isOpen(type) || isOpen(protocol)) return { missing: [] };
  const written = switchOf(
    group,
    'preserve_client_ip',
    type !== 'ip' || !['TCP', 'TLS'].includes(protocol.toUpperCase()),
  );
  return written;
}

/** Load balancers behind an endpoint service: what comes through it has the addresses of the nodes. */
function shared(net: NetworkBuilder): ReadonlySet<Resource> {
  const services = net.graph.ofType('aws_vpc_endpoint_service');
  return new Set(services.flatMap((one) => net.targets(one, 'network_load_balancer_arns', named('aws_lb'))));
}
