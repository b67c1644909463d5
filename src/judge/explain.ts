import { InputError } from '../input/error.ts';
import { didYouMean } from '../input/spelling.ts';
import type { Explanation } from './report.ts';
import { readPolicies } from './packs.ts';

/**
 * Explains one shipped policy.
 * @throws InputError for an unknown id, with the nearest one.
 */
export async function explain(id: string): Promise<Explanation> {
  const packs = await Promise.all(
    ['recommended', 'strict'].map(async (name) => ({ name, set: await readPolicies({ extends: [name] }) })),
  );
  const defined = packs[0]?.set.defined ?? [];
  const policy = defined.find((one) => one.id === id);
  if (policy === undefined) {
    throw new InputError(
      `unknown policy "${id}"${didYouMean(
        id,
        defined.map((one) => one.id),
      )}`,
    );
  }
  const { title, why, fix, controls, incident } = policy;
  const fixes = Array.from(policy.fixes, ([type, text]) => ({ type, fix: text }));
  const used = packs.flatMap(({ name, set }) => {
    const found = set.policies.find((one) => one.id === id);
    return found === undefined ? [] : [{ name, severity: found.severity }];
  });
  return { id, title, why, fix, fixes, controls, incident, packs: used };
}
