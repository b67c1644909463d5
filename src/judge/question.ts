import type { Finding, FindingService, OutageRange } from './report.ts';
import { compare, fingerprintOf } from './finding.ts';
import { groupBy } from './group-by.ts';
import { mostSevere } from './severity.ts';

/**
 * One finding for each open question: unproven findings of one policy about the same services that the same facts would
 * settle (each of three zones may be the only one) are put together; the one with the longest outage speaks for them. All
 * others stay as they are.
 */
export function oneForEachQuestion(findings: readonly Finding[]): Finding[] {
  const questions = groupBy(findings, (finding) =>
    finding.verdict === 'unproven' && finding.missing.length > 0 ? question(finding) : finding,
  );
  return [...questions.values()].flatMap((same) => {
    const [first, ...others] = same.toSorted((a, b) => longest(b) - longest(a));
    return first === undefined ? [] : together(first, others);
  });
}

function question({ policy, failure, services, missing }: Finding): string {
  const limits = services.map(({ name, limit }) => `${name} ${limit}`).toSorted();
  return JSON.stringify([policy, failure.mode, limits, missing.toSorted()]);
}

/** Seconds; a number that can be subtracted even where it is for ever. */
function longest({ services }: Finding): number {
  return Math.max(0, ...services.map(({ outage }) => outage[1] ?? Number.MAX_VALUE));
}

function together(first: Finding, others: readonly Finding[]): Finding {
  if (others.length === 0) return first;
  const all = [first, ...others];
  const { label, mode } = first.failure;
  const addresses = union(all.map((one) => one.addresses));
  const components = union(all.map(({ failure }) => failure.components));
  const labels = others.map(({ failure }) => failure.label);
  const failed = [addresses, components, [label, ...labels].toSorted()].find((names) => names.length > 0) ?? [];
  const names = first.services.map(({ name }) => name).toSorted();
  const assumptions = new Map(all.flatMap((one) => (one.assumptions ?? []).map((each) => [each.id, each])));
  return {
    ...first,
    severity: mostSevere(all.map(({ severity }) => severity)),
    message: orOthers(first.message, label, others.length),
    failure: { label, mode, components },
    also: union([...all.map(({ also }) => also), labels]).filter((other) => other !== label),
    addresses,
    services: first.services.map((service) => ({ ...service, outage: widest(service, all) })),
    ...(assumptions.size > 0 ? { assumptions: [...assumptions.values()].toSorted((a, b) => compare(a.id, b.id)) } : {}),
    source: all.find(({ source }) => source !== null)?.source ?? null,
    fingerprint: fingerprintOf(first.policy, failed, names),
  };
}

function orOthers(message: string, label: string, count: number): string {
  if (!message.startsWith(`${label} `)) return message;
  return `${label} or ${count === 1 ? 'another' : `one of ${count} others`}${message.slice(label.length)}`;
}

function union(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].toSorted(compare);
}

/** From the shortest to the longest outage of a service in any of the findings. */
function widest(service: FindingService, findings: readonly Finding[]): OutageRange {
  const same = findings.flatMap(({ services }) => services.filter(({ name }) => name === service.name));
  const [best, worst] = [0, 1].map((end) => same.map(({ outage }) => outage[end === 0 ? 0 : 1] ?? Infinity));
  return [finite(Math.min(...(best ?? []))), finite(Math.max(...(worst ?? [])))];
}

function finite(seconds: number): number | null {
  return seconds === Infinity ? null : seconds;
}
