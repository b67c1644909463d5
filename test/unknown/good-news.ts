import { acceptedBy, nothingToAccept } from '../../src/settings/accepted-files.ts';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { readAssumptions } from '../../src/input/assumptions.ts';
import { deploymentOf } from '../../src/input/contents.ts';
import type { JsonObject } from '../../src/input/json/json.ts';
import { readPlan } from '../../src/input/plan/plan.ts';
import { rejecting } from '../../src/judge/verdict.ts';
import { judge } from '../../src/judge/judge.ts';
import { readPolicies } from '../../src/judge/packs.ts';
import type { Report } from '../../src/lint.ts';
import { identifiers } from '../../src/network/aws/catalogue/identifiers.ts';
import { buildNetwork } from '../../src/network/build-network.ts';
import { english } from '../../src/report/words/en/english.ts';
import { reportOf } from '../../src/report/words/report-of.ts';

// Read once: a plan is judged thousands of times.
const assumptions = await readAssumptions();
const policies = await readPolicies({ extends: [] });

/** The report on a plan that is in no file. */
export function reportOn(plan: JsonObject): Report {
  const contents = readPlan(plan, { name: 'plan', path: 'plan.json', digest: '', isOnly: true }, true);
  const deployment = deploymentOf([contents]);
  const network = buildNetwork(deployment, buildGraph(deployment, identifiers), assumptions);
  const judgement = judge(network, policies, { assumptions, asOf: '2026-11-28' });
  const judged = {
    deployment,
    network,
    policies,
    judgement,
    configuration: undefined,
    declared: [],
    changes: undefined,
    rejects: rejecting(judgement.findings, policies),
    accepted: acceptedBy(nothingToAccept, [], { ...judgement, network, policies, partial: false }),
    sources: { places: new Map(), constructs: new Map(), comments: [], unread: [] },
    tried: [],
    longest: [],
  };
  return reportOf(judged, { name: 'nospof', version: '' }, english);
}

/** What is broken for certain, and not only worth a note. */
export function brokenIn({ findings }: Report): Report['findings'] {
  return findings.filter(({ severity, verdict }) => severity !== 'info' && verdict === 'broken');
}

/**
 * What was broken and is not told any more now that less is known, a line each. It is told still where a finding names one of
 * the parts, or the service does not hold; a service whose name is not known any more is called after such a part.
 */
export function goodNews(before: Report, now: Report): readonly string[] {
  const verdicts = new Map(now.services.map(({ name, verdict }) => [name, verdict]));
  const findings = now.findings.filter(({ severity }) => severity !== 'info');
  const told = new Set(findings.flatMap(({ addresses }) => addresses));
  const toldBy = new Set(findings.map(({ policy }) => policy));
  const lost: string[] = [];
  for (const { policy, addresses, services, severity } of brokenIn(before)) {
    if (addresses.some((address) => told.has(address) || doesNotHold(verdicts.get(address)))) continue;
    if (addresses.length + services.length === 0 && toldBy.has(policy)) continue;
    const held = services.filter(({ name }) => !doesNotHold(verdicts.get(name)));
    if (held.length === 0 && services.length > 0) continue;
    const names = held.map(({ name }) => `${name} ${verdicts.get(name) ?? 'is gone'}`);
    lost.push(`${severity} ${policy} at ${addresses.join(' ')}: ${names.join(', ')}`);
  }
  return [...new Set(lost)];
}

function doesNotHold(verdict: Report['services'][number]['verdict'] | undefined): boolean {
  return verdict !== undefined && verdict !== 'holds';
}
