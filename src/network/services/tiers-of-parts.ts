import type { TagHint } from '../../input/declared/tag-hints.ts';
import type { Draft } from '../builder.ts';
import type { Role, Service } from '../network.ts';
import { reach } from '../reach.ts';
import { tierSaid } from '../tier-words.ts';

/** What does the work of a service or keeps its data. Networks, keys and names are used by both tiers. */
const working: ReadonlySet<Role> = new Set<Role>(['compute', 'l4-switch', 'l7-proxy', 'datastore', 'cache', 'storage']);

/**
 * A service whose entry is tagged as a test tier is production where a part of it is tagged so, and no service of production
 * has that part: what production and the test tier share is told as that.
 */
export function tiersOfParts(
  drafts: readonly Draft[],
  services: readonly Service[],
): { readonly services: readonly Service[]; readonly hints: readonly TagHint[] } {
  const [test, others] = [true, false].map((is) => services.filter(({ tier }) => (tier === 'test') === is));
  if (test === undefined || test.length === 0) return { services, hints: [] };
  const elsewhere = reach(drafts, (others ?? []).flatMap(rootsOf));
  const hints: TagHint[] = [];
  const changed = new Map<Service, Service>();
  for (const service of test) {
    const part = [...reach(drafts, rootsOf(service))]
      .map((index) => drafts[index])
      .find((draft) => draft !== undefined && !elsewhere.has(draft.index) && isTaggedProduction(draft));
    if (part?.resource === undefined) continue;
    changed.set(service, { ...service, tier: 'production' });
    const entry = drafts[service.root]?.resource;
    const by = entry && tierSaid(entry)?.by;
    if (entry === undefined || by?.key === undefined || entry === part.resource) continue;
    hints.push({ is: 'production-behind', tag: by.key, other: part.resource.id, of: [entry.id] });
  }
  return { services: services.map((service) => changed.get(service) ?? service), hints };
}

function isTaggedProduction({ tier, role, resource }: Draft): boolean {
  return tier === 'production' && working.has(role) && resource !== undefined && tierSaid(resource)?.by.from === 'tag';
}

function rootsOf({ root, withinSite }: Service): readonly number[] {
  return [root, ...withinSite.values()];
}
