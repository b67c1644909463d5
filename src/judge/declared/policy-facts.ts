import type { Declared } from '../../input/declared/declared.ts';
import type { PolicySet } from '../policy.ts';
import type { DeclaredFact } from './declared-fact.ts';

/** Policies that nospof.yaml switches off. */
export function disabledFacts(declared: Declared): DeclaredFact[] {
  return Array.from(declared.disable, ([policy, { at, reason }]) => ({
    is: 'disabled',
    at,
    refusedByStrict: true,
    resources: [],
    policy,
    reason,
  }));
}

/** Packs that are not shipped ones, and what they take away from those that are: a pack may add, or make stricter. */
export function packFacts({ packs, policies }: PolicySet): DeclaredFact[] {
  const own = packs.flatMap(({ shipped, file, digest, at, lowers }): DeclaredFact[] => {
    if (shipped !== undefined) return [];
    const common = { refusedByStrict: false, resources: [] };
    return [
      { is: 'pack', at, ...common, file, digest },
      ...lowers.map((one): DeclaredFact => ({ is: 'lowered', ...common, ...one, refusedByStrict: true })),
    ];
  });
  const triesSomething = policies.some(({ kind }) => kind === 'scenario');
  if (triesSomething) return own;
  return [...own, { is: 'tries-nothing', at: undefined, refusedByStrict: true, resources: [] }];
}
