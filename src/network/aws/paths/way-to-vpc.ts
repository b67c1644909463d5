import type { Resource } from '../../../input/deployment.ts';
import { type NetworkBuilder, atOnce } from '../../builder.ts';
import { allOf } from '../../fact.ts';
import { walkTo } from './cross.ts';
import { type Destination, towards } from './destination.ts';
import { forward, noRoute } from './forward.ts';
import { tableOf } from './routing.ts';
import { type Walk, all, drawWalk, free } from './walk.ts';
import { vpcOf } from '../places/subnets.ts';

/**
 * What packets from a subnet pass on their way to `places`, subnets of another VPC, and what refuses them on the way there or
 * back. A place that packets do not get to, or from, is a standby that cannot serve; where all are such, there is no way.
 */
export function wayToVpc(net: NetworkBuilder, subnet: Resource, places: readonly Resource[]): number | undefined {
  const [from, to] = [vpcOf(net, subnet), places[0] && vpcOf(net, places[0])];
  if (!from || !to || from === to) return undefined;
  const id = `${subnet.id} to ${places.map((place) => place.id).join(' ')}`;
  const known = net.find(id);
  if (known) return known.index;
  const way = net.group(id, { is: 'way', of: subnet.id, to: to.id }, subnet);
  const trips = destinations(to, places).map(({ places: there, destination }) => {
    const out = walkTo(net, subnet, destination);
    const isTranslated = leavesByNat(net, subnet, destination);
    // Answers to a NAT gateway get there by themselves.
    const back = isTranslated ? [] : there.map((place) => walkBack(net, place, towards(from, subnet)));
    return { out, back };
  });
  const legs = trips.flatMap(({ out, back }) => (back.length > 0 ? back.map((one) => [out, one]) : [[out]]));
  const refusals = legs.map((leg) => leg.flatMap((one) => one.refusals));
  drawWalk(net, way, {
    ...all(...trips.map(({ out }) => ({ ...out, refusals: [] }))),
    refusals: refusals.every((one) => one.length > 0) ? refusals.flat() : [],
    gaps: allOf(...legs.flat().map(({ gaps }) => gaps)),
  });
  if (way.refusals.length === 0 && refusals.some((one) => one.length > 0)) {
    net.need(way, {
      of: refusals.map((one, index) => {
        const place = net.group(`${id} ${index + 1}`, way.title, subnet);
        drawWalk(net, place, { ...free, refusals: one });
        return place.index;
      }),
      detection: 'end-to-end',
      switchTime: atOnce,
    });
  }
  return way.index;
}

/** The blocks of the subnets where all are known: a route may lead to a part of the VPC only. */
function destinations(
  to: Resource,
  places: readonly Resource[],
): readonly { readonly places: readonly Resource[]; readonly destination: Destination }[] {
  const exact = places.every((place) => place.attributes.string('cidr_block') !== undefined);
  if (!exact) return [{ places, destination: towards(to) }];
  return places.map((place) => ({ places: [place], destination: towards(to, place) }));
}

/** Answers need a route as well; a NAT gateway would give them another sender. */
function walkBack(net: NetworkBuilder, place: Resource, to: Destination): Walk {
  return leavesByNat(net, place, to) ? noRoute(tableOf(net, place), place, to) : walkTo(net, place, to);
}

function leavesByNat(net: NetworkBuilder, subnet: Resource, to: Destination): boolean {
  const forwarded = forward(net, subnet, to);
  return 'steps' in forwarded && forwarded.steps[0]?.hop.kind === 'nat' && forwarded.steps[0].unless === undefined;
}
