import type { Assumptions } from '../input/assumptions.ts';
import type { Component, Fact, Interval, Title } from '../network/network.ts';
import { resourceTitle, titleKey, withoutZone } from '../network/title.ts';
import { outage } from '../simulate/outage.ts';
import { witness } from '../simulate/witness.ts';
import { assumptionsBehind } from './assumptions-behind.ts';
import type { Cause } from './cause.ts';
import { compare, type Finding, type FindingService, finding } from './finding.ts';
import { groupBy } from '../multimap.ts';
import { isPlace } from './limit.ts';
import { mostSevere, severityFor } from './severity.ts';
import type { Statements } from './statement.ts';
import type { Breach, Models } from './breaches.ts';

/** The finding of one cause: every service once, with the worst of what it takes, and why the worst one stops. */
export function causeFinding(cause: Cause, models: Models, assumptions: Assumptions): Finding {
  const perService = [...groupBy(cause.breaches, ({ service }) => service).values()]
    .map(worstOf)
    .toSorted((a, b) => byWeight(a, b) || compare(a.service.name, b.service.name));
  const [worst] = perService;
  if (worst === undefined) throw new Error('a cause has a breach');
  const { chain, missing } = explain(worst);
  const counting = perService.filter(({ verdict }) => verdict === worst.verdict);
  const { domain, mode } = cause;
  return finding(cause.policy, {
    severity: mostSevere(counting.map((breach) => severityOf(cause, breach))),
    verdict: worst.verdict,
    statement: { says: 'stops', how: howOf(cause), others: 0 },
    subject: subjectOf(cause),
    mode,
    domain,
    // Everything at a site is lost with it: its name says more than any resource of it.
    components: domain !== undefined && isPlace(domain.kind) ? [] : cause.components,
    also: [...cause.also].map(({ title }) => title),
    services: perService.map((breach) => serviceOf(breach, models)),
    witness: [...chain, ...lastStep(cause)],
    missing: worst.verdict === 'unproven' ? missing : [],
    assumptions: assumptionsBehind(perService, models, assumptions),
  });
}

/** What fails: the domain, the component, or each of the resources of equal effect (a member of it, where all are members). */
function subjectOf({ domain, components }: Cause): readonly Title[] {
  if (domain !== undefined) return [domain.title];
  if (components.length === 1) return components.map(({ title }) => title);
  const byResource = groupBy(components, ({ title, origin: { resource } }) => resource ?? titleKey(title));
  return [...byResource.values()].flatMap(titleOfParts);
}

/** What parts of one resource are called together: by what all of them are, else by the resource. */
function titleOfParts(parts: readonly Component[]): Title | [] {
  const [first, ...others] = parts;
  if (first === undefined) return [];
  const { title, origin } = first;
  const wherever = withoutZone(title);
  const isAlike = ({ title: other }: Component): boolean => titleKey(withoutZone(other)) === titleKey(wherever);
  if (others.length > 0 && others.every(isAlike)) return wherever;
  return origin.resource === undefined ? title : resourceTitle({ id: origin.resource });
}

function howOf({ mode, domain }: Cause): Statements['stops']['how'] {
  if (mode === 'degraded') return 'degraded';
  if (domain === undefined) return 'part';
  const { kind } = domain;
  return kind === 'zone' || kind === 'site' || kind === 'region' ? kind : 'domain';
}

function serviceOf(breach: Breach, models: Models): FindingService {
  const { service, root, outage: seconds, limit } = breach;
  const site = root === service.root ? undefined : [...service.withinSite].find(([, one]) => one === root)?.[0];
  const repaired = repairOf(breach, models);
  return { service, site, outage: seconds, limit, ...(repaired && { repaired }) };
}

/** When it is back by a repair that does not count; undefined where nothing tells. */
function repairOf({ failure, root, outage: [best], worlds }: Breach, models: Models): Interval | undefined {
  if (worlds !== models.takeoverOnly || best !== Infinity) return undefined;
  const [one, other] = [models.best, models.worst].map((model) =>
    outage(model, failure[model.world], failure).of(root),
  );
  const interval: Interval = [Math.min(one ?? 0, other ?? 0), Math.max(one ?? 0, other ?? 0)];
  return interval[0] === Infinity ? undefined : interval;
}

/** Where a zone or site is needs no telling; that a part belongs to a login, a rack or a carrier is a step of its own. */
function lastStep({ domain }: Cause): Title[] {
  return domain === undefined || domain.kind === 'zone' || isPlace(domain.kind) ? [] : [domain.title];
}

function severityOf(cause: Cause, { service, failure }: Breach): ReturnType<typeof severityFor> {
  const failed = cause.components.filter(({ index }) => failure.component === undefined || failure.component === index);
  return severityFor(cause.policy.severity, service, failed);
}

/** Broken before unproven; what is declared before what was inferred; then the longer outage. */
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

function explain(breach: Breach): { chain: readonly Title[]; missing: readonly Fact[] } {
  const { failure, world, worlds, root, limit, outage: seconds } = breach;
  const model = worlds[world];
  const found = witness(model, failure, outage(model, failure[world], failure), root, limit);
  const components = found.components.flatMap((index) => model.network.components[index] ?? []);
  const chain = components.map(({ title }) => title);
  if (found.missing.length > 0) return { chain, missing: found.missing };
  const last = chain.at(-1) ?? failure.title;
  return { chain, missing: [{ is: 'outage', of: components.at(-1)?.id ?? '', part: last, seconds }] };
}
