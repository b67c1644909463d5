import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type Missing, factAbout } from '../../fact.ts';
import { push } from '../../../multimap.ts';
import { nameParts } from './record-name.ts';
import { recordSets } from './record-sets.ts';
import { typesWhere } from '../catalogue/catalogue.ts';

const targetTypes = typesWhere(({ named }) => named === true);

const targetPaths = ['alias.name', 'records'];

/** What a record leads to; several with `unless` are candidates of which it is one. */
export function recordTargets(net: NetworkBuilder, one: Resource): { targets: readonly number[]; unless?: Missing } {
  const nodes = (targets: readonly Resource[]): readonly number[] => [
    ...new Set(targets.filter((target) => target !== one).flatMap((target) => net.node(target) ?? [])),
  ];
  const certain = nodes(targetPaths.flatMap((path) => net.targets(one, path, targetTypes)));
  if (certain.length > 0) return { targets: certain };
  const { candidates, own } = net.once(guesses).get(one) ?? { candidates: [], own: undefined };
  return own ? { targets: nodes([own]) } : { targets: nodes(candidates), unless: [factAbout(one, 'target')] };
}

interface Guess {
  readonly candidates: readonly Resource[];
  readonly own: Resource | undefined;
}

/**
 * Records whose target is one of several. As many records of one name as candidates lead to all of them together,
 * whichever to which: then each has one of its own.
 */
function guesses(net: NetworkBuilder): ReadonlyMap<Resource, Guess> {
  const found = new Map<Resource, Guess>();
  for (const { records } of new Set(net.once(recordSets).values())) {
    const alike = new Map<number, { one: Resource; candidates: readonly Resource[] }[]>();
    for (const one of records) {
      const candidates = candidatesOf(net, one);
      if (candidates.length > 0) push(alike, candidates.length, { one, candidates });
    }
    for (const [count, group] of alike) {
      for (const [index, { one, candidates }] of group.entries()) {
        found.set(one, { candidates, own: group.length === count ? candidates[index] : undefined });
      }
    }
  }
  return found;
}

/** One whose name and type come with its value, from one place, proves a certificate or a domain: it leads no client anywhere. */
function candidatesOf(net: NetworkBuilder, one: Resource): readonly Resource[] {
  const { name, type } = nameParts(net, one);
  if (!name.known && !type.known) return [];
  const references = targetPaths.flatMap((path) => net.graph.resolve(one, path, targetTypes).references);
  if (references.some(({ certainty }) => certainty !== 'guessed')) return [];
  return [...new Set(references.map(({ target }) => target))];
}
