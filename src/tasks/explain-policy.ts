import { InputError } from '../input/error.ts';
import { didYouMean } from '../input/spelling.ts';
import { controlTitle, incidentOf } from '../judge/references.ts';
import type { Policy } from '../judge/policy.ts';
import { knownPolicies, type KnownPolicies, type OwnPolicies } from '../settings/known-policies.ts';
import type { ExplainedFix, Explanation, Reference, ToBeTold } from '../report/explained.ts';
import { inEveryLanguage } from './in-every-language.ts';

/**
 * What there is to say of one policy.
 * @throws InputError for an unknown id, with the nearest one.
 */
export async function explanationOf(id: string, own?: OwnPolicies): Promise<ToBeTold<Explanation>> {
  const known = await knownPolicies(own);
  const { defined } = known.chosen;
  const policy = defined.find((one) => one.id === id);
  if (policy === undefined) {
    const ids = defined.map((one) => one.id);
    const hint = didYouMean(id, ids) || '; "nospof policies" lists the policies';
    throw new InputError(`unknown policy "${id}"${hint}`);
  }
  const { why, fix } = policy;
  const fixes = Array.from(policy.fixes, ([key, text]) => ({ ...caseOf(key), fix: text }));
  return inEveryLanguage({ ...inShort(policy, known), why, fix, fixes }, known);
}

/** `aws_lb#zones` is a type and what is there of it already; `no-route`, which is no type, is what is wrong. */
function caseOf(key: string): Pick<ExplainedFix, 'type' | 'when'> {
  const [type = '', when] = key.split('#');
  if (when !== undefined) return { type, when };
  return type.includes('_') ? { type } : { when: type };
}

/** What a list of policies has of one, too. */
export function inShort(policy: Policy, { usesOf }: KnownPolicies): Omit<Explanation, 'why' | 'fix' | 'fixes'> {
  const { id, title, waivable, at: definedAt } = policy;
  const controls = policy.controls.map((control): Reference => ({ id: control, title: controlTitle(control) }));
  const incidents = policy.incidents.map((one): Reference => ({ id: one, title: incidentOf(one)?.title }));
  const packs = usesOf(policy);
  return { id, title, controls, incidents, waivable, packs, ...(definedAt !== undefined && { definedAt }) };
}
