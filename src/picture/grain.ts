import type { Item } from './items.ts';
import type { Marks } from './marks.ts';
import { withoutWords, wordsOf } from './display-names.ts';
import type { Selection } from './selection.ts';

/** How much stands in one row. */
export interface Grain {
  /** Items of one key are one row. */
  readonly keyOf: (item: Item) => string;
  /** What equal items are called together. */
  readonly nameOf: (item: Item) => string;
  /** Rows hold what different services have alike. */
  readonly isCoarse: boolean;
}

/**
 * From fine to coarse: equal parts of one pool; parts that are equal but for the service they are of (`saeol-switch`,
 * `procurement-switch`); all of one type. What stops a service alone stands alone as long as that can be: two such boxes in
 * one would look like a pair.
 */
export function grainsOf({ services }: Selection, marks: Marks): readonly Grain[] {
  const words = wordsOf(services.map(({ name }) => name));
  const shared = (item: Item): string => withoutWords(item.stem, words);
  const alone = (item: Item): string =>
    marks.ofComponents(item.members.map(({ id }) => id))?.verdict === 'broken' ? ` ${item.name}` : '';
  return [
    { keyOf: (item) => `${typeOf(item)} ${item.stem}${alone(item)}`, nameOf: ({ stem }) => stem, isCoarse: false },
    { keyOf: (item) => `${typeOf(item)} ${shared(item)}${alone(item)}`, nameOf: shared, isCoarse: true },
    { keyOf: (item) => `${typeOf(item)}${alone(item)}`, nameOf: shared, isCoarse: true },
    { keyOf: typeOf, nameOf: shared, isCoarse: true },
  ];
}

/** What is in no site goes over all of them, so it never shares a row with what is in one. */
export function typeOf({ layer, kind, site }: Item): string {
  return `${layer} ${kind} ${site === undefined ? 'anywhere' : 'at a site'}`;
}
