import { pushAll } from '../multimap.ts';
import type { Assumptions } from '../input/assumptions.ts';
import type { Resource } from '../input/deployment.ts';
import { resourcesById } from '../input/resources-by-id.ts';
import type { Network, Role, Service } from '../network/network.ts';
import { type Gap, gapsOf } from './baseline.ts';
import { shortfallFindings } from './capacity/shortfall-finding.ts';
import { shortfalls } from './capacity/shortfalls.ts';
import { causeFinding } from './cause-finding.ts';
import { changeFinding } from './change/change-finding.ts';
import type { Applied } from './change/applied.ts';
import type { OwnChecks } from './checks/check.ts';
import { checks } from './checks/checks.ts';
import { dataBreaches } from './data/data-breaches.ts';
import { dataFinding } from './data/data-finding.ts';
import { cureFacts } from './cure-facts.ts';
import { duringApplies, isOfChange } from './change/during-applies.ts';
import { failureCauses } from './failure-causes.ts';
import type { DeclaredFact } from './declared/declared-fact.ts';
import { type Finding, finding, inOrder, withoutLimit } from './finding.ts';
import { fixForGap } from './fix.ts';
import { limitOf } from './limit.ts';
import { type IdleCheck, idleChecks, type IdlePolicy, idlePolicies, isIdle } from './idle-policies.ts';
import type { ResourceOf } from './narrowing.ts';
import { consulted, isOff, type Policy, type PolicySet, type ScenarioPolicy } from './policy.ts';
import { admits } from './policy-subjects.ts';
import { paperRedundancyEffects } from './paper-redundancy-effects.ts';
import { mergeByMissingFacts } from './merge-by-missing-facts.ts';
import { plannedChange } from './change/planned-change.ts';
import { productionFirst } from './production-first.ts';
import { refusedIn } from './refusals.ts';
import { counterparts } from './tiers/counterparts.ts';
import { type ServiceVerdict, serviceVerdicts } from './service-verdicts.ts';
import { undeclared, type Undeclared } from './undeclared.ts';
import { mostSevere, severityFor, severityInTier } from './severity.ts';
import { compileBoth, type Models } from './breaches.ts';

export interface JudgeOptions {
  readonly assumptions: Assumptions;
  /** The day to judge by, `2026-11-28`. */
  readonly asOf: string;
  /** What nospof.yaml, the packs and the command line say beside the inputs; nothing unless given. */
  readonly declared?: readonly DeclaredFact[];
  /** What the inputs contain, for policies and checks of the user's own; nothing unless given. */
  readonly resources?: readonly Resource[];
  /** What the plans do to what is there; undefined where they take nothing down and destroy no data. */
  readonly applied?: Applied | undefined;
  /** Checks of the user's own, by name; none unless given. */
  readonly ownChecks?: OwnChecks;
}

export interface Judgement {
  /** Sorted; the same network and policies give the same findings. */
  readonly findings: readonly Finding[];
  /** By service name: broken or unproven where a finding says so; what is not listed holds. */
  readonly services: ReadonlyMap<string, ServiceVerdict>;
  /** The network in its two worlds, for whoever wants to ask more. */
  readonly models: Models;
  /** Policies of the user's own that are about nothing in the inputs, and checks that no policy uses. */
  readonly idle: readonly (IdlePolicy | IdleCheck)[];
  /** Policies in use that find nothing, as nothing is declared of what they are about. */
  readonly undeclared: readonly Undeclared[];
}

