import type { RecordedFinding } from '../../input/accepted/baseline-file.ts';
import type { Waiver } from '../../input/accepted/waiver.ts';
import { mostDays } from '../checks/waiver-invalid.ts';
import { type Finding, inOrder } from '../finding.ts';
import { isStrict, type Policy, type PolicySet } from '../policy.ts';
import { type BaselineCover, baselineCover } from './baseline-cover.ts';
import { invalidWaiver, isAboutWaivers, waiverPolicies } from './invalid-waiver.ts';
import { waive } from './waive.ts';
import { problemsOf, type WaiverProblem } from './waiver-problem.ts';

/** What people say of findings. */
export interface AcceptOptions {
  /** Of files, then of comments. */
  readonly waivers: readonly Waiver[];
  /** Findings of an earlier day; undefined where none are recorded. */
  readonly baseline: readonly RecordedFinding[] | undefined;
  /** The baseline lies in the folder, and was not named: whoever opens the pull request may have written it. */
  readonly baselineFound?: boolean;
  /** The day to judge by: `2026-11-28`. */
  readonly asOf: string;
  /** Names of the services in the inputs, as reports have them. */
  readonly services: readonly string[];
  /** The inputs are a part of all stacks: what is in others is unknown. */
  readonly partial: boolean;
}

/** What was found, and what of it fails no run. */
export interface Accepted {
  /** With those about waivers, in the order of every report. */
  readonly findings: readonly Finding[];
  readonly waived: ReadonlyMap<Finding, Waiver>;
  readonly inBaseline: ReadonlySet<Finding>;
  /** Policies whose findings are about waivers. */
  readonly aboutWaivers: ReadonlySet<Policy>;
  /** Of the baseline: what is gone. */
  readonly resolved: readonly RecordedFinding[];
}

/**
 * Compares what was found with what is accepted, and says what is wrong with that. By the strict pack, an error is accepted by
 * whoever runs nospof or by an approver: a comment names none, and a baseline has to be named on the command line.
 */
export function accept(found: readonly Finding[], policies: PolicySet, options: AcceptOptions): Accepted {
  const { waivers, baseline, baselineFound = false, asOf, partial, services } = options;
  const strict = isStrict(policies);
  const aboutWaivers = waiverPolicies(policies);
  const days = mostDays(aboutWaivers);
  const problems = new Map<Waiver, readonly WaiverProblem[]>();
  for (const waiver of waivers) {
    const wrong = problemsOf(waiver, policies, asOf, days);
    if (wrong.length > 0) problems.set(waiver, wrong);
  }
  if (strict) {
    const errors = found.filter(isError);
    const comments = waivers.filter((waiver) => waiver.scope.is === 'comment' && !problems.has(waiver));
    for (const waiver of waive(errors, comments).used) problems.set(waiver, [{ is: 'approver-needed' }]);
  }
  const valid = waivers.filter((waiver) => !problems.has(waiver));
  const { waived, used } = waive(found, valid);
  for (const waiver of valid) {
    if (partial || used.has(waiver)) continue;
    const isNowhere = waiver.scope.is === 'comment' && waiver.scope.blocks.length === 0;
    problems.set(waiver, [{ is: isNowhere ? 'at-no-block' : 'unused' }]);
  }
  // One that a pack adds for a limit of its own says no more.
  const wrong = aboutWaivers
    .slice(0, 1)
    .flatMap((policy) => Array.from(problems, ([waiver, of]) => invalidWaiver(policy, waiver, of)));
  const { recorded, resolved } =
    baseline === undefined ? nothingRecorded : baselineCover(found, baseline, partial ? undefined : new Set(services));
  const isCovered = (finding: Finding): boolean =>
    recorded.has(finding) &&
    !waived.has(finding) &&
    !isAboutDeclarations(finding) &&
    !(strict && baselineFound && isError(finding));
  const findings = wrong.length === 0 ? found : inOrder([...found, ...wrong], policies.policies);
  return {
    findings,
    waived,
    inBaseline: new Set(found.filter(isCovered)),
    aboutWaivers: new Set(aboutWaivers),
    resolved: partial ? [] : resolved,
  };
}

const nothingRecorded: BaselineCover = { recorded: new Set(), resolved: [] };

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}

/** What people declare is accepted by no other declaration. */
export function isAboutDeclarations({ policy }: Finding): boolean {
  return (policy.kind === 'check' && policy.check === 'declared-away') || isAboutWaivers(policy);
}
