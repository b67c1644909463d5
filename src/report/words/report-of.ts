import type { Deployment } from '../../input/deployment.ts';
import type { Sources } from '../../input/source/place.ts';
import type { Accepted } from '../../judge/accepted/accept.ts';
import type { DeclaredFact } from '../../judge/declared/declared-fact.ts';
import type { Changes } from '../../judge/changes.ts';
import type { Judgement } from '../../judge/judge.ts';
import type { Finding as JudgedFinding } from '../../judge/finding.ts';
import type { PolicySet } from '../../judge/policy.ts';
import type { LongestOfKind, FailuresOfKind } from '../../judge/failures-by-kind.ts';
import type { Network } from '../../network/network.ts';
import type {
  Finding,
  LongestOutage,
  Report,
  ReportChanges,
  ReportInput,
  ReportPolicy,
  ReportService,
  Severity,
  Summary,
} from '../report.ts';
import { everyText, label, labelled, printable } from '../../printable.ts';
import { acceptedBlock, type AcceptedFacts, toldWaiver } from './accepted-block.ts';
import { type Configuration, declaredBlock, packName } from './declared-block.ts';
import { rangeOf, sayIn, serviceAt, toldFinding } from './tell.ts';
import type { Words } from './words.ts';

/** What was judged, and what came of it. */
export interface Judged {
  readonly deployment: Deployment;
  readonly network: Network;
  readonly policies: PolicySet;
  readonly judgement: Judgement;
  readonly configuration: Configuration | undefined;
  readonly declared: readonly DeclaredFact[];
  readonly tried: readonly FailuresOfKind[];
  readonly longest: readonly LongestOfKind[];
  readonly changes: Changes<JudgedFinding> | undefined;
  /** The findings that reject it. */
  readonly rejects: ReadonlySet<JudgedFinding>;
  readonly accepted: AcceptedFacts & Pick<Accepted, 'findings' | 'waived' | 'inBaseline' | 'aboutWaivers'>;
  readonly sources: Sources;
}

/** The report of a judgement, in a language. All texts in it are printable, whoever wrote them. */
export function reportOf(judged: Judged, tool: Report['tool'], words: Words): Report {
  return everyText(reportAsTold(judged, tool, words), printable);
}

function reportAsTold(judged: Judged, tool: Report['tool'], words: Words): Report {
  const { deployment, network, policies, judgement, tried, longest, changes, rejects, accepted, sources } = judged;
  const findings = accepted.findings.map((finding) => ({
    ...toldFinding(finding, words, sources),
    ...acceptance(finding, accepted),
    ...(changes && changeOf(finding, changes, accepted)),
    ...(rejects.has(finding) && { rejects: true as const }),
  }));
  const { id } = sayIn(words);
  const { absent, ...coverage } = network.coverage;
  return {
    version: 1,
    tool,
    ...(words.language !== 'en' && { language: words.language }),
    inputs: inputsOf(deployment),
    verdict: rejects.size === 0 ? 'accepted' : 'rejected',
    summary: {
      broken: counts(findings, 'broken'),
      unproven: counts(findings, 'unproven'),
      waived: accepted.waived.size,
      inBaseline: accepted.inBaseline.size,
      packs: policies.packs.map((pack) => packName(pack, words)),
      disabled: Array.from(policies.disabled, ([policy, reason]) => ({ policy, reason: label(reason) })),
      services: network.services.length,
      components: network.components.filter((component) => component.fails).length,
      failures: tried.reduce((sum, { failures }) => sum + failures.length, 0),
      longestOutage: longest.map((one) => toldLongest(one, words)),
    },
    declared: declaredBlock(judged.configuration, policies.packs, judged.declared, words),
    services: servicesOf(network, judgement, words),
    ...(changes && { changes: toldChanges(changes, findings, words) }),
    ...acceptedBlock(accepted),
    policies: policiesOf(accepted, words),
    findings,
    ...hintsOf(network, judgement, sources, words),
    coverage: {
      ...coverage,
      ...(absent.length > 0 && { notInInputs: absent.map(({ at, text }) => `${at} ${label(text)}`) }),
      ...(judgement.undeclared.length > 0 && { notDeclared: judgement.undeclared.map(({ policy }) => policy) }),
      mixedForms: network.coverage.mixedForms.map(({ of, inline, child }) => words.twoForms(id(of), inline, child)),
    },
  };
}

