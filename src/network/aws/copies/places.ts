import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type Place, placeNamed } from '../../data-set.ts';

/** Where something is for certain: the Region, the site of it, the account; nothing of what is not known. */
export interface Whereabouts {
  readonly region: string | undefined;
  readonly account: string | undefined;
  readonly site: string | undefined;
}

export function whereaboutsOf(net: NetworkBuilder, resource: Resource): Whereabouts {
  return { region: resource.region, account: resource.account, site: net.siteOf(resource) };
}

/** Of something in another Region of the same account. */
export function inRegion(net: NetworkBuilder, region: string, account: string | undefined): Whereabouts {
  return { region, account, site: net.once(sitesByRegion).get(region) };
}

/** `arn:aws:backup:ap-northeast-3:333333333333:backup-vault:last`; undefined for what is no ARN. */
export function fromArn(net: NetworkBuilder, arn: string): Whereabouts | undefined {
  const [prefix, , , region = '', account = ''] = arn.split(':');
  if (prefix !== 'arn' || region === '') return undefined;
  return inRegion(net, region, account === '' ? undefined : account);
}

export function placesAt({ region, account, site }: Whereabouts): readonly Place[] {
  const written = [
    ['region', region],
    ['site', site],
    ['account', account],
  ] as const;
  return written.flatMap(([kind, name]) => (name === undefined ? [] : placeNamed(kind, name)));
}

/** The site that what lies in a Region belongs to, by the resources there. */
function sitesByRegion(net: NetworkBuilder): ReadonlyMap<string, string> {
  const sites = new Map<string, string>();
  for (const resource of net.graph.resources) {
    const site = resource.region === undefined || sites.has(resource.region) ? undefined : net.siteOf(resource);
    if (resource.region !== undefined && site !== undefined) sites.set(resource.region, site);
  }
  return sites;
}
