import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder, Zone } from '../../builder.ts';
import { type Fact, argument } from '../../fact.ts';
import type { Membership } from '../../network.ts';
import type { Title } from '../../title.ts';
import { entryOf, subnetPaths, typesWhere } from '../catalogue/catalogue.ts';
import { named } from '../type-aliases.ts';

/**
 * Zone of something whose subnet is not in the inputs: a subnet given by id is one zone, whichever, for all that name it;
 * without any id there is none to tell. In the worst world all of these share one zone, save those that AWS keeps apart.
 */
export function outsideZone(net: NetworkBuilder, resource: Resource, path: string): Zone {
  const id = idsAt(net, resource, path)[0];
  if (id !== undefined) return zoneOfId(net, resource, id, { is: 'zone-of', of: id });
  const memberships = [sharedZone(net, resource, 0, argument(resource, path))];
  return { key: `zone:of ${resource.id}`, title: { is: 'some-zone', of: resource.id }, memberships, open: true };
}

/** The zones of subnets that are given by id, one each. */
export function zonesOfIds(net: NetworkBuilder, resource: Resource, ids: readonly string[]): readonly Zone[] {
  const [of = '', ...and] = ids;
  return ids.map((id) => zoneOfId(net, resource, id, { is: 'zones-of', of, and }));
}

function zoneOfId(net: NetworkBuilder, resource: Resource, id: string, fact: Fact): Zone {
  const title: Title = { is: 'zone-of', of: id };
  const own: Membership = { domain: net.domain('zone', `of ${id}`, title), world: undefined, missing: undefined };
  const shared = sharedZone(net, resource, net.once(placesInWorst).get(id) ?? 0, fact);
  return { key: `zone:of ${id}`, title, memberships: [shared, own], open: true };
}

function sharedZone(net: NetworkBuilder, { region, account }: Resource, place: number, fact: Fact): Membership {
  const where = `${region ?? ''} ${account ?? ''}`.trim();
  const name = `unknown subnets ${where}${place === 0 ? '' : ` beside ${place}`}`;
  const domain = net.domain('zone', name, { is: 'outside-zone', of: where });
  return { domain, world: 'worst', missing: [fact] };
}

/** Ids of subnets that are not in the inputs. */
export function idsAt(net: NetworkBuilder, resource: Resource, ...paths: readonly string[]): readonly string[] {
  const ids = paths.flatMap((path) => net.graph.resolve(resource, path, named('aws_subnet')).literals);
  return [...new Set(ids)].filter((id) => id !== '');
}

const keptApartTypes = typesWhere(({ place }) => place?.apart === true);

/** Which zone each id goes to where as many as can be share one: the first in which none stands that AWS keeps apart from it. */
function placesInWorst(net: NetworkBuilder): ReadonlyMap<string, number> {
  const apart = new Map<string, Set<string>>();
  for (const resource of net.all(keptApartTypes)) {
    const ids = idsAt(net, resource, ...subnetPaths(entryOf(resource).place ?? {}));
    for (const id of ids) {
      const others = apart.get(id) ?? new Set<string>();
      for (const other of ids) if (other !== id) others.add(other);
      apart.set(id, others);
    }
  }
  const places = new Map<string, number>();
  for (const [id, others] of apart) {
    const taken = new Set(Array.from(others, (other) => places.get(other)));
    let place = 0;
    while (taken.has(place)) place++;
    places.set(id, place);
  }
  return places;
}
