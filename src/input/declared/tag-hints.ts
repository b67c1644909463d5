import type { Resource } from '../deployment.ts';
import { nearest } from '../spelling.ts';
import { factWords, knownKinds } from './fact-words.ts';

/** A tag that is likely not read as it was meant. */
export interface TagHint {
  readonly is:
    | 'no-waiver'
    /** A word that is nearly a known one is read as a kind of failure domain of its own. */
    | 'near-word'
    /** It does not begin with `nospof:`. */
    | 'not-a-fact'
    /** Nearly the tag that tells the tier. */
    | 'near-tier'
    /** It says production and a test tier, or another tag says the other: it counts as production. */
    | 'two-tiers'
    /** It says a test tier, and what only this service needs says production: the service counts as production. */
    | 'production-behind';
  /** Key of the tag. */
  readonly tag: string;
  /** What was likely meant. */
  readonly meant?: string;
  /** Key of the other tag, id of the resource of production. */
  readonly other?: string;
  /** Ids of the resources that have it. */
  readonly of: readonly string[];
}

/** Words by which other tools leave a resource out. There is no such tag here: a finding is accepted with a reason. */
const waivers = new Set('accept allow disable exclude ignore nocheck skip suppress waive waiver'.split(' '));

/** True for `nospof:ignore` and its like, which states no fact. */
export function isWaiver(word: string): boolean {
  return waivers.has(word);
}

/** Hints about tags, once for each key, in the order met. */
export function tagHints(resources: readonly Resource[]): readonly TagHint[] {
  const byKey = new Map<string, Omit<TagHint, 'of'> | undefined>();
  const found = new Map<string, string[]>();
  for (const { id, mode, tags } of resources) {
    if (mode === 'data') continue;
    for (const key in tags) {
      if (!byKey.has(key)) byKey.set(key, hintAbout(key));
      if (byKey.get(key) !== undefined) found.set(key, [...(found.get(key) ?? []), id]);
    }
  }
  return Array.from(found, ([key, of]) => ({ is: 'near-tier', tag: key, ...byKey.get(key), of }));
}

function hintAbout(key: string): Omit<TagHint, 'of'> | undefined {
  const text = key.toLowerCase();
  if (text.startsWith('nospof:')) return hintAboutWord(key, text.slice('nospof:'.length));
  const [prefix = '', ...rest] = text.split(/[^a-z]/);
  if (rest.length > 0 && (prefix === 'nospof' || nearest(prefix, ['nospof'], 1) !== undefined)) {
    return { is: 'not-a-fact', tag: key, meant: `nospof:${text.slice(prefix.length + 1)}` };
  }
  const isTier = text !== 'environment' && nearest(text, ['environment'], 2) !== undefined;
  return isTier ? { is: 'near-tier', tag: key, meant: 'Environment' } : undefined;
}

/** A kind of its own is right as it is, unless it is one letter away from a known word. */
function hintAboutWord(key: string, word: string): Omit<TagHint, 'of'> | undefined {
  if (isWaiver(word)) return { is: 'no-waiver', tag: key };
  if (factWords.has(word) || knownKinds.has(word)) return undefined;
  const meant = nearest(
    word,
    [...factWords, ...knownKinds].filter(({ length }) => length > 3),
    1,
  );
  return meant === undefined ? undefined : { is: 'near-word', tag: key, meant: `nospof:${meant}` };
}
