import type { Resource, TierHint } from '../input/deployment.ts';
import type { Tier } from './network.ts';

/** Words that name a tier, as found in tags, stacks and accounts (whole words only). */
const testWords = new Set(
  'dev develop development test testing tst qa sandbox sbx uat stg stage staging preprod preproduction nonprod nonproduction np'.split(
    ' ',
  ),
);
const productionWords = new Set('prod production prd'.split(' '));
/** Words that name production unless there is a word of a test tier beside them: `gov-dev` is a test tier of an authority. */
const weakWords = new Set('live gov'.split(' '));
/** "pre-prod" and "non-prod" are test tiers. */
const prefixes = new Set('pre non not'.split(' '));

interface Said {
  readonly tier: 'production' | 'test';
  readonly by: TierHint;
  /** What says production although another tag, or another word of this one, says test. */
  readonly against?: TierHint;
}

/**
 * The tier that tags, stack, variables and account of a resource state, the most trusted first. Of two tags, and of two words
 * of one text, production counts: a word more must not make what clients use a test tier. Nor must a plan that gives other tags
 * to what is there and states production.
 */
export function tierSaid({ tierHints, taggedBefore }: Pick<Resource, 'tierHints' | 'taggedBefore'>): Said | undefined {
  const now = saidBy(tierHints);
  if (taggedBefore === undefined || now?.tier === 'production') return now;
  const before = saidBy(taggedBefore.tierHints);
  return before?.tier === 'production' ? before : now;
}

function saidBy(tierHints: readonly TierHint[]): Said | undefined {
  const said = tierHints.flatMap((by) => {
    const tiers = tiersOf(by.text);
    return tiers.size === 0 ? [] : [{ by, tiers }];
  });
  const [first] = said;
  if (first === undefined) return undefined;
  // Tags are about the resource; what is said of a whole document counts where there is none.
  const level = first.by.from === 'tag' ? said.filter(({ by }) => by.from === 'tag') : [first];
  const production = level.find(({ tiers }) => tiers.has('production'));
  const test = level.find(({ tiers }) => tiers.has('test'));
  if (production === undefined) return { tier: 'test', by: first.by };
  return { tier: 'production', by: production.by, ...(test && { against: test.by }) };
}

function tiersOf(text: string): ReadonlySet<Exclude<Tier, 'unstated'>> {
  const words = text.toLowerCase().split(/[^a-z]+/);
  const found = new Set<Exclude<Tier, 'unstated'>>();
  for (const [index, word] of words.entries()) {
    if (testWords.has(word)) found.add('test');
    if (productionWords.has(word)) found.add(prefixes.has(words[index - 1] ?? '') ? 'test' : 'production');
  }
  if (found.size === 0 && words.some((word) => weakWords.has(word))) found.add('production');
  return found;
}
