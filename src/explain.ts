import { explain as explainPolicy } from './judge/explain.ts';
import { readPolicies } from './judge/packs.ts';
import { renderExplanation, renderPolicyList, type ExplanationOptions } from './report/explanation.ts';

/**
 * The shipped policy called `id` in words; without an id all of them, one a line.
 * @throws InputError when no policy is called so.
 */
export async function explain(id: string | undefined, options: ExplanationOptions): Promise<string> {
  if (id !== undefined) return renderExplanation(await explainPolicy(id), options);
  return renderPolicyList((await readPolicies()).defined, options);
}
