import type { OwnPolicies } from '../settings/known-policies.ts';
import { wordsIn } from '../settings/words-in.ts';
import type { Explanation } from '../report/explained.ts';
import type { TypeExplanation } from '../report/words/explained-type.ts';

/** What is said of a name: which of both it is, where only the name itself tells, is told by `why`, which policies alone have. */
export type Explained<Name extends string> = string extends Name
  ? Explanation | TypeExplanation
  : Name extends TypeName
    ? TypeExplanation
    : Explanation;

/** Resource types have an underscore, ids of policies have none. */
type TypeName = `${string}_${string}`;

export function isTypeName(name: string): name is TypeName {
  return name.includes('_');
}

/**
 * What there is to say of a policy or a resource type.
 * @throws InputError for an unknown one, with the nearest.
 */
export async function explained<const Name extends string>(name: Name, own?: OwnPolicies): Promise<Explained<Name>> {
  const { languages, toldIn } = isTypeName(name)
    ? await (await import('./explain-type.ts')).typeExplanationOf(name, own)
    : await (await import('./explain-policy.ts')).explanationOf(name, own);
  const found = toldIn(await wordsIn(languages.programs));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the name decides, here as in the type
  return found as Explained<Name>;
}
