import type { Resource } from '../input/deployment.ts';
import type { Title } from './title.ts';

/**
 * What a resource is called by itself: its address, with its Region and account as the same address stands in the plans of
 * several. Unlike its id, it does not depend on the name of its file and on what else is judged.
 */
export function lastingName({ address, region, account }: Pick<Resource, 'address' | 'region' | 'account'>): string {
  return [address, region, account].filter((text) => text !== undefined).join(' ');
}

/** The same for a failure domain, whose title may be about a resource: the zone of a subnet. */
export function lastingDomain(kind: string, title: Title, resources: ReadonlyMap<string, Resource>): string {
  const of = resources.get(title.of);
  return [kind, title.is, of === undefined ? title.of : lastingName(of)].join(' ');
}
