import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder, Zone } from '../../builder.ts';
import { named } from '../types.ts';
import { openZones, outsideZone, possibleSubnets, subnetsOf, zonesById, zonesOf } from './vpc.ts';

/** Where something that is given a list of subnets can be. */
export interface Places {
  /** Subnets it is in for certain. */
  readonly subnets: readonly Resource[];
  /** Zones besides theirs: of subnets given by id, and of those nobody knows. */
  readonly zones: readonly Zone[];
  /** Subnets that may lie in `zones`. */
  readonly possible: readonly Resource[];
  /** Set where they do so in the worst world only: what would settle it. */
  readonly doubt?: string;
}

/**
 * The places of a list of subnets. Subnets in the inputs count in both worlds. One that is given by id is a zone of its own in
 * the best world and may share any of the others' in the worst. The rest of a half-known list is one zone more in the
 * best world only. Of a list nobody knows there are two, which may be one. `fact` is what would settle it.
 */
export function listedPlaces(net: NetworkBuilder, resource: Resource, path: string, fact: string): Places {
  const subnets = subnetsOf(net, resource, path);
  const possible = possibleSubnets(net, resource, path);
  const ids = idsOf(net, resource, path);
  const isHalfKnown = hasRest(net, resource, path, subnets.length + ids.length);
  if (subnets.length === 0) {
    if (ids.length === 1 && !isHalfKnown) return { subnets, possible, zones: [outsideZone(net, resource, path)] };
    const settledBy = ids.length > 1 && !isHalfKnown ? `the zones of ${ids.join(', ')}` : fact;
    return {
      subnets,
      possible,
      zones: openZones(net, resource, Math.max(ids.length + (isHalfKnown ? 1 : 0), 2), settledBy),
    };
  }
  const known = zonesOf(net, subnets);
  const byId = zonesById(net, resource, known, false, path);
  if (!isHalfKnown) return { subnets, possible, zones: byId };
  const further = furtherZone(net, resource, [...known, ...byId], fact);
  return { subnets, possible: subnets, zones: [...byId, further], doubt: fact };
}

function idsOf(net: NetworkBuilder, resource: Resource, path: string): readonly string[] {
  const { literals } = net.graph.resolve(resource, path, named('aws_subnet'));
  return [...new Set(literals)].filter((id) => id !== '');
}

/** Whether the list has more than the `known` elements: it is longer, or an expression in it leads nowhere. */
function hasRest(net: NetworkBuilder, resource: Resource, path: string, known: number): boolean {
  const length = resource.attributes.length(path);
  if (length !== undefined) return length > known;
  return net.graph.resolve(resource, path, named('aws_subnet')).unresolved.length > 0;
}

/** One zone more than the known ones; in the worst world it is any of them. */
function furtherZone(net: NetworkBuilder, resource: Resource, known: readonly Zone[], missing: string): Zone {
  const label = `the zone of further subnets of ${resource.address}`;
  const own = net.domain('zone', `further of ${resource.id}`, label);
  const beside = known.flatMap(({ memberships }) =>
    memberships.map(({ domain }) => ({ domain, world: 'worst' as const, missing })),
  );
  return {
    key: `zone:further of ${resource.id}`,
    label,
    memberships: [{ domain: own, world: undefined, missing: undefined }, ...beside],
    open: true,
  };
}

/** The one zone of something that AWS puts in a zone nobody can name. */
export function soleZone(net: NetworkBuilder, owner: Resource): Zone {
  const label = `the zone of ${owner.address}`;
  const domain = net.domain('zone', `of ${owner.id}`, label);
  return {
    key: `zone:of ${owner.id}`,
    label,
    memberships: [{ domain, world: undefined, missing: undefined }],
    open: true,
  };
}
