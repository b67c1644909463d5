import { greatest, smallest } from '../extremes.ts';
import { factKey } from '../network/fact.ts';
import type { Interval, Title } from '../network/network.ts';
import { titleKey } from '../network/title.ts';
import { compare, type Finding, type FindingService, identity } from './finding.ts';
import { groupBy } from '../multimap.ts';
import { mostSevere } from './severity.ts';

/**
 * One finding for each open question: unproven findings of one policy about the same services that the same facts would
 * settle (each of three zones may be the only one) are put together; the one with the longest outage speaks for them. All
 * others stay as they are.
 */
export function mergeByMissingFacts(findings: readonly Finding[]): Finding[] {
  const questions = groupBy(findings, (finding) =>
    finding.verdict === 'unproven' && finding.missing.length > 0 ? question(finding) : finding,
  );
  return [...questions.values()].flatMap((same) => {
    const [first, ...others] = same.toSorted((a, b) => longest(b) - longest(a));
    return first === undefined ? [] : together(first, others);
  });
}

function question({ policy, mode, at, services, missing }: Finding): string {
  const limits = services.map(({ service, limit }) => `${service.name} ${limit}`).toSorted();
  return JSON.stringify([policy.id, mode, at === undefined, limits, missing.map(factKey).toSorted()]);
}

/** Seconds; a number that can be subtracted even where the outage has no end. */
function longest({ services }: Finding): number {
  return Math.min(Math.max(0, greatest(services.map(({ outage }) => outage[1]))), Number.MAX_VALUE);
}

function together(first: Finding, others: readonly Finding[]): Finding {
  if (others.length === 0) return first;
  const { statement } = first;
  const all = [first, ...others];
  const components = [...new Set(all.flatMap((one) => one.components))];
  // Those that name what to change instead of what fails are told by it.
  const at = first.at && [...new Map(all.flatMap((one) => one.at ?? []).map((one) => [one.resource, one])).values()];
  const assumptions = new Map(all.flatMap((one) => one.assumptions.map((each) => [each.id, each] as const)));
  return {
    ...first,
    severity: mostSevere(all.map(({ severity }) => severity)),
    statement: statement.says === 'stops' ? { ...statement, others: others.length } : statement,
    also: besides(first.subject, [...all.flatMap(({ also }) => also), ...others.flatMap(({ subject }) => subject)]),
    components,
    at,
    services: first.services.map((one) => ({ ...one, outage: widest(one, all) })),
    assumptions: [...assumptions.values()].toSorted((a, b) => compare(a.id, b.id)),
    ...identity(first.policy, at ?? components, first.domain),
  };
}

/** Every title once, without those that are said already. */
function besides(said: readonly Title[], titles: readonly Title[]): Title[] {
  const known = new Set(said.map(titleKey));
  return titles.filter((title) => {
    const key = titleKey(title);
    return !known.has(key) && known.add(key);
  });
}

/** From the shortest to the longest outage of a service in any of the findings. */
function widest({ service }: FindingService, findings: readonly Finding[]): Interval {
  const same = findings.flatMap(({ services }) => services.filter((one) => one.service === service));
  return [smallest(same.map(({ outage }) => outage[0])), greatest(same.map(({ outage }) => outage[1]))];
}
