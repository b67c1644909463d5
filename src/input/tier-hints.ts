import type { ModuleStep, TierHint } from './deployment.ts';
import type { Json } from './value.ts';

const tagKeys = new Set(['environment', 'env', 'stage', 'tier', 'deploymentenvironment']);

const tierVariables = ['workspace', 'environment', 'env', 'stage'];

/** Hints that hold for every resource of a document: the stack's name, and root variables that name a tier. */
export function documentHints(name: string, variables: Readonly<Record<string, Json>>): readonly TierHint[] {
  const hints: TierHint[] = [{ from: 'stack', text: name }];
  for (const variable of tierVariables) {
    const text = Object.hasOwn(variables, variable) ? variables[variable] : undefined;
    if (typeof text !== 'string' || text === '') continue;
    if (variable !== 'workspace') hints.push({ from: 'variable', key: variable, text });
    // A plan does not tell its workspace: a declaration by workspace means what the variable says.
    hints.push({ from: 'workspace', text });
  }
  return hints;
}

/** All words that may tell the tier of a resource, most trusted first: tag, stack, variable, module, account. */
export function tierHints(
  tags: Readonly<Record<string, string>>,
  ofDocument: readonly TierHint[],
  module: readonly ModuleStep[],
  account: string | undefined,
): readonly TierHint[] {
  const hints: TierHint[] = [];
  for (const [key, text] of Object.entries(tags)) {
    if (tagKeys.has(key.toLowerCase())) hints.push({ from: 'tag', key, text });
  }
  if (hints.length === 0 && module.length === 0 && account === undefined) return ofDocument;
  hints.push(...ofDocument);
  for (const step of module) {
    hints.push({ from: 'module', text: step.name });
    if (typeof step.key === 'string') hints.push({ from: 'module', text: step.key });
  }
  if (account !== undefined) hints.push({ from: 'account', text: account });
  return hints;
}
