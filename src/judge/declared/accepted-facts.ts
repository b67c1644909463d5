import type { Baseline } from '../../input/accepted/baseline-file.ts';
import { isStrict, type PolicySet } from '../policy.ts';
import type { DeclaredFact } from './declared-fact.ts';

/** What accepts findings without a decision of two people: a baseline, and comments in the source. */
export function acceptedFacts(
  baseline: (Baseline & { readonly found: boolean }) | undefined,
  inline: number,
  policies: PolicySet,
): DeclaredFact[] {
  const common = { at: undefined, refusedByStrict: false, resources: [] };
  const facts: DeclaredFact[] = [];
  if (baseline !== undefined) {
    const { path, digest, findings, recorded, found } = baseline;
    const butErrors = found && isStrict(policies);
    facts.push({ is: 'baseline', ...common, path, digest, findings: findings.length, recorded, butErrors });
  }
  if (inline > 0) facts.push({ is: 'comments', ...common, number: inline });
  return facts;
}
