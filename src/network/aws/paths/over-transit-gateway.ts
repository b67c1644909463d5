import type { Resource } from '../../../input/deployment.ts';
import { type NetworkBuilder, type Zone, asAlternative } from '../../builder.ts';
import { allOf } from '../../fact.ts';
import type { Open } from '../settings-or-missing.ts';
import { type Destination, isWorld, towards } from './destination.ts';
import { attachmentOf } from './transit-gateway.ts';
import { transitPath } from './transit-path.ts';
import { unannounced } from './announced.ts';
import { linesOf, onward } from './transit-routes.ts';
import { unanswered } from './unanswered.ts';
import {
  type Passing,
  type Refused,
  type Walk,
  all,
  drawWalk,
  free,
  from,
  open,
  over,
  perhaps,
  refused,
} from './walk.ts';
import { servesItsZoneOnly } from './zones-served.ts';
import { inZone } from '../../title.ts';
import { isType } from '../type-aliases.ts';
import { attachmentType } from './transit-ends.ts';
import { zoneFacts } from '../places/zone-facts.ts';
import { zoneOf } from '../places/subnet-zones.ts';
import { vpcOf } from '../places/subnets.ts';
import { placement } from '../places/placement.ts';
import { zoneParts } from '../places/zone-parts.ts';

interface Onto {
  readonly subnet: Resource;
  readonly to: Destination;
  readonly gateway: Resource | undefined;
  readonly passing: Passing | undefined;
  /** Follows packets on from a subnet. */
  readonly walkTo: (net: NetworkBuilder, subnet: Resource, to: Destination, passing?: Passing) => Walk;
}

/**
 * Onto a transit gateway in the zone of the sender, where its tables lead, and on: to the VPC that is meant, through a VPC
 * where packets are inspected or go out, or over a line to the premises.
 */
export function overTransitGateway(net: NetworkBuilder, { subnet, to, gateway, passing, walkTo }: Onto): Walk {
  const near = attachmentOf(net, vpcOf(net, subnet), gateway);
  if (!near) return free;
  const onto = ontoTransitGateway(net, subnet, near);
  const { end, instead, gaps, refused: drop } = transitPath(net, near, to);
  if (drop) return all(onto, refused(drop.by, drop.refusal));
  const lost = gateway && passing !== 'between' && answersLost(net, { subnet, to, gateway, passing }, end);
  if (lost) return all(onto, refused(lost.by, lost.refusal));
  const away = (out: Resource): Walk => {
    if (out === near) return free;
    if (!isType(out, attachmentType)) return over(net.node(out));
    return to.vpc !== undefined && vpcOf(net, out) === to.vpc
      ? over(net.node(out))
      : throughVpc(net, out, to, { subnet, walkTo });
  };
  if (end) return all(onto, away(end), open(to.vpc && gaps));
  const known = gaps || gateway === undefined || !to.vpc ? undefined : attachmentOf(net, to.vpc, gateway);
  const last = known ? away(known) : instead && to.vpc === undefined ? perhaps(away(instead), gaps) : free;
  // A default route over a transit gateway may be meant for what the gateway does know.
  return all(onto, last, open(to.vpc && gaps));
}

/** What drops answers from the premises on their way back, where all lines of the gateway have it. */
function answersLost(
  net: NetworkBuilder,
  { subnet, to, gateway, passing }: Omit<Onto, 'walkTo' | 'gateway'> & { readonly gateway: Resource },
  end: Resource | undefined,
): Refused | undefined {
  const vpc = vpcOf(net, subnet);
  // Behind a firewall of the VPC they may go to any of its subnets.
  const part = passing === undefined ? subnet : undefined;
  if (!vpc || to.vpc || isWorld(to) || (end && isType(end, attachmentType))) return undefined;
  const lines = linesOf(net, gateway);
  const back = lines.map(
    ({ line, by }) => unannounced(net, by, vpc, part) ?? onward(net, line, gateway, towards(vpc, subnet)).refused,
  );
  return back.every((one) => one !== undefined) ? back[0] : undefined;
}

/**
 * The attachment's interface in the zone of the sender: hosts of other zones cannot send to the gateway.
 * https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
 */
