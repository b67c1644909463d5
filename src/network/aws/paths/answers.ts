import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { walkTo } from './cross.ts';
import type { Destination } from './destination.ts';
import { forward, noRoute } from './forward.ts';
import type { Hop } from './next-hop.ts';
import { anyHolds } from './longest-prefix.ts';
import { routeTables } from './route-tables.ts';
import { tableOf } from './routing.ts';
import { attachmentsByVpc } from './transit-tables.ts';
import type { Refused, Walk } from './walk.ts';
import { zoneOf } from '../places/subnet-zones.ts';
import { vpcOf } from '../places/subnets.ts';
import { named } from '../type-aliases.ts';

/**
 * What refuses the answers from a subnet to clients in other networks, for certain, each once: there is no route, or one to a NAT
 * gateway, which passes no answers to connections that it has not seen begin. Only networks that the VPC is joined to count.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
 */
export function answersLost(
  net: NetworkBuilder,
  subnet: Resource,
  clients: readonly Destination[],
): readonly Refused[] {
  const found = new Map<Resource, Refused>();
  for (const to of clients) {
    if (!isJoined(net, subnet, to)) continue;
    for (const one of answersTo(net, subnet, to).refusals) if (!found.has(one.by)) found.set(one.by, one);
  }
  return [...found.values()];
}

/** A firewall endpoint on the way of answers. */
export interface Passed {
  readonly component: number;
  /** It stands in the zone of the sender: needed because of where that stands. */
  readonly isNear: boolean;
}

/**
 * The firewall endpoints that answers from a subnet to clients in other networks pass and that are not of its zone alone: one that
 * fails drops them in every zone that uses it.
 */
export function sharedOnAnswers(
  net: NetworkBuilder,
  subnet: Resource,
  clients: readonly Destination[],
): readonly Passed[] {
  const walks = clients.filter((to) => isJoined(net, subnet, to)).map((to) => answersTo(net, subnet, to));
  const parts = walks.flatMap((walk) => (walk.refusals.length > 0 ? [] : walk.parts));
  const shared = parts.filter(
    ({ component, unless, byPlaceOf }) =>
      unless === undefined && byPlaceOf !== 'sender' && net.draft(component).role === 'firewall',
  );
  const zone = zoneOf(net, subnet).memberships[0]?.domain;
  return [...new Set(shared.map(({ component }) => component))].map((component) => ({
    component,
    isNear: net.draft(component).domains.some(({ domain }) => domain === zone),
  }));
}

function answersTo(net: NetworkBuilder, subnet: Resource, to: Destination): Walk {
  const forwarded = forward(net, subnet, to);
  const [step, ...others] = 'steps' in forwarded ? forwarded.steps : [];
  const isNat = step?.hop.kind === 'nat' && step.unless === undefined && others.length === 0;
  return isNat ? noRoute(tableOf(net, subnet), subnet, to) : walkTo(net, subnet, to);
}

/**
 * Whether the subnet's VPC is joined to the clients' network: one of its tables has a route of its own to them, or it is attached to
 * a transit gateway that none of its tables leads to.
 */
function isJoined(net: NetworkBuilder, subnet: Resource, clients: Destination): boolean {
  const vpc = vpcOf(net, subnet);
  if (vpc === undefined) return false;
  const { hops, targets } = net.once(leadingByVpc).get(vpc) ?? { hops: [], targets: new Set() };
  // A default route, or half of one, is none of its own.
  if (clients.block && anyHolds(hops, clients.block, 2)) return true;
  const attachments = net.once(attachmentsByVpc).get(vpc) ?? [];
  return attachments.some((attachment) =>
    net
      .targets(attachment, 'transit_gateway_id', named('aws_ec2_transit_gateway'))
      .some((gateway) => !targets.has(gateway)),
  );
}

interface LeadingRoutes {
  readonly hops: Hop[];
  readonly targets: Set<Resource>;
}

/** Routes of all tables of a VPC that lead to other networks, and where to. */
function leadingByVpc(net: NetworkBuilder): ReadonlyMap<Resource, LeadingRoutes> {
  const found = new Map<Resource, LeadingRoutes>();
  for (const [table, { hops }] of net.once(routeTables).routesOf) {
    const [vpc] = named('aws_vpc').includes(table.type) ? [table] : net.targets(table, 'vpc_id', named('aws_vpc'));
    if (!vpc) continue;
    const leading = found.get(vpc) ?? { hops: [], targets: new Set<Resource>() };
    found.set(vpc, leading);
    for (const hop of hops.values()) {
      if (hop.kind === 'nat' || hop.kind === 'internet' || hop.kind === 'local') continue;
      leading.hops.push(hop);
      if (hop.target) leading.targets.add(hop.target);
    }
  }
  return found;
}
