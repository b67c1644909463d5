import type { Assumptions } from '../input/assumptions.ts';
import type { Network, Role } from '../network/network.ts';
import type { Finding } from './report.ts';
import { type Gap, gapsOf } from './baseline.ts';
import { causeFinding } from './cause-finding.ts';
import { checks } from './checks/checks.ts';
import { componentCauses } from './component-causes.ts';
import { domainCauses } from './domain-causes.ts';
import { finding, inOrder } from './finding.ts';
import { fixForGap } from './fix.ts';
import { limitOf } from './limit.ts';
import type { Policy, PolicySet } from './policy.ts';
import { redundancyOnPaper } from './on-paper.ts';
import { oneForEachQuestion } from './question.ts';
import { mostSevere, severityFor, severityInTier } from './severity.ts';
import { compileBoth, type Models } from './trial.ts';

export interface JudgeOptions {
  readonly assumptions: Assumptions;
  /** Domains somebody declared, as `kind name`; see `declaredDomains`. */
  readonly declaredDomains?: ReadonlySet<string>;
}

export interface Judgement {
  /** Sorted; the same network and policies give the same findings. */
  readonly findings: readonly Finding[];
  readonly verdict: 'accepted' | 'rejected';
  /** By service name: broken or unproven where a finding says so; what is not listed holds. */
  readonly services: ReadonlyMap<string, 'broken' | 'unproven'>;
  /** The network in its two worlds, for whoever wants to ask more. */
  readonly models: Models;
}

/** Judges a network by a set of policies: fails every part the policies name, and runs their checks. */
export function judge(network: Network, policies: PolicySet, options: JudgeOptions): Judgement {
  const { assumptions, declaredDomains = new Set<string>() } = options;
  const models = compileBoth(network);
  const components = componentCauses(network, models, policies, assumptions);
  const domains = domainCauses(network, models, policies, assumptions, declaredDomains, components);
  const causes = [...components.causes, ...domains];
  const gaps = gapsOf(network, models);
  const onPaper = redundancyOnPaper(policies, causes, gaps, models);
  const ofGap = (gap: Gap): Finding[] => {
    const policy = policyFor(gap.role, policies);
    return policy === undefined ? [] : [gapFinding(policy, gap, assumptions)];
  };
  const ofCauses = causes
    .filter((cause) => !onPaper.causes.has(cause))
    .map((cause) => causeFinding(cause, models, assumptions));
  const findings = [...oneForEachQuestion(ofCauses), ...gaps.filter((gap) => !onPaper.gaps.has(gap)).flatMap(ofGap)];
  const services = verdicts([
    ...causes.flatMap(({ breaches }) => breaches.map(({ service, verdict }) => [service.name, verdict] as const)),
    ...gaps.flatMap(ofGap).flatMap((gap) => gap.services.map(({ name }) => [name, gap.verdict] as const)),
    ...onPaper.papers.flatMap((paper) => paper.services.map(({ name }) => [name, paper.verdict] as const)),
  ]);
  for (const policy of policies.policies) {
    if (policy.kind !== 'check') continue;
    const check = checks.get(policy.check);
    if (check === undefined) throw new Error(`no check is named ${policy.check}`);
    findings.push(...check.run(policy, { network, models, papers: onPaper.papers }));
  }
  const sorted = inOrder(findings, policies.policies);
  return { findings: sorted, verdict: verdictOf(sorted, network, policies), services, models };
}

/**
 * Only an unwaived broken error rejects; where the packs say so, also an unproven error about a service of a grade that
 * must be proven.
 */
export function verdictOf(
  findings: readonly Finding[],
  network: Network,
  policies: PolicySet,
): 'accepted' | 'rejected' {
  const grades = new Map(network.services.map(({ name, declared, grade }) => [name, declared ? grade : undefined]));
  const mustBeProven = (name: string): boolean => policies.rejectUnproven.has(grades.get(name) ?? 0);
  const rejects = findings.some(
    ({ severity, waived, verdict, services }) =>
      severity === 'error' &&
      waived === undefined &&
      (verdict === 'broken' || services.some(({ name }) => mustBeProven(name))),
  );
  return rejects ? 'rejected' : 'accepted';
}

/** The policy in use that fails components of a role; what has no policy of its own is a component like others. */
function policyFor(role: Role, policies: PolicySet): Policy | undefined {
  const known = policies.defined.some((policy) => names(policy, role));
  return policies.policies.find((policy) => names(policy, known ? role : 'compute'));
}

function names(policy: Policy, role: Role): boolean {
  if (policy.kind === 'check') return false;
  return policy.failures.some(({ each, roles }) => each === 'component' && roles?.includes(role) === true);
}

function gapFinding(policy: Policy, gap: Gap, assumptions: Assumptions): Finding {
  const { services, component, message, missing, witness } = gap;
  return finding(policy, {
    severity:
      services.length === 0
        ? severityInTier(policy.severity, component.tier)
        : mostSevere(services.map((service) => severityFor(policy.severity, service, [component]))),
    verdict: 'unproven',
    message,
    // Nothing has failed here, and what is missing may fail as well: that is another finding.
    label: `${component.label}, without failure`,
    components: [component],
    services: services.map((service) => ({
      name: service.name,
      declared: service.declared,
      outage: [0, null],
      limit: limitOf('limit', 'component', service, assumptions),
    })),
    witness,
    missing,
    fix: fixForGap(gap),
  });
}

function verdicts(
  said: Iterable<readonly [service: string, verdict: 'broken' | 'unproven']>,
): Map<string, 'broken' | 'unproven'> {
  const result = new Map<string, 'broken' | 'unproven'>();
  for (const [name, verdict] of said) if (result.get(name) !== 'broken') result.set(name, verdict);
  return result;
}
