import type { Resource } from '../../../input/deployment.ts';
import type { Membership } from '../../network.ts';
import type { NetworkBuilder, Zone } from '../../builder.ts';
import { named } from '../types.ts';

/**
 * Zone of something whose subnet is not in the inputs: a subnet given by id is one zone, whichever; without any id
 * there is none to tell. In the worst world all of these share one zone.
 */
export function outsideZone(net: NetworkBuilder, resource: Resource, path: string): Zone {
  const id = net.graph.resolve(resource, path, named('aws_subnet')).literals.find((text) => text !== '');
  const place = `${resource.region ?? ''} ${resource.account ?? ''}`.trim();
  const shared = net.domain(
    'zone',
    `unknown subnets ${place}`,
    'the one zone that all subnets outside the inputs may be in',
  );
  const fact = `the zone of ${id ?? `${path} of ${resource.address}`}`;
  const memberships: Membership[] = [{ domain: shared, world: 'worst', missing: fact }];
  if (id !== undefined) {
    memberships.push({
      domain: net.domain('zone', `of ${id}`, `the zone of ${id}`),
      world: undefined,
      missing: undefined,
    });
  }
  return {
    key: `zone:of ${id ?? resource.id}`,
    label: id === undefined ? 'a zone AWS picks' : `the zone of ${id}`,
    memberships,
    open: true,
  };
}

/**
 * Zones of subnets that are given by id beside others that are in the inputs. AWS keeps the subnets of one load balancer or
 * attachment apart (`apart`); anything else may share a zone with the others.
 */
export function zonesById(
  net: NetworkBuilder,
  resource: Resource,
  known: readonly Zone[],
  apart: boolean,
  ...paths: readonly string[]
): readonly Zone[] {
  const ids = paths.flatMap((path) => net.graph.resolve(resource, path, named('aws_subnet')).literals);
  return [...new Set(ids)]
    .filter((id) => id !== '')
    .map((id) => {
      const own = net.domain('zone', `of ${id}`, `the zone of ${id}`);
      const shared = apart ? [] : known.flatMap(({ memberships }) => memberships);
      const missing = `the zone of ${id}`;
      const memberships: Membership[] = [
        { domain: own, world: undefined, missing: undefined },
        ...shared.map(({ domain }) => ({ domain, world: 'worst' as const, missing })),
      ];
      return { key: `zone:of ${id}`, label: `the zone of ${id}`, memberships, open: true };
    });
}

/** One of several zones, and nobody knows which: losing any of them may take it. */
export function someZone(zones: readonly Zone[], fact: string): Zone | undefined {
  const [first] = zones;
  if (!first || zones.length === 1) return first;
  const memberships = zones.flatMap((zone) =>
    zone.memberships.map(({ domain }) => ({ domain, world: 'worst' as const, missing: fact })),
  );
  return {
    key: `zone:any of ${zones.map(({ key }) => key).join(' ')}`,
    label: 'a zone AWS picks',
    memberships,
    open: true,
  };
}

/**
 * `count` zones nobody can name: distinct in the best world, one and the same in the worst, settled by `fact`.
 * With `guaranteed` AWS spreads them whatever happens.
 */
export function openZones(
  net: NetworkBuilder,
  owner: Resource,
  count: number,
  fact: string,
  guaranteed = false,
): readonly Zone[] {
  if (count < 2) return [];
  const together = `one zone for all of ${owner.id}`;
  return Array.from({ length: count }, (_, index) => {
    const key = `zone ${index + 1} of ${owner.id}`;
    const own = net.domain('zone', key, `zone ${index + 1} of ${owner.address}`);
    const memberships: Membership[] = [{ domain: own, world: undefined, missing: undefined }];
    if (!guaranteed) {
      const domain = net.domain('zone', together, `one zone holding all of ${owner.address}`);
      memberships.push({ domain, world: 'worst', missing: fact });
    }
    return { key: `zone:${key}`, label: key, memberships, open: true as const };
  });
}
