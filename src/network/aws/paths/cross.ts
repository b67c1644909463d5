import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { prefixOf } from '../../../input/aws-id.ts';
import { type Missing, allOf } from '../../fact.ts';
import { blackhole } from './attached.ts';
import { type Destination, isPrivate, isWorld } from './destination.ts';
import { exitBehind } from './exit-behind.ts';
import { endpointsFact, firewallEndpoint } from './firewall.ts';
import { type Step, forward, noRoute } from './forward.ts';
import { droppedByPolicy } from './inspected.ts';
import { unseenAnswers } from './unseen-answers.ts';
import { natOutside } from './nat.ts';
import { peeringGap } from './peering.ts';
import { tableOf } from './routing.ts';
import { overTransitGateway } from './over-transit-gateway.ts';
import { type Passing, type Walk, all, free, from, open, over, perhaps, refused } from './walk.ts';
import { servesItsZoneOnly } from './zones-served.ts';
import { waysOut } from './default-route.ts';
import { premisesPath } from '../premises/premises.ts';
import { zoneOf } from '../places/subnet-zones.ts';
import { subnetsOf, vpcOf } from '../places/subnets.ts';

/**
 * Follows packets from a subnet, hop by hop: the route table, the next hop, and on from where that stands. A table has
 * exactly one next hop per prefix, without health check: nothing takes over.
 * @param passing they only pass the subnet
 */
export function walkTo(net: NetworkBuilder, subnet: Resource, to: Destination, passing?: Passing): Walk {
  const known = net.once(knownWalks);
  const key = `${subnet.id} ${to.to} ${to.block?.first} ${to.block?.length} ${passing}`;
  const found = known.get(key);
  if (found) return found;
  // Packets that come back to where they were are not followed further.
  known.set(key, free);
  const forwarded = forward(net, subnet, to);
  const walk =
    'none' in forwarded
      ? forwarded.none
      : all(...forwarded.steps.map(({ hop, unless }) => maybe(to, cross(net, { subnet, to, hop, passing }), unless)));
  known.set(key, walk);
  return walk;
}

/** Of a way out that may not be one, what is on it counts; that it may lead nowhere is no matter. */
function maybe(to: Destination, walk: Walk, unless: Missing): Walk {
  const way = perhaps(walk, unless);
  return isWorld(to) && unless !== undefined ? { ...way, gaps: undefined } : way;
}

/** Many hosts of one subnet go to one place. */
function knownWalks(): Map<string, Walk> {
  return new Map();
}

interface Crossing {
  readonly subnet: Resource;
  readonly to: Destination;
  readonly hop: Step['hop'];
  readonly passing: Passing | undefined;
}

/** Over one next hop, and on from there. */
function cross(net: NetworkBuilder, crossing: Crossing): Walk {
  const { subnet, to, hop, passing } = crossing;
  const { kind, target, id } = hop;
  const place = servesItsZoneOnly(net, subnet, target?.id ?? id) ? 'sender' : undefined;
  const lost = target && blackhole(net, subnet, hop.kind, target);
  if (lost) return lost;
  switch (kind) {
    case 'nat':
      return target
        ? overNat(net, subnet, to, target, over(net.node(target), place))
        : over(id === undefined ? undefined : outsideNat(net, id), place);
    case 'interface':
      return over(target && net.node(target), place);
    case 'endpoint':
      return target ? throughFirewall(net, crossing, target) : free;
    case 'transit-gateway':
      return overTransitGateway(net, { subnet, to, gateway: target, passing, walkTo });
    case 'peering':
      return overPeering(net, subnet, to, hop);
    case 'vpn-gateway':
      // The gateway is the Region's; the lines behind it are not. Without any in the inputs nothing is known of them.
      return isWorld(to) && target ? over(premisesPath(net, target)) : free;
    case 'internet':
    case 'local':
    case 'other':
      return free;
    default:
      return kind satisfies never;
  }
}

function outsideNat(net: NetworkBuilder, id: string): number | undefined {
  return prefixOf(id) === 'nat' ? natOutside(net, id) : undefined;
}

