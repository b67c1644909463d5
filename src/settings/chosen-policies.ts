import type { Declared } from '../input/declared/declared.ts';
import { type PolicyChoice, readPolicies } from '../judge/packs.ts';
import type { PolicySet } from '../judge/policy.ts';

/**
 * The policies of a run: those of the pack that is named, or else of the packs that nospof.yaml extends, without what it disables.
 * @throws InputError for what `readPolicies` refuses.
 */
export function chosenPolicies(
  declared: Declared | undefined,
  {
    pack,
    allowOutside,
    ownChecks,
  }: { readonly pack?: string | undefined } & Pick<PolicyChoice, 'allowOutside' | 'ownChecks'>,
): Promise<PolicySet> {
  return readPolicies({
    extends: pack === undefined ? (declared?.extends ?? []) : [pack],
    ...(declared === undefined ? {} : { disable: declared.disable }),
    ...(declared === undefined || pack !== undefined ? {} : { from: declared.file }),
    ...(allowOutside && { allowOutside: true }),
    ...(ownChecks && { ownChecks }),
  });
}