export function ontoTransitGateway(net: NetworkBuilder, subnet: Resource, attachment: Resource): Walk {
  const here = zoneOf(net, subnet);
  const id = `${attachment.id} from ${here.key}`;
  const zones = zoneParts(net, attachment);
  const same = zones.find(({ zone, missing }) => zone?.key === here.key && missing === undefined);
  const leavesOut = same === undefined ? isLeftOut(net, attachment, here) : false;
  if (leavesOut === true) return refused(attachment, { is: 'not-in-zone', path: 'subnet_ids', from: subnet.id });
  const onto = (way: number): Walk =>
    all(over(way, 'sender'), open(leavesOut === false ? undefined : leavesOut.missing));
  const known = net.find(id);
  if (known) return onto(known.index);
  const way = net.group(id, inZone({ is: 'way-onto', of: attachment.id }, here), attachment);
  const own = zones.map(({ zone }) => zone);
  const isOwn = same !== undefined && servesItsZoneOnly(net, subnet, attachment.id, own);
  net.need(way, {
    of: (same ? [same] : zones).map(asAlternative),
    detection: 'end-to-end',
    switchTime: net.times.time('tgw-zone'),
    byPlaceOf: isOwn ? way.index : undefined,
  });
  return onto(way.index);
}

/**
 * All zones of the attachment are known, and they are others; open where one of the zones may be the other. A Local Zone is
 * served by its parent zone.
 */
function isLeftOut(net: NetworkBuilder, attachment: Resource, here: Zone): boolean | Open {
  if (attachment.mode !== 'managed' || (!here.open && here.title.of.split('-').length > zoneWords)) return false;
  const { zones, isWhole } = placement(net, attachment);
  if (!isWhole || zones.length === 0 || zones.some(({ zone, doubt, missing }) => !zone || doubt || missing))
    return false;
  const unknown = [here, ...zones.flatMap(({ zone }) => zone ?? [])].filter((zone) => zone.open);
  const missing = allOf(...unknown.map(zoneFacts));
  return unknown.length === 0 ? true : missing !== undefined && { missing };
}

/** `us-gov-west-1a`; that of a Local Zone is longer: `us-west-2-lax-1a`. */
const zoneWords = 4;

/** Any zone of a VPC that packets are led through: its attachment there, and the way on by the routes of that subnet. */
function throughVpc(
  net: NetworkBuilder,
  hub: Resource,
  to: Destination,
  { subnet: sender, walkTo }: Pick<Onto, 'subnet' | 'walkTo'>,
): Walk {
  const lost = (subnet: Resource): Walk => unanswered(net, { sender, subnet, to, walkTo });
  const zones = zoneParts(net, hub).map((place) => {
    const [subnet] = place.doubt === undefined ? place.subnets : [];
    const walk = subnet ? walkTo(net, subnet, to, 'between') : free;
    const back = subnet && walk.refusals.length === 0 ? lost(subnet) : free;
    return { place, walk: all(walk, back), isLost: back.refusals.length > 0 || back.gaps !== undefined };
  });
  // What answers do not come back to is a way of its own.
  const of = zones.some(({ isLost }) => isLost) ? ` for ${sender.id}` : '';
  const id = `${hub.id} to ${to.to}${of}`;
  const drawn = net.find(id);
  const any = drawn ?? net.group(id, { is: 'way-through', of: hub.id }, hub);
  // Where no zone lets packets through, what refuses them is told once.
  const isShut = zones.length > 0 && zones.every(({ walk }) => walk.refusals.length > 0);
  const through = { ...over(any.index), refusals: isShut ? zones.flatMap(({ walk }) => walk.refusals) : [] };
  if (drawn) return through;
  net.need(any, {
    of: zones.map(({ place, walk }, index) => {
      const one = net.group(`${id} ${index + 1}`, any.title, hub);
      net.need(one, { of: [place.component] });
      drawWalk(net, one, from(place.component, isShut ? { ...walk, refusals: [] } : walk));
      return asAlternative({ ...place, component: one.index });
    }),
    detection: 'link-state',
    switchTime: net.times.time('tgw-zone'),
  });
  return through;
}
