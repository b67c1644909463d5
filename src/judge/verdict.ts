import { isAboutWaivers } from './accepted/invalid-waiver.ts';
import type { Service } from '../network/network.ts';
import type { Changes } from './changes.ts';
import type { Finding } from './finding.ts';
import type { PolicySet } from './policy.ts';

/** What makes a run fail. Unless said otherwise only a broken error does, whoever introduced it. */
export interface FailOn {
  /** The least severe finding that fails the run. */
  readonly severity: 'error' | 'warning';
  /** What is unproven fails the run as what is broken does. */
  readonly unproven: boolean;
  /** Only what the change introduces fails the run. */
  readonly newOnly: boolean;
  /** The most unproven errors and warnings that are accepted. */
  readonly maxUnproven: number;
}

export const failOnErrors: FailOn = { severity: 'error', unproven: false, newOnly: false, maxUnproven: Infinity };

/**
 * The findings that reject a run; without one it is accepted. Where the packs say so, an unproven error about a declared service
 * of a grade that must be proven rejects as well; where more is unproven than is accepted, all of that does.
 * @param changes what is new; all of it where nothing says what there was before
 * @param accepted findings that fail no run: waived, or in a baseline
 */
export function rejecting(
  findings: readonly Finding[],
  policies: PolicySet,
  failOn: FailOn = failOnErrors,
  changes?: Changes,
  accepted: ReadonlySet<Finding> = new Set(),
): ReadonlySet<Finding> {
  const mustBeProven = ({ declared, grade }: Service): boolean => declared && policies.rejectUnproven.has(grade);
  return rejectingOf(
    findings.filter((finding) => !accepted.has(finding)),
    failOn,
    (finding) => (changes === undefined ? !isAboutWaivers(finding.policy) : changes.introduced.has(finding)),
    ({ services }) => services.some(({ service }) => mustBeProven(service)),
  );
}

/**
 * The same of findings of any kind.
 * @param open those that are not accepted
 * @param isNew the change brings it
 * @param mustBeProven it rejects as an unproven error, too
 */
export function rejectingOf<T extends Pick<Finding, 'severity' | 'verdict'>>(
  open: readonly T[],
  failOn: FailOn,
  isNew: (finding: T) => boolean,
  mustBeProven: (finding: T) => boolean,
): ReadonlySet<T> {
  const counted = open.filter(
    (finding) =>
      (finding.severity === 'error' || finding.severity === failOn.severity) && (!failOn.newOnly || isNew(finding)),
  );
  const rejects = counted.filter(
    (finding) =>
      finding.verdict === 'broken' || failOn.unproven || (finding.severity === 'error' && mustBeProven(finding)),
  );
  const unproven = open.filter(isOpen);
  return new Set(unproven.length > failOn.maxUnproven ? [...rejects, ...unproven] : rejects);
}

/** Whether a run is accepted: nothing rejects it. */
export function verdictOf(...judged: Parameters<typeof rejecting>): 'accepted' | 'rejected' {
  return rejecting(...judged).size === 0 ? 'accepted' : 'rejected';
}

function isOpen({ severity, verdict }: Pick<Finding, 'severity' | 'verdict'>): boolean {
  return verdict === 'unproven' && severity !== 'info';
}
