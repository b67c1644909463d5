import { sameResources } from '../../input/same-resources.ts';
import type { Declared } from '../../input/declared/declared.ts';
import type { Deployment } from '../../input/deployment.ts';
import type { DeclaredFact } from './declared-fact.ts';

/** Plans that are read as the test environment, and plans that are others once more. */
export function planFacts(deployment: Deployment, declared: Declared | undefined): DeclaredFact[] {
  const elsewhere = declared?.tiers.test?.elsewhere;
  const beside = deployment.documents.flatMap(({ path, digest, isTestTier }): DeclaredFact[] => {
    if (!isTestTier) return [];
    const at = elsewhere?.path === path ? elsewhere.at : undefined;
    return [{ is: 'test-plan', at, refusedByStrict: false, resources: [], path, digest }];
  });
  const twice = sameResources(deployment).map(([{ path }, { path: other }]): DeclaredFact => ({
    is: 'given-twice',
    at: elsewhere?.path === path ? elsewhere.at : undefined,
    refusedByStrict: true,
    resources: [],
    path,
    other,
  }));
  return [...beside, ...twice];
}
