import type { Attributes } from '../../../input/attributes.ts';
import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type Family, type NetworkBuilder, type Zone, alternative } from '../../builder.ts';
import { type Fact, argument } from '../../fact.ts';
import type { Alternative } from '../../network.ts';
import { isSet } from '../settings.ts';
import { canonicalType } from '../type-aliases.ts';
import { written } from '../../title.ts';
import { placeOf } from '../places/placement.ts';
import { namedZone } from '../places/named-zone.ts';
import { openZones } from '../places/open-zones.ts';
import { outsideZone } from '../places/outside-subnets.ts';

/**
 * A NAT gateway is redundant inside its zone and lost with it. `availability_mode = "regional"` (2025) spans the
 * zones of the VPC: in automatic mode it only fails with the Region, in manual mode it has one part a listed zone.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html
 *
 * That it depends on the internet gateway (`depends_on` in every example) is an order of creation, and the internet gateway
 * fails with the Region only: no need is drawn.
 */
export const natGateway: Family = {
  types: ['aws_nat_gateway'],
  model(nat, node, net) {
    const mode = modeOf(nat.attributes);
    if (mode === 'regional') {
      regional(net, nat, node);
      return;
    }
    const { zone } = placeOf(net, nat);
    if (mode === 'zonal') {
      net.embody(node, { role: 'router', zone });
      return;
    }
    const zonal = net.part(nat, '#zonal', { role: 'router', zone });
    zonalOrRegional(net, node, zonal, argument(nat, 'availability_mode'));
  },
};

export function isNat({ type }: Resource): boolean {
  return canonicalType(type) === 'aws_nat_gateway';
}

/** Zonal unless said otherwise; where it is not known, a subnet tells a zonal gateway and a VPC alone a regional one. */
function modeOf(at: Attributes): 'zonal' | 'regional' | undefined {
  const mode = at.read('availability_mode');
  if (mode.kind === 'known') return mode.value === 'regional' ? 'regional' : 'zonal';
  if (mode.kind === 'omitted') return 'zonal';
  if (isSet(at, 'vpc_id') && !isSet(at, 'subnet_id')) return 'regional';
  return undefined;
}

function regional(net: NetworkBuilder, nat: Resource, node: Draft): void {
  const at = nat.attributes;
  const path = 'availability_zone_address';
  const blocks = at.blocks(path);
  const part = (zone: Zone): number => net.part(nat, `@${zone.key}`, { role: 'router', zone }).index;
  const need = (of: readonly (number | Alternative)[]): void => {
    const switchTime = net.times.time('nat-regional-zone');
    if (of.length > 0) net.need(node, { of, detection: 'end-to-end', switchTime });
  };
  if (blocks.length === 0) {
    // Automatic; or manual, in as little as one zone.
    if (at.read(path).kind !== 'unknown') return;
    const only = outsideZone(net, nat, 'subnet_id');
    const whole = net.group(`${nat.id} regional`, node.title, nat);
    need([part(only), alternative(whole.index, { world: 'best', missing: [argument(nat, path)] })]);
    return;
  }
  // A zone is listed once: those that are not known are others than the known, and than each other.
  const names = blocks.map((block) => block.string('availability_zone') ?? block.string('availability_zone_id'));
  const spare = openZones(net, nat, Math.max(blocks.length, 2), argument(nat, path), true);
  const zones = names.map((name, index) => (name === undefined ? spare[index] : namedZone(net, nat, name)));
  need(zones.flatMap((zone) => (zone ? part(zone) : [])));
}

/** A NAT gateway known by its id only. */
export function natOutside(net: NetworkBuilder, id: string): number {
  const known = net.find(`outside ${id}`);
  if (known) return known.index;
  const gateway = net.group(`outside ${id}`, written(id));
  const zonal = net.group(`outside ${id} zonal`, gateway.title);
  net.embody(zonal, { role: 'router' });
  zonalOrRegional(net, gateway, zonal, { is: 'regional-nat', of: id });
  return gateway.index;
}

/** Zonal or regional, and the plan does not tell: zonal in the worst world, not to be lost in the best. */
function zonalOrRegional(net: NetworkBuilder, node: Draft, zonal: Draft, fact: Fact): void {
  const whole = net.group(`${node.id} regional`, node.title, node.resource);
  net.need(node, {
    of: [zonal.index, alternative(whole.index, { world: 'best', missing: [fact] })],
    detection: 'end-to-end',
    switchTime: net.times.time('nat-regional-zone'),
  });
}
