import { basename } from 'node:path';
import { chosenPolicies } from './chosen-policies.ts';
import { readPolicies } from '../judge/packs.ts';
import type { Policy, PolicySet } from '../judge/policy.ts';
import { type LanguageChoice, type SpokenLanguages, spokenLanguages } from '../language.ts';
import type { PolicyUse } from '../report/explained.ts';

/** Where policies of one's own are looked for. */
export interface OwnPolicies extends LanguageChoice {
  /** nospof.yaml, whose packs are read unless `pack` is said. */
  readonly config?: string | undefined;
  /** `recommended`, `strict` or a pack file. */
  readonly pack?: string | undefined;
  readonly allowOutside?: boolean;
}

/** Policies, and which packs use them. */
export interface KnownPolicies {
  /** Those that a run with the same options judges by; `defined` has all there are. */
  readonly chosen: PolicySet;
  /** What the chosen ones are called: a pack, or the nospof.yaml that says so. */
  readonly name: string;
  readonly languages: SpokenLanguages;
  readonly usesOf: (policy: Policy) => readonly PolicyUse[];
}

/**
 * The shipped policies, and those of one's own.
 * @throws InputError for a nospof.yaml or a pack that cannot be read.
 */
export async function knownPolicies({
  config,
  pack,
  allowOutside,
  ...choice
}: OwnPolicies = {}): Promise<KnownPolicies> {
  // Most know no policies of their own: what reads YAML is loaded where there is a file.
  const declared =
    config === undefined ? undefined : await (await import('../input/declared/declared.ts')).readDeclared(config);
  const chosen = await chosenPolicies(declared, {
    pack,
    ...(allowOutside && { allowOutside }),
    // What a plugin does is not asked, so none runs.
    ownChecks: 'not-asked',
  });
  const name = pack ?? (config === undefined ? 'recommended' : basename(config));
  const shipped = await Promise.all(
    ['recommended', 'strict'].map(async (one) => [one, await readPolicies({ extends: [one] })] as const),
  );
  const packs = new Map([...shipped, [name, chosen] as const]);
  const languages = spokenLanguages(choice, declared?.lang);
  return { chosen, name, languages, usesOf: ({ id }) => [...packs].flatMap(([of, set]) => useIn(of, set, id)) };
}

function useIn(pack: string, { policies, disabled }: PolicySet, id: string): readonly PolicyUse[] {
  const reason = disabled.get(id);
  if (reason !== undefined) return [{ name: pack, severity: 'off', reason }];
  const used = policies.find((one) => one.id === id);
  return used === undefined ? [] : [{ name: pack, severity: used.severity }];
}
