import type { Assumptions } from '../input/assumptions.ts';
import type { Component, Title } from '../network/network.ts';
import { resourceTitle, titleKey, withoutZone } from '../network/title.ts';
import type { Cause } from './cause.ts';
import type { cureFacts } from './cure-facts.ts';
import { type Finding, type FindingFacts, finding } from './finding.ts';
import { groupBy } from '../multimap.ts';
import { isPlace } from './limit.ts';
import { mostSevere, severityFor } from './severity.ts';
import type { Statements } from './statement.ts';
import { toldBreaches } from './told-breaches.ts';
import { writtenAt } from './written-at.ts';
import type { Breach, Models } from './breaches.ts';

/** The finding of one cause: every service once, with the worst of what it takes, and why the worst one stops. */
export function causeFinding(
  cause: Cause,
  models: Models,
  assumptions: Assumptions,
  hasOf: ReturnType<typeof cureFacts>,
): Finding {
  const told = toldBreaches(cause.breaches, models, assumptions);
  const { perService, worst } = told;
  const counting = perService
    .filter(({ verdict }) => verdict === worst.verdict)
    .map((breach) => ({ service: breach.service, severity: severityOf(cause, breach) }));
  const severity = mostSevere(counting.map((one) => one.severity));
  const { domain, mode } = cause;
  return finding(cause.policy, {
    severity,
    verdict: worst.verdict,
    statement: statementOf(cause),
    subject: subjectOf(cause),
    mode,
    domain,
    // Everything at a site is lost with it: its name says more than any resource of it.
    components: domain !== undefined && isPlace(domain.kind) ? [] : cause.components,
    ...toChange(cause),
    also: [...cause.also].map(({ title }) => title),
    services: told.services,
    counting: counting.filter((one) => one.severity === severity).map(({ service }) => service),
    witness: [...told.chain, ...lastStep(cause)],
    missing: told.missing,
    assumptions: told.assumptions,
    has: hasOf(cause.at === undefined ? cause.components : [cause.at]),
    others: [...cause.others],
  });
}

function statementOf(cause: Cause): Finding['statement'] {
  const { at, unseen = [] } = cause;
  if (at === undefined || unseen.length === 0) return { says: 'stops', how: howOf(cause), others: 0 };
  return { says: 'unseen', by: at.title, detections: [...new Set(unseen.map(({ detection }) => detection))] };
}

/** A need of nospof.yaml is told by its line, as what has it may be no resource. */
function toChange({ at, unseen = [], mode }: Cause): Pick<FindingFacts, 'at' | 'written' | 'lasting'> {
  if (at === undefined) return {};
  const [written] = unseen.flatMap((need) => writtenAt(need.at) ?? []);
  if (at.origin.resource !== undefined) return { at: [at.origin], written };
  return { at: [], written, lasting: `${mode} ${at.id}` };
}

/** What fails: the domain, the component, or each of the resources of equal effect (a member of it, where all are members). */
function subjectOf({ domain, components }: Cause): readonly Title[] {
  if (domain !== undefined) return [domain.title];
  return titlesOfParts(components);
}

/** Components that fail one at a time, with the same effect: each of their resources, or a member of it where all are members. */
export function titlesOfParts(components: readonly Component[]): readonly Title[] {
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

/** Where a zone or site is needs no telling; that a part belongs to a login, a rack or a carrier is a step of its own. */
function lastStep({ domain }: Cause): Title[] {
  return domain === undefined || domain.kind === 'zone' || isPlace(domain.kind) ? [] : [domain.title];
}

function severityOf(cause: Cause, { service, failure }: Breach): ReturnType<typeof severityFor> {
  const failed = cause.components.filter(({ index }) => failure.component === undefined || failure.component === index);
  return severityFor(cause.policy.severity, service, failed);
}
