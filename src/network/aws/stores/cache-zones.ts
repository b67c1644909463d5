import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder, Zone } from '../../builder.ts';
import { soleZone } from '../places/listed-places.ts';
import { groupZones } from './rds.ts';
import { isSet } from '../set.ts';
import { namedZone, openZones } from '../places/vpc.ts';

export interface Spread {
  /** AWS keeps the nodes in different zones; undefined where nobody knows whether it is told to. */
  readonly spread: boolean | undefined;
  /** Without that it keeps them in one; otherwise it puts them where it likes. */
  readonly together?: boolean;
  /** What would settle an unknown `spread`. */
  readonly fact: string;
}

/** The zones of the nodes of a cache, one a node. */
export function cacheZones(
  net: NetworkBuilder,
  owner: Resource,
  count: number,
  { spread, together = false, fact }: Spread,
): readonly Zone[] {
  for (const path of ['preferred_cache_cluster_azs', 'preferred_availability_zones']) {
    if (isSet(owner.attributes, path) && owner.attributes.length(path) !== 0) {
      return preferredZones(net, owner, count, path);
    }
  }
  const one = owner.attributes.string('availability_zone');
  if (one !== undefined) return Array.from({ length: count }, () => namedZone(net, owner, one));
  const { zones, isWhole } = groupZones(net, owner, 'subnet_group_name', 'aws_elasticache_subnet_group');
  const pinned = zones.filter(({ open }) => !open);
  const places = isWhole && zones.length === 1 ? zones : spread === true && pinned.length >= 2 ? pinned : [];
  if (places.length > 0) {
    return Array.from({ length: count }, (_, index) => places[index % places.length] ?? []).flat();
  }
  if (spread === undefined) return openZones(net, owner, count, fact);
  if (!spread && together) return count < 2 ? [] : [soleZone(net, owner)];
  return openZones(net, owner, count, `the zones of the nodes of ${owner.address}`, spread);
}

/** Zones by name, node by node; a name nobody knows is a zone of its own at best, one of the others at worst. */
function preferredZones(net: NetworkBuilder, owner: Resource, count: number, path: string): readonly Zone[] {
  const at = owner.attributes;
  const fact = `${path} of ${owner.address}`;
  const length = at.length(path);
  if (length === undefined) return openZones(net, owner, count, fact);
  const names = Array.from({ length }, (_, index) => at.string(`${path}.${index}`));
  const open = openZones(net, owner, length, fact);
  const beside = names
    .flatMap((name) => (name === undefined ? [] : namedZone(net, owner, name).memberships))
    .map(({ domain }) => ({ domain, world: 'worst' as const, missing: fact }));
  return names.flatMap((name, index) => {
    if (name !== undefined) return namedZone(net, owner, name);
    const own = open[index];
    return own ? { ...own, memberships: [...own.memberships, ...beside] } : [];
  });
}
