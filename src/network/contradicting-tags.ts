import type { TagHint } from '../input/declared/tag-hints.ts';
import type { Resource } from '../input/deployment.ts';
import { tierSaid } from './tier-words.ts';

/** Tags that state production and a test tier of one resource, once for each pair of keys, in the order met. */
export function contradictingTags(resources: readonly Resource[]): readonly TagHint[] {
  const found = new Map<string, TagHint & { readonly of: string[] }>();
  for (const resource of resources) {
    const { tierHints } = resource;
    const said = resource.mode === 'data' ? undefined : tierSaid({ tierHints });
    const [tag, other] = [said?.against?.key, said?.by.key];
    if (said?.by.from !== 'tag' || tag === undefined || other === undefined) continue;
    const pair = JSON.stringify([tag, other]);
    const hint = found.get(pair);
    if (hint === undefined) found.set(pair, { is: 'two-tiers', tag, other, of: [resource.id] });
    else hint.of.push(resource.id);
  }
  return [...found.values()];
}
