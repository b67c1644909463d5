import type { Deployment } from '../input/deployment.ts';
import type { Judgement } from './judge.ts';
import type { PolicySet } from './policy.ts';
import type { Network } from '../network/network.ts';
import type { Finding, ReportInput, ReportService, Severity, Summary } from './report.ts';
import { longestByKind, type Tried } from './tried.ts';

/** What was read; data sources are read, not deployed, and do not count. */
export function reportInputs(deployment: Deployment): ReportInput[] {
  const resources = new Map<object, number>();
  for (const { document, mode } of deployment.resources) {
    if (mode === 'managed') resources.set(document, (resources.get(document) ?? 0) + 1);
  }
  return deployment.documents.map((document) => ({
    name: document.name,
    kind: document.kind,
    path: document.path,
    digest: document.digest,
    resources: resources.get(document) ?? 0,
  }));
}

/** Every service that was judged; what no finding names holds. */
export function reportServices(network: Network, judgement: Judgement): ReportService[] {
  return network.services.map((service) => ({
    name: service.name,
    title: service.title,
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

/** Counts, and the longest outage by kind of failure. */
export function summaryOf(
  network: Network,
  policies: PolicySet,
  judgement: Judgement,
  tried: readonly Tried[],
): Summary {
  return {
    broken: counts(judgement.findings, 'broken'),
    unproven: counts(judgement.findings, 'unproven'),
    packs: policies.packs,
    disabled: Array.from(policies.disabled, ([policy, reason]) => ({ policy, reason })),
    services: network.services.length,
    components: network.components.filter((component) => component.fails).length,
    failures: tried.reduce((sum, { failures }) => sum + failures.length, 0),
    longestOutage: longestByKind(judgement, tried),
  };
}

function counts(findings: readonly Finding[], verdict: Finding['verdict']): Summary['broken'] {
  const open = findings.filter((finding) => finding.verdict === verdict && finding.waived === undefined);
  const count = (severity: Severity) => open.filter((finding) => finding.severity === severity).length;
  return { error: count('error'), warning: count('warning'), info: count('info') };
}
