import type { Declared } from '../../input/declared/declared.ts';
import type { LoadedPlugin } from '../../input/plugin-file.ts';
import type { PolicySet } from '../policy.ts';
import type { Network } from '../../network/network.ts';
import { isIdle } from '../idle-policies.ts';
import type { ResourceOf } from '../narrowing.ts';
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

/**
 * Packs that are not shipped ones, and what they take away from those that are: a pack may add, or make stricter.
 * @param network in which a policy may find nothing that it is about
 */
export function packFacts(set: PolicySet, network: Network, resourceOf: ResourceOf): DeclaredFact[] {
  const { packs, policies } = set;
  const own = packs.flatMap(({ shipped, file, digest, at, lowers, weaker = [] }): DeclaredFact[] => {
    if (shipped !== undefined) return [];
    const common = { refusedByStrict: false, resources: [] };
    return [
      { is: 'pack', at, ...common, file, digest, weaker },
      ...lowers.map((one): DeclaredFact => ({ is: 'lowered', ...common, ...one, refusedByStrict: true })),
    ];
  });
  const triesSomething = policies.some(
    (policy) => policy.kind === 'scenario' && !isIdle(network, set, policy, resourceOf),
  );
  if (triesSomething) return own;
  return [...own, { is: 'tries-nothing', at: undefined, refusedByStrict: true, resources: [] }];
}

/** Programs that bring checks, whether they ran or not. They add findings only, and the command line says whether they run. */
export function pluginFacts(
  declared: Declared,
  { leftOut = [] }: PolicySet,
  loaded: readonly LoadedPlugin[] = [],
): DeclaredFact[] {
  const common = { refusedByStrict: false, resources: [] };
  const digests = new Map(loaded.map(({ path, digest }) => [path, digest]));
  return declared.plugins.map(({ at, name: file, path }): DeclaredFact => {
    const digest = digests.get(path);
    if (digest === undefined) return { is: 'plugin-left-out', at, ...common, file, policies: leftOut };
    return { is: 'plugin', at, ...common, file, digest };
  });
}
