import type { Attributes } from '../../../input/attributes.ts';
import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type Family, type NetworkBuilder, type Zone, alternative } from '../../builder.ts';
import type { Alternative } from '../../network.ts';
import { isSet } from '../set.ts';
import {
  namedZone,
  openZones,
  outsideZone,
  possibleSubnets,
  someZone,
  subnetsOf,
  zoneOf,
  zonesOf,
} from '../places/vpc.ts';

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
    const subnet = subnetsOf(net, nat, 'subnet_id')[0];
    const possible = zonesOf(net, possibleSubnets(net, nat, 'subnet_id'));
    const zone = subnet
      ? zoneOf(net, subnet)
      : (someZone(possible, `subnet_id of ${nat.address}`) ?? outsideZone(net, nat, 'subnet_id'));
    if (mode === 'zonal') {
      net.embody(node, { role: 'router', zone });
      return;
    }
    const zonal = net.part(nat, '#zonal', { label: nat.address, role: 'router', zone });
    zonalOrRegional(net, node, zonal, `availability_mode of ${nat.address}`);
  },
};

/** Zonal unless said otherwise; where nobody knows, a subnet tells a zonal gateway and a VPC alone a regional one. */
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
  const part = (zone: Zone): number =>
    net.part(nat, `@${zone.key}`, { label: `${nat.address} in ${zone.label}`, role: 'router', zone }).index;
  const need = (of: readonly (number | Alternative)[]): void => {
    const [label, switchTime] = ['a zone of the NAT gateway', net.times.time('nat-regional-zone')];
    if (of.length > 0) net.need(node, { label, of, detection: 'link-state', switchTime });
  };
  if (blocks.length === 0) {
    // Automatic; or manual, in as little as one zone.
    if (at.read(path).kind !== 'unknown') return;
    const only = outsideZone(net, nat, 'subnet_id');
    const whole = net.group(`${nat.id} regional`, nat.address, nat);
    need([part(only), alternative(whole.index, { world: 'best', missing: `${path} of ${nat.address}` })]);
    return;
  }
  // A zone is listed once: those nobody knows are others than the known, and than each other.
  const names = blocks.map((block) => block.string('availability_zone') ?? block.string('availability_zone_id'));
  const spare = openZones(net, nat, Math.max(blocks.length, 2), `${path} of ${nat.address}`, true);
  const zones = names.map((name, index) => (name === undefined ? spare[index] : namedZone(net, nat, name)));
  need(zones.flatMap((zone) => (zone ? part(zone) : [])));
}

/** A NAT gateway known by its id only. */
export function natOutside(net: NetworkBuilder, id: string): number {
  const known = net.find(`outside ${id}`);
  if (known) return known.index;
  const gateway = net.group(`outside ${id}`, id);
  const zonal = net.group(`outside ${id} zonal`, id);
  net.embody(zonal, { role: 'router' });
  zonalOrRegional(net, gateway, zonal, `whether ${id} is a regional NAT gateway`);
  return gateway.index;
}

/** Zonal or regional, and nobody knows: zonal in the worst world, not to be lost in the best. */
function zonalOrRegional(net: NetworkBuilder, node: Draft, zonal: Draft, missing: string): void {
  const whole = net.group(`${node.id} regional`, node.label, node.resource);
  net.need(node, {
    label: 'the NAT gateway',
    of: [zonal.index, alternative(whole.index, { world: 'best', missing })],
    detection: 'link-state',
    switchTime: net.times.time('nat-regional-zone'),
  });
}
