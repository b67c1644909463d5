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
  const twice = sameResources(deployment).map(({ document: { path }, other, isOnce }): DeclaredFact => ({
    is: isOnce ? 'given-twice' : 'relabelled',
    at: elsewhere?.path === path ? elsewhere.at : undefined,
    refusedByStrict: isOnce,
    resources: [],
    path,
    other: other.path,
  }));
  return [...beside, ...twice];
}
