import { createHash } from 'node:crypto';
import type { Component, Interval } from '../network/network.ts';
import type { Finding, OutageRange, ReportAssumption } from './report.ts';
import type { Policy } from './policy.ts';
import { fixFor } from './fix.ts';
import { rankOf } from './severity.ts';

/** What differs between findings; the rest comes from the policy. */
export interface FindingFacts extends Pick<
  Finding,
  'severity' | 'verdict' | 'message' | 'services' | 'witness' | 'missing'
> {
  readonly label: string;
  readonly mode?: 'down' | 'degraded';
  readonly components: readonly Component[];
  readonly also?: Iterable<string>;
  /** What to do, where it is not what the policy says. */
  readonly fix?: string;
  readonly assumptions?: readonly ReportAssumption[];
}

/** A finding of `policy`; its fingerprint depends on policy, failure and services only, not on times or wording. */
export function finding(policy: Policy, facts: FindingFacts): Finding {
  const components = facts.components.map(({ id }) => id).toSorted();
  const addresses = [...new Set(facts.components.flatMap(({ origin }) => origin.address ?? []))].toSorted();
  const names = facts.services.map(({ name }) => name).toSorted();
  const failed = addresses.length > 0 ? addresses : components.length > 0 ? components : [facts.label];
  const { message, severity, verdict, services, witness } = facts;
  return {
    policy: policy.id,
    severity,
    verdict,
    message,
    failure: { label: facts.label, mode: facts.mode ?? 'down', components },
    also: [...(facts.also ?? [])].toSorted(),
    addresses,
    services,
    witness,
    missing: verdict === 'unproven' ? facts.missing : [],
    ...(facts.assumptions?.length ? { assumptions: facts.assumptions } : {}),
    source: facts.components.find(({ origin }) => origin.source !== undefined)?.origin.source ?? null,
    fix: facts.fix ?? fixFor(policy, facts),
    controls: policy.controls,
    incident: policy.incident ?? null,
    fingerprint: fingerprintOf(policy.id, failed, names),
  };
}

/** 16 hexadecimal digits for what fails by which policy, and for whom; `failed` and `services` sorted. */
export function fingerprintOf(policy: string, failed: readonly string[], services: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([policy, failed, services]))
    .digest('hex')
    .slice(0, 16);
}

/** Seconds as reports hold them: null is for ever. */
export function range([best, worst]: Interval): OutageRange {
  return [finite(best), finite(worst)];
}

function finite(seconds: number): number | null {
  return seconds === Infinity ? null : seconds;
}

/** Severity, then verdict, policy (in the order of the packs), address, what fails: the order of every report. */
export function inOrder(findings: readonly Finding[], policies: readonly Policy[]): Finding[] {
  const place = new Map(policies.map(({ id }, index) => [id, index]));
  return findings.toSorted(
    (a, b) =>
      rankOf(a.severity) - rankOf(b.severity) ||
      compare(a.verdict, b.verdict) ||
      (place.get(a.policy) ?? 0) - (place.get(b.policy) ?? 0) ||
      compare(a.addresses[0] ?? '', b.addresses[0] ?? '') ||
      compare(a.failure.label, b.failure.label) ||
      compare(a.fingerprint, b.fingerprint),
  );
}

/** By code units: the same on every machine, whatever its language. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
