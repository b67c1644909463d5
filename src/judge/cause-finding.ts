import type { Finding } from './report.ts';
import type { Assumptions } from '../input/assumptions.ts';
import { outage } from '../simulate/outage.ts';
import { witness } from '../simulate/witness.ts';
import type { Cause } from './cause.ts';
import { humanise } from './duration.ts';
import { assumptionsBehind } from './assumptions-behind.ts';
import { compare, finding, range } from './finding.ts';
import { groupBy } from './group-by.ts';
import { isPlace } from './limit.ts';
import { causeMessage, type ServiceOutage, subjectOf } from './message.ts';
import { mostSevere, severityFor } from './severity.ts';
import type { Breach, Models } from './trial.ts';

/** The finding of one cause: every service once, with the worst of what it takes, and why the worst one stops. */
export function causeFinding(cause: Cause, models: Models, assumptions: Assumptions): Finding {
  const perService = [...groupBy(cause.breaches, ({ service }) => service.name).values()]
    .map(worstOf)
    .toSorted((a, b) => byWeight(a, b) || compare(a.service.name, b.service.name));
  const [worst] = perService;
  if (worst === undefined) throw new Error('a cause has a breach');
  const services: ServiceOutage[] = perService.map(({ service, root, outage: seconds, limit, verdict }) => ({
    name: service.name,
    site: root === service.root ? undefined : [...service.withinSite].find(([, one]) => one === root)?.[0],
    outage: seconds,
    limit,
    verdict,
  }));
  const { labels, missing } = explain(worst, models);
  const counting = perService.filter(({ verdict }) => verdict === worst.verdict);
  return finding(cause.policy, {
    severity: mostSevere(counting.map((breach) => severityOf(cause, breach))),
    verdict: worst.verdict,
    message: causeMessage(cause, services),
    label: subjectOf(cause),
    mode: cause.mode,
    // Everything at a site is lost with it: its name says more than any resource of it.
    components: cause.domain !== undefined && isPlace(cause.domain.kind) ? [] : cause.components,
    also: cause.also,
    services: perService.map(({ service, outage: seconds, limit }) => ({
      name: service.name,
      declared: service.declared,
      outage: range(seconds),
      limit: limit === Infinity ? null : limit,
    })),
    witness: [...labels, ...lastStep(cause)],
    missing: worst.verdict === 'unproven' ? missing : [],
    assumptions: assumptionsBehind(perService, models, assumptions),
  });
}

/** Everybody sees where a zone or site is; that a part belongs to a login, a rack or a carrier is a step of its own. */
function lastStep({ domain }: Cause): string[] {
  return domain === undefined || domain.kind === 'zone' || isPlace(domain.kind) ? [] : [domain.label];
}

function severityOf(cause: Cause, { service, failure }: Breach): ReturnType<typeof severityFor> {
  const failed = cause.components.filter(({ index }) => failure.component === undefined || failure.component === index);
  return severityFor(cause.policy.severity, service, failed);
}

/** Broken before unproven; what somebody declared before what was inferred; then the longer outage. */
function byWeight(a: Breach, b: Breach): number {
  return compare(a.verdict, b.verdict) || Number(b.service.declared) - Number(a.service.declared) || worse(a, b);
}

/** Broken before unproven, then the longer outage. */
function worse(a: Breach, b: Breach): number {
  return compare(a.verdict, b.verdict) || longer(b.outage[0], a.outage[0]) || longer(b.outage[1], a.outage[1]);
}

function longer(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** Where one site stops for as long as the whole service does, it is the whole service that stops. */
function part({ root, service }: Breach): number {
  return root === service.root ? 0 : 1;
}

function worstOf(breaches: readonly Breach[]): Breach {
  const [worst] = breaches.toSorted((a, b) => worse(a, b) || part(a) - part(b) || a.root - b.root);
  if (worst === undefined) throw new Error('a group has a member');
  return worst;
}

function explain(breach: Breach, models: Models): { labels: readonly string[]; missing: readonly string[] } {
  const { failure, world, root, limit, outage: seconds } = breach;
  const model = models[world];
  const chain = witness(model, failure, outage(model, failure[world], failure), root, limit);
  const labels = chain.components.flatMap((index) => model.network.components[index]?.label ?? []);
  if (chain.missing.length > 0) return { labels, missing: chain.missing };
  const [best, worst] = seconds.map(humanise);
  const last = labels.at(-1) ?? failure.label;
  return { labels, missing: [`how long ${last} is out: between ${best} and ${worst} by the assumptions`] };
}
