import type { Resource } from '../../../../input/deployment.ts';
import type { NetworkBuilder } from '../../../builder.ts';
import { entryOf } from '../../catalogue/catalogue.ts';
import type { Listens } from '../../catalogue/entry.ts';
import { ownZone, subnetsOfPlace } from '../../places/placed.ts';
import { flag } from '../../settings.ts';
import { zoneOf } from '../../places/subnet-zones.ts';
import { type Interface, groupsAt } from './interface.ts';

/** Where a store is reached: one interface a mount target, one for all nodes of a database. */
export interface StoreEnd {
  readonly owner: Resource;
  readonly end: Interface;
  /** One of these; undefined where the plan does not tell. */
  readonly ports: readonly (number | undefined)[];
}

/** Empty for what has no interface in a VPC, or is not known to have. */
export function storeEnds(net: NetworkBuilder, store: Resource): readonly StoreEnd[] {
  const known = net.once(knownEnds);
  const found = known.get(store) ?? endsOf(net, store);
  known.set(store, found);
  return found;
}

function knownEnds(): Map<Resource, readonly StoreEnd[]> {
  return new Map();
}

function endsOf(net: NetworkBuilder, store: Resource): readonly StoreEnd[] {
  const joined = entryOf(store).place?.joined ?? [];
  const doors = joined.flatMap(({ type, argument }) => net.pointingAt(store, type, argument, [store.type]));
  return [store, ...doors].flatMap((owner) => {
    const { listens } = entryOf(owner);
    if (listens === undefined || owner.mode === 'data') return [];
    const end = { subnets: subnetsHere(net, owner), groups: groupsAt(net, owner, listens.groups) };
    return [{ owner, end, ports: portsOf(owner, listens) }];
  });
}

/** The subnets it may serve in: of a group of subnets, those of the zone that it names, unless it has a standby in another one. */
function subnetsHere(net: NetworkBuilder, owner: Resource): readonly Resource[] {
  const all = subnetsOfPlace(net, owner);
  const zone = flag(owner.attributes, 'multi_az', false) === false ? ownZone(net, owner) : undefined;
  const zones = all.map((subnet) => zoneOf(net, subnet));
  if (zone === undefined || zones.some(({ open }) => open)) return all;
  const here = all.filter((_subnet, index) => zones[index]?.key === zone.key);
  return here.length > 0 ? here : all;
}

function portsOf({ attributes }: Resource, { port, ports }: Listens): readonly (number | undefined)[] {
  if (port !== undefined) {
    const written = attributes.number(port);
    if (written !== undefined && written !== 0) return [written];
    if (attributes.read(port).kind !== 'omitted') return [undefined];
  }
  if (!('argument' in ports)) return ports;
  const kind = attributes.string(ports.argument) ?? '';
  return Object.entries(ports.of).find(([beginning]) => kind.startsWith(beginning))?.[1] ?? [undefined];
}
