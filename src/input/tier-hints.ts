import { pushAll } from '../multimap.ts';
import { own } from '../own.ts';
import type { Document, TierHint } from './deployment.ts';

const tagKeys = new Set(['environment', 'env', 'stage', 'tier', 'deploymentenvironment']);

const tierVariables = ['workspace', 'environment', 'env', 'stage'];

/**
 * Hints that hold for every resource of a document: the stack's name, and root variables that name a tier. A plan is called
 * after its file, which says nothing, unless its stack's name is given with it: a plan saved as `test.json` is no test tier.
 */
export function documentHints(
  document: Pick<Document, 'name' | 'kind' | 'variables' | 'isNamed'>,
): readonly TierHint[] {
  const { name, kind, variables, isNamed } = document;
  const hints: TierHint[] = kind === 'cdktf' || isNamed ? [{ from: 'stack', text: name }] : [];
  for (const variable of tierVariables) {
    const text = own(variables, variable);
    if (typeof text !== 'string' || text === '') continue;
    hints.push(variable === 'workspace' ? { from: 'workspace', text } : { from: 'variable', key: variable, text });
  }
  return hints;
}

/**
 * All words that may tell the tier of a resource, most trusted first: tag, stack, variable, account. Names of modules and
 * resources tell what a thing is for, not its tier: `module.dev_portal` may well be in production.
 */
export function tierHints(
  tags: Readonly<Record<string, string>>,
  ofDocument: readonly TierHint[],
  account: string | undefined,
): readonly TierHint[] {
  const hints: TierHint[] = [];
  for (const [key, text] of Object.entries(tags)) {
    if (tagKeys.has(key.toLowerCase())) hints.push({ from: 'tag', key, text });
  }
  if (hints.length === 0 && account === undefined) return ofDocument;
  pushAll(hints, ofDocument);
  if (account !== undefined) hints.push({ from: 'account', text: account });
  return hints;
}
