import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder, Zone } from '../../builder.ts';
import type { Title } from '../../title.ts';
import { named } from '../type-aliases.ts';

/**
 * A zone by name, as `availability_zone` arguments give it. Names are per account: `us-east-1a` of two accounts may be
 * two buildings, so where several accounts are in the inputs the account is part of the zone.
 */
export function namedZone(net: NetworkBuilder, resource: Resource, written: string): Zone {
  const name = net.once(namesByZoneId).get(`${resource.document.name} ${written}`) ?? written;
  const accounts = net.once(accountsByDocument);
  const account = ownAccount(resource) ?? accounts.only.get(resource.document.name);
  const of = account === undefined || !accounts.several ? undefined : account;
  const key = of === undefined ? name : `${name} of account ${of}`;
  const title: Title = { is: 'zone', of: name };
  const domain = net.domain('zone', key, of === undefined ? title : { ...title, to: of });
  return {
    key: `zone:${key}`,
    title,
    memberships: [{ domain, world: undefined, missing: undefined }],
  };
}

/** Zone ids (`apne2-az1`, the same building for every account) by document, with the name the account has for them. */
function namesByZoneId(net: NetworkBuilder): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const zones of net.graph.ofType('aws_availability_zones', 'data')) {
    const [known, ids] = [zones.attributes.strings('names'), zones.attributes.strings('zone_ids')];
    if (known.length !== ids.length) continue;
    for (const [index, id] of ids.entries()) names.set(`${zones.document.name} ${id}`, known[index] ?? id);
  }
  for (const { document, attributes } of net.all(named('aws_subnet'))) {
    const [name, id] = [attributes.string('availability_zone'), attributes.string('availability_zone_id')];
    if (name !== undefined && id !== undefined) names.set(`${document.name} ${id}`, name);
  }
  return names;
}

/**
 * The account a resource is deployed in. What is only read tells who owns it, which may be another one (an image, a shared
 * subnet); its zones have the names of the account that reads.
 */
function ownAccount({ mode, account }: Resource): string | undefined {
  return mode === 'data' ? undefined : account;
}

/** The account of each document that has one only, and whether the deployment has several. */
function accountsByDocument(net: NetworkBuilder): { several: boolean; only: ReadonlyMap<string, string> } {
  const all = new Set<string>();
  const byDocument = new Map<string, Set<string>>();
  for (const resource of net.graph.resources) {
    const { document } = resource;
    const account = ownAccount(resource);
    if (account === undefined) continue;
    all.add(account);
    byDocument.set(document.name, (byDocument.get(document.name) ?? new Set<string>()).add(account));
  }
  const only = new Map<string, string>();
  for (const [document, accounts] of byDocument) {
    const [first] = accounts;
    if (first !== undefined && accounts.size === 1) only.set(document, first);
  }
  return { several: all.size > 1, only };
}