/**
 * A NAT gateway, and the way on from its own subnet. A private one has no public address, so an internet gateway drops
 * what it sends. https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
 */
function overNat(net: NetworkBuilder, subnet: Resource, to: Destination, nat: Resource, gateway: Walk): Walk {
  const [behind] = subnetsOf(net, nat, 'subnet_id');
  if (!behind || vpcOf(net, behind) !== vpcOf(net, subnet)) return gateway;
  const exit = exitBehind(net, behind, to);
  // Only an internet gateway leads on to the internet, as the NAT gateway's own address is a public one.
  if (exit && (exit.target === nat || (isWorld(to) && exit.kind === 'nat'))) {
    return all(gateway, refused(nat, { is: 'nat-behind-nat', path: 'subnet_id' }));
  }
  const isPrivateNat = nat.attributes.string('connectivity_type') === 'private';
  if (exit?.kind === 'internet' && isPrivateNat) {
    return all(gateway, refused(nat, { is: 'private-nat', path: 'connectivity_type' }));
  }
  const direct = exit === undefined && isPrivateNat && isWorld(to) ? waysOut(net, behind) : [];
  const doubt = allOf(...direct.map(({ hop, unless }) => (hop.kind === 'internet' ? unless : undefined)));
  if (doubt) return all(gateway, open(doubt));
  const beyond = walkTo(net, behind, to);
  // A default route to a NAT gateway is no route to private addresses: what lacks is one in the sender's table.
  if (isPrivate(to) && beyond.refusals.length > 0) {
    return noRoute(tableOf(net, subnet), subnet, to);
  }
  const noWay = { is: 'no-route', and: net.originOf(nat) } as const;
  // The subnet of the NAT gateway lacks the route, or the gateway stands in the wrong subnet.
  const refusals = beyond.refusals.map(({ by, refusal }) => {
    const isOwn = refusal.is === 'no-route' && by === tableOf(net, behind).refuses;
    return isOwn ? { by, refusal: { ...refusal, ...noWay } } : { by, refusal };
  });
  return all(gateway, from(net.node(nat), { ...beyond, refusals }));
}

/** The endpoint that the route leads to, and the way on from the subnet the endpoint stands in. */
function throughFirewall(net: NetworkBuilder, { subnet, to, hop, passing }: Crossing, target: Resource): Walk {
  const {
    component,
    body,
    id,
    own,
    subnet: behind,
    possible,
  } = firewallEndpoint(net, hop, target, zoneOf(net, subnet));
  const isElsewhere = (one: Resource): boolean =>
    one !== subnet && (tableOf(net, one).table === undefined || tableOf(net, one).table !== tableOf(net, subnet).table);
  const onFrom = (one: Resource): Walk =>
    isElsewhere(one) ? from(body, walkTo(net, one, to, passing ?? 'inside')) : free;
  // What could stand in several zones and stands in one is to be changed itself.
  const isOwn = own?.length !== 1 && servesItsZoneOnly(net, subnet, id);
  const endpoint = over(component, isOwn ? 'sender' : undefined);
  const dropped = droppedByPolicy(net, target);
  if (behind) {
    const seen = isElsewhere(behind) && !passing ? unseenAnswers(net, { subnet, firewall: target, behind, to }) : free;
    return all(endpoint, dropped, seen, onFrom(behind));
  }
  // A firewall does not stand where its own packets come back to it.
  const perhapsIn = possible.filter((one) => !waysOut(net, one).some((way) => way.hop.target === target));
  return all(endpoint, dropped, ...perhapsIn.map((one) => maybe(to, onFrom(one), [endpointsFact(target)])));
}

/** A connection carries traffic between its own two VPCs, to nothing behind them. */
function overPeering(net: NetworkBuilder, subnet: Resource, to: Destination, { target }: Step['hop']): Walk {
  if (isWorld(to)) return noRoute(tableOf(net, subnet), subnet, to);
  const own = vpcOf(net, subnet);
  return target && own && to.vpc ? peeringGap(net, target, own, to.vpc) : free;
}
