import type { Resource } from '../../../input/deployment.ts';
import type { Membership } from '../../network.ts';
import type { NetworkBuilder, Zone } from '../../builder.ts';
import type { Fact, Missing } from '../../fact.ts';
import type { Title } from '../../title.ts';
import { idsAt } from './outside-subnets.ts';

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
  return idsAt(net, resource, ...paths).map((id) => {
    const title: Title = { is: 'zone-of', of: id };
    const own = net.domain('zone', `of ${id}`, title);
    const shared = apart ? [] : known.flatMap(({ memberships }) => memberships);
    const missing = [{ is: 'zone-of', of: id } as const];
    const memberships: Membership[] = [
      { domain: own, world: undefined, missing: undefined },
      ...shared.map(({ domain }) => ({ domain, world: 'worst' as const, missing })),
    ];
    return { key: `zone:of ${id}`, title, memberships, open: true };
  });
}

/** One of several zones, and the plan does not tell which: losing any of them may take it. */
export function someZone(zones: readonly Zone[], fact: Fact): Zone | undefined {
  const [first] = zones;
  if (!first || zones.length === 1) return first;
  return perhapsIn(zones, `any of ${zones.map(({ key }) => key).join(' ')}`, { is: 'some-zone', of: first.key }, [
    fact,
  ]);
}

/** A zone that may be each of these: losing any of them may take what is in it. */
export function perhapsIn(zones: readonly Zone[], name: string, title: Title, missing: Missing): Zone {
  const memberships = zones.flatMap((zone) =>
    zone.memberships.map(({ domain }) => ({ domain, world: 'worst' as const, missing })),
  );
  return { key: `zone:${name}`, title, memberships, open: true };
}

/**
 * `count` zones without a name: distinct in the best world, one and the same in the worst, settled by `fact`.
 * With `guaranteed` AWS spreads them whatever happens. Zones with the same `name` (the owner's unless said) are the same.
 */
export function openZones(
  net: NetworkBuilder,
  owner: Resource,
  count: number,
  fact: Fact,
  guaranteed = false,
  name = owner.id,
): readonly Zone[] {
  if (count < 2) return [];
  const together = `one zone for all of ${name}`;
  return Array.from({ length: count }, (_, index) => {
    const key = `zone ${index + 1} of ${name}`;
    const title: Title = { is: 'nth-zone', of: owner.id, number: index + 1 };
    const own = net.domain('zone', key, title);
    const memberships: Membership[] = [{ domain: own, world: undefined, missing: undefined }];
    if (!guaranteed) {
      const domain = net.domain('zone', together, { is: 'one-zone', of: owner.id });
      memberships.push({ domain, world: 'worst', missing: [fact] });
    }
    return { key: `zone:${key}`, title, memberships, open: true as const };
  });
}

/** The one zone of something that AWS puts in a zone of its choice. */
export function soleZone(net: NetworkBuilder, owner: Resource): Zone {
  const title: Title = { is: 'zone-of', of: owner.id };
  const domain = net.domain('zone', `of ${owner.id}`, title);
  return {
    key: `zone:of ${owner.id}`,
    title,
    memberships: [{ domain, world: undefined, missing: undefined }],
    open: true,
  };
}
