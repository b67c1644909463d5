import { isList, isObject } from '../../../input/json/json.ts';
import type { Resource } from '../../../input/deployment.ts';
import type { Json } from '../../../input/value.ts';
import type { NetworkBuilder, Zone } from '../../builder.ts';
import { zoneOf } from '../places/subnet-zones.ts';
import { isType, named } from '../type-aliases.ts';
import type { ZonePart } from '../places/zone-parts.ts';
import type { NextHop } from './next-hop.ts';
import { hopsOf } from './routing.ts';

/** Which endpoint of a firewall a route leads to, as far as the inputs tell. */
export type Picked =
  | { readonly zone: Zone }
  /** One for several zones: that of this route, which others lead to as well. */
  | { readonly same: Resource }
  | undefined;

/**
 * Which endpoint of a firewall a route leads to: the expression of the route names its zone, its subnet or the endpoint itself; else
 * it is one, though not known which, for all subnets that use the route.
 * https://docs.aws.amazon.com/network-firewall/latest/developerguide/route-tables.html
 */
export function endpointOfRoute(net: NetworkBuilder, hop: NextHop, endpoints: readonly ZonePart[]): Picked {
  const { owner, path, target, certainty } = hop;
  if (!owner || path === undefined || !target || certainty === 'guessed') return undefined;
  const zone = isReadable(owner, path)
    ? (byText(net, owner, path, target, endpoints) ?? bySubnet(net, owner, path))
    : undefined;
  if (zone) return { zone };
  const shared = net.once(sendersZones).get(identityOf(net, owner, path));
  return shared && shared.zones.size > 1 ? { same: shared.first } : undefined;
}

/** A plan lists what all routes of a table refer to together. */
function isReadable({ document }: Resource, path: string): boolean {
  return document.kind !== 'plan' || !path.includes('.');
}

/** The nearest texts that name zones of the firewall name one. */
function byText(
  net: NetworkBuilder,
  owner: Resource,
  path: string,
  firewall: Resource,
  endpoints: readonly ZonePart[],
): Zone | undefined {
  const zones = namesOf(firewall, endpoints);
  const written = owner.attributes.string(path);
  for (const texts of [written === undefined ? [] : [written], ...net.graph.textsAt(owner, path)]) {
    const [only, ...others] = new Set(texts.flatMap((text) => zones.get(text) ?? []));
    if (only) return others.length === 0 ? only : undefined;
  }
  return undefined;
}

/** The zones of a firewall by what may name them: the zone, its subnet, the endpoint. */
function namesOf({ attributes }: Resource, endpoints: readonly ZonePart[]): ReadonlyMap<string, Zone> {
  const found = new Map<string, Zone>();
  for (const { zone, subnets, doubt } of endpoints) {
    if (!zone || doubt !== undefined) continue;
    found.set(zone.title.of, zone);
    for (const subnet of subnets) {
      for (const name of ['id', 'availability_zone', 'availability_zone_id']) {
        const text = subnet.attributes.string(name);
        if (text !== undefined && text !== '') found.set(text, zone);
      }
    }
  }
  for (const [id, subnet] of attachmentsIn(attributes.json('firewall_status') ?? null)) {
    const zone = found.get(subnet);
    if (zone) found.set(id, zone);
  }
  return found;
}

/** Endpoints that exist, with their subnets. */
function attachmentsIn(status: Json): readonly (readonly [endpoint: string, subnet: string])[] {
  if (isList(status)) return status.flatMap(attachmentsIn);
  if (!isObject(status)) return [];
  const { endpoint_id: id, subnet_id: subnet } = status;
  if (typeof id === 'string' && typeof subnet === 'string') return [[id, subnet]];
  return Object.values(status).flatMap(attachmentsIn);
}

/** The zone of the one subnet that the expression compares with. */
function bySubnet(net: NetworkBuilder, owner: Resource, path: string): Zone | undefined {
  const [only, ...others] = net.graph.resolve(owner, path, named('aws_subnet')).references;
  // What is found by elimination is not written.
  const isWritten = only && only.attribute !== '' && only.certainty !== 'guessed';
  return isWritten && others.length === 0 ? zoneOf(net, only.target) : undefined;
}

/** Equal for what leads to the same endpoint: one route, or routes whose expressions are the same text. */
function identityOf(net: NetworkBuilder, owner: Resource, path: string): string {
  const source = net.graph.sourceOf(owner, path);
  return source?.isWhole && !source.isOfInstance ? source.text : `${owner.id} ${path}`;
}

interface Shared {
  /** The first route that leads there. */
  readonly first: Resource;
  readonly zones: Set<string>;
}

/** The zones of the subnets whose packets are sent to each endpoint. */
function sendersZones(net: NetworkBuilder): ReadonlyMap<string, Shared> {
  const found = new Map<string, Shared>();
  for (const subnet of net.all(named('aws_subnet'))) {
    for (const { target, owner, path } of hopsOf(net, subnet)) {
      if (path === undefined || !target || !isType(target, 'aws_networkfirewall_firewall')) continue;
      const same = identityOf(net, owner, path);
      const shared = found.get(same) ?? { first: owner, zones: new Set() };
      shared.zones.add(zoneOf(net, subnet).key);
      found.set(same, shared);
    }
  }
  return found;
}