/** Who accepted it, or that it was there when the baseline was recorded. */
function acceptance(
  finding: JudgedFinding,
  { waived, inBaseline }: Pick<Accepted, 'waived' | 'inBaseline'>,
): Partial<Finding> {
  const waiver = waived.get(finding);
  if (waiver !== undefined) return { waived: waiver.reason ?? '', waiver: toldWaiver(waiver) };
  return inBaseline.has(finding) ? { inBaseline: true } : {};
}

function hintsOf({ hints }: Network, { idle }: Judgement, { unread }: Sources, words: Words): Pick<Report, 'hints'> {
  const told = [
    ...hints.map((hint) => words.tagHint(labelled(hint))),
    ...idle.map(labelled).map((one) => ('check' in one ? words.idleCheck(one) : words.idlePolicy(one))),
    ...unread.map((file) => words.unreadSource(label(file))),
  ];
  return told.length === 0 ? {} : { hints: told };
}

/** Whether the plans bring it; no plan brings what is about waivers. */
function changeOf(
  finding: JudgedFinding,
  { introduced, newServices }: Judged['changes'] & object,
  { aboutWaivers }: Pick<Accepted, 'aboutWaivers'>,
): Pick<Finding, 'change' | 'newServices'> {
  if (aboutWaivers.has(finding.policy)) return {};
  const names = newServices.get(finding);
  return { change: introduced.has(finding) ? 'introduced' : 'already-there', ...(names && { newServices: names }) };
}

function toldChanges(
  { introduced, resolved }: Changes<JudgedFinding>,
  findings: readonly Finding[],
  words: Words,
): ReportChanges {
  return {
    introduced: introduced.size,
    alreadyThere: findings.filter(({ change }) => change === 'already-there').length,
    resolved: resolved.map((finding) => {
      const { policy, severity, verdict, message, addresses, fingerprint } = toldFinding(finding, words);
      return { policy, severity, verdict, message, addresses, fingerprint };
    }),
  };
}

/** Those that the findings name, once each. */
function policiesOf(
  { findings, aboutWaivers }: Pick<Accepted, 'findings' | 'aboutWaivers'>,
  { shipped }: Words,
): ReportPolicy[] {
  const named = new Set(findings.flatMap(({ policy, others }) => [policy, ...others]));
  return [...named].map((policy) => {
    const { id, severity, controls, incidents } = policy;
    const [title, why, fix] = [shipped(policy.title), shipped(policy.why), shipped(policy.fix)];
    const incident = incidents[0] ?? null;
    const about = aboutWaivers.has(policy) ? { aboutWaivers: true as const } : {};
    return { id, title, severity, why, fix, controls, incident, ...about };
  });
}

/** What was read; data sources are read, not deployed, and do not count. */
function inputsOf(deployment: Deployment): ReportInput[] {
  const resources = new Map<object, number>();
  for (const { document, mode } of deployment.resources) {
    if (mode === 'managed') resources.set(document, (resources.get(document) ?? 0) + 1);
  }
  return deployment.documents.map((document) => ({
    name: document.name,
    kind: document.kind,
    path: document.path,
    digest: document.digest,
    ...(document.isTestTier && { testTier: true as const }),
    resources: resources.get(document) ?? 0,
  }));
}

/** Every service that was judged; what no finding names holds. */
function servicesOf(network: Network, judgement: Judgement, words: Words): ReportService[] {
  const { title } = sayIn(words);
  return network.services.map((service) => ({
    name: label(service.name),
    title: title(service.title),
    declared: service.declared,
    grade: service.grade,
    tier: service.tier,
    dualSite: service.dualSite,
    rto: service.rto ?? null,
    rtoWithinSite: service.rtoWithinSite ?? null,
    verdict: judgement.services.get(service.name) ?? 'holds',
    notModelled: service.notModelled,
  }));
}

function counts(findings: readonly Finding[], verdict: Finding['verdict']): Summary['broken'] {
  const count = (severity: Severity) =>
    findings.filter(
      (finding) => finding.waived === undefined && finding.verdict === verdict && finding.severity === severity,
    ).length;
  return { error: count('error'), warning: count('warning'), info: count('info') };
}

function toldLongest({ kind, tried, outage, of }: LongestOfKind, words: Words): LongestOutage {
  return {
    kind,
    tried,
    outage: rangeOf(outage),
    service: of === undefined ? '' : serviceAt(of, words),
    failure: of === undefined ? '' : sayIn(words).title(of.failure),
  };
}