/** Judges a network by a set of policies: fails every part the policies name, and runs their checks. */
export function judge(network: Network, policies: PolicySet, options: JudgeOptions): Judgement {
  const { assumptions, asOf, declared = [], resources = [], ownChecks } = options;
  const resourceOf = resourcesById({ resources });
  const models = compileBoth(network);
  const { causes: all, late } = failureCauses(network, models, policies, assumptions, resourceOf);
  const [causes, unjudged] = [false, true].map((off) => all.filter(({ policy }) => isOff(policy, policies) === off));
  const gaps = gapsOf(network, models);
  const refused = refusedIn(network, models.best);
  const onPaper = paperRedundancyEffects(policies, causes ?? [], gaps, models);
  const ofGap = (gap: Gap): Finding[] => {
    const policy = policyFor(gap.role, policies);
    return policy === undefined || isOff(policy, policies) ? [] : [gapFinding(policy, gap, assumptions)];
  };
  const short = shortfalls(network, models, policies, assumptions, resourceOf);
  const hasOf = cureFacts(network);
  const told = (causes ?? []).filter((cause) => !onPaper.causes.has(cause)).map(productionFirst);
  const ofCauses = told
    .filter((cause) => !isOfChange(cause))
    .map((cause) => causeFinding(cause, models, assumptions, hasOf));
  const before = duringApplies(network, policies, options, resourceOf);
  const findings = [
    ...mergeByMissingFacts(ofCauses),
    ...told.filter(isOfChange).map((cause) => changeFinding(cause, models, assumptions)),
    ...before.findings,
    ...gaps.filter((gap) => !onPaper.gaps.has(gap)).flatMap(ofGap),
  ];
  const services = serviceVerdicts(policies, {
    causes: [...(causes ?? []), ...before.causes],
    unjudged: [
      ...[...(unjudged ?? []), ...before.unjudged].flatMap(({ breaches }) => breaches.map(({ service }) => service)),
      ...gaps.filter((gap) => ofGap(gap).length === 0).flatMap((gap) => gap.services),
      ...onPaper.unjudged,
      ...untried(network, policies, resourceOf),
    ],
    gaps: gaps.filter((gap) => ofGap(gap).length > 0),
    refused,
    late,
    papers: onPaper.papers,
    short,
  });
  const facts = {
    network,
    models,
    assumptions,
    asOf,
    papers: onPaper.papers,
    causes: causes ?? [],
    refused,
    declared,
    resources,
    late,
    counterparts: counterparts(network),
    applied: options.applied,
    change: plannedChange(network, options.applied),
  };
  pushAll(findings, shortfallFindings(network, short));
  const breaches = dataBreaches(network, policies, facts.counterparts.tier.cones, resourceOf);
  pushAll(
    findings,
    breaches.map((breach) => dataFinding(network, breach, assumptions)),
  );
  for (const policy of policies.policies) {
    if (policy.kind !== 'check') continue;
    const check = ownChecks?.get(policy.check) ?? checks.get(policy.check);
    if (check === undefined) throw new Error(`no check is named ${policy.check}`);
    pushAll(findings, check.run(policy, facts));
  }
  const sorted = inOrder(findings, policies.policies);
  return {
    findings: sorted,
    services,
    models,
    undeclared: undeclared(network, policies),
    idle: [...idlePolicies(network, policies, resourceOf), ...idleChecks(policies, ownChecks)],
  };
}

/** The policy that fails components of a role, one in use before one that is switched off; what has no policy of its own is a component like others. */
function policyFor(role: Role, policies: PolicySet): Policy | undefined {
  const known = policies.defined.some((policy) => names(policy, role));
  return consulted(policies).find((policy) => names(policy, known ? role : 'compute'));
}

function names(policy: Policy, role: Role): boolean {
  if (policy.kind === 'check' || policy.mode !== 'down') return false;
  return policy.failures.some(
    ({ each, roles, where }) => each === 'component' && where === undefined && roles?.includes(role) === true,
  );
}

/** Services of which no policy in use tries a failure: without one nothing can be said to hold. */
function untried(network: Network, policies: PolicySet, resourceOf: ResourceOf): readonly Service[] {
  const trying = policies.policies.filter(
    (policy): policy is ScenarioPolicy => policy.kind === 'scenario' && !isIdle(network, policies, policy, resourceOf),
  );
  return network.services.filter((service) => !trying.some((policy) => admits(policy.services, service)));
}

function statementOf({ lack, missing }: Gap): Finding['statement'] {
  if (lack !== undefined) return { says: 'not-up', lack };
  return { says: 'nothing-behind', lacks: missing };
}

function gapFinding(policy: Policy, gap: Gap, assumptions: Assumptions): Finding {
  const { services, component, missing, chain } = gap;
  return finding(policy, {
    severity:
      services.length === 0
        ? severityInTier(policy.severity, component.tier)
        : mostSevere(services.map((service) => severityFor(policy.severity, service, [component]))),
    verdict: 'unproven',
    statement: statementOf(gap),
    subject: [component.title],
    components: [component],
    services: services.map((service) => ({
      ...withoutLimit(service),
      limit: limitOf('limit', 'component', service, assumptions).limit,
    })),
    witness: chain.map(({ title }) => title),
    missing,
    fix: fixForGap(gap),
  });
}
