import { InputError } from './input/error.ts';
import { didYouMean } from './input/spelling.ts';
import { readPolicies } from './judge/packs.ts';
import { renderExplanation, renderPolicyList, type ExplanationOptions } from './report/explanation.ts';
import type { Output } from './printable.ts';
import type { Explanation } from './report/report.ts';

/**
 * The shipped policy called `id` in words; without an id all of them, one a line.
 * @throws InputError when no policy is called so.
 */
export async function explain(id: string | undefined, options: ExplanationOptions): Promise<Output> {
  if (id !== undefined) return renderExplanation(await explanationOf(id), options);
  return renderPolicyList((await readPolicies()).defined, options);
}

/**
 * What there is to say of one shipped policy.
 * @throws InputError for an unknown id, with the nearest one.
 */
export async function explanationOf(id: string): Promise<Explanation> {
  const packs = await Promise.all(
    ['recommended', 'strict'].map(async (name) => ({ name, set: await readPolicies({ extends: [name] }) })),
  );
  const defined = packs[0]?.set.defined ?? [];
  const policy = defined.find((one) => one.id === id);
  if (policy === undefined) {
    const ids = defined.map((one) => one.id);
    const hint = didYouMean(id, ids) || '; "nospof explain" lists the policies';
    throw new InputError(`unknown policy "${id}"${hint}`);
  }
  const { title, why, fix, controls, incident, waivable } = policy;
  const fixes = Array.from(policy.fixes, ([type, text]) => ({ type, fix: text }));
  const used = packs.flatMap(({ name, set }) => {
    const found = set.policies.find((one) => one.id === id);
    return found === undefined ? [] : [{ name, severity: found.severity }];
  });
  return { id, title, why, fix, fixes, controls, incident, waivable, packs: used };
}
