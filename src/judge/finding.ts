import { createHash } from 'node:crypto';
import type { Component, Domain, Fact, Interval, Mode, Origin, Seconds, Service, Title } from '../network/network.ts';
import { label } from '../printable.ts';
import type { CureFact } from './cure-facts.ts';
import { type Fix, fixFor } from './fix.ts';
import type { Policy } from './policy.ts';
import { rankOf, type Severity } from './severity.ts';
import type { Statement } from './statement.ts';

export type Verdict = 'broken' | 'unproven';

/** What a policy found, in facts. */
export interface Finding {
  readonly policy: Policy;
  /** After tier and service are looked at. */
  readonly severity: Severity;
  readonly verdict: Verdict;
  readonly statement: Statement;
  /** What it is about; several where each has the same effect, none where it is the inputs as a whole. */
  readonly subject: readonly Title[];
  readonly mode: Mode;
  /** The failure domain that is lost, when it is one. */
  readonly domain: Domain | undefined;
  /** The components that fail; none for a lost site or region. */
  readonly components: readonly Component[];
  /** The resources to change, where they are others than those that fail: what refuses. */
  readonly at: readonly Origin[] | undefined;
  /** Where it is declared what the finding is about; undefined where it is about resources. */
  readonly written: { readonly file: string; readonly line: number } | undefined;
  /** Larger failures with the same effect. */
  readonly also: readonly Title[];
  /** The most important first. */
  readonly services: readonly FindingService[];
  /**
   * The services by which it weighs what it weighs: by the others alone it would be less severe, or unproven. Their names as reports and
   * baselines have them, which they are compared with.
   */
  readonly stops: readonly string[];
  /** Chain of needs from the service to what fails. */
  readonly witness: readonly Title[];
  /** What would settle it, where it is unproven. */
  readonly missing: readonly Fact[];
  readonly assumptions: readonly AssumptionUsed[];
  readonly fix: Fix;
  /** Other policies in use that the same failure breaks. */
  readonly others: readonly Policy[];
  /** Ids of the resources that fail, of components that are in no plan, else the kind and name of the domain; sorted. */
  readonly failed: readonly string[];
  /** Depends on the policy and on what is to change only, not on times, wording or other inputs. */
  readonly fingerprint: string;
  /**
   * Fingerprints that findings of the same policy about one part of what is to change would have, sorted; none where it is about
   * one, or about no part.
   */
  readonly parts: readonly string[];
}

/** A service that a finding is about. */
export interface FindingService {
  readonly service: Service;
  /** The site it stops at, when only that site does. */
  readonly site: string | undefined;
  readonly outage: Interval;
  /** When what failed is expected to be back, where that ends the outage but does not count. */
  readonly repaired?: Interval;
  /** Infinity where the policy has no limit. */
  readonly limit: Seconds;
}

/** A time of policies/assumptions.yaml that an outage rests on, or what nospof.yaml puts in its place. */
export interface AssumptionUsed {
  readonly id: string;
  readonly value: Interval;
  readonly source: string;
}

/** What every finding has to say; the rest follows. */
export type FindingFacts = Pick<
  Finding,
  'severity' | 'verdict' | 'statement' | 'subject' | 'components' | 'services' | 'witness' | 'missing'
> & {
  /** What the resources it is about have already, so that the fix does not ask for it. */
  readonly has?: readonly CureFact[];
  /** It compares all inputs with each other: policy and verdict tell it from others, as further inputs may have more of it. */
  readonly isOfAll?: true;
  /** What tells it from others of its policy, where no resource or component does. */
  readonly lasting?: string;
  /** Those that give it its severity and verdict; unless given, all but test tiers and access for operators. */
  readonly counting?: readonly Service[];
} & Partial<Pick<Finding, 'mode' | 'domain' | 'at' | 'written' | 'also' | 'assumptions' | 'fix' | 'others'>>;

export function finding(policy: Policy, { has = [], isOfAll, lasting, counting, ...told }: FindingFacts): Finding {
  const { verdict, components, domain } = told;
  const weighing = counting ?? told.services.flatMap(({ service }) => (isLesser(service) ? [] : [service]));
  return {
    mode: 'down',
    domain,
    stops: sortedOnce(weighing.map(toldName)),
    at: undefined,
    written: undefined,
    also: [],
    assumptions: [],
    others: [],
    fix: fixFor(policy, { ...told, has }),
    ...told,
    policy,
    missing: verdict === 'unproven' ? told.missing : [],
    ...identity(policy, told.at ?? components, domain),
    ...(isOfAll && { fingerprint: fingerprintOf(policy, [verdict]) }),
    ...(lasting !== undefined && { fingerprint: fingerprintOf(policy, [lasting]) }),
  };
}

/** The name of a service as reports have it. */
export function toldName({ name }: Service): string {
  return label(name);
}

function isLesser({ tier, operatorAccess }: Service): boolean {
  return tier === 'test' || operatorAccess;
}

/**
 * What fails, and what tells a finding from all others in every run, whatever the files are called and whatever else is judged:
 * the services that stop are left out, as some may be in other inputs.
 */
export function identity(
  policy: Policy,
  parts: readonly (Component | Origin)[],
  domain: Domain | undefined,
): Pick<Finding, 'failed' | 'fingerprint' | 'parts'> {
  const ids = sortedOnce(parts.map(resourceOf));
  const isDomain = parts.length === 0 && domain !== undefined;
  const failed = isDomain ? [`${domain.kind} ${domain.name}`] : ids;
  const lasting = sortedOnce(parts.map(lastingOf));
  const what = isDomain ? [domain.lasting ?? `${domain.kind} ${domain.name}`] : lasting;
  return {
    failed,
    fingerprint: fingerprintOf(policy, what),
    parts: lasting.length < 2 ? [] : lasting.map((part) => fingerprintOf(policy, [part])).toSorted(compare),
  };
}

/** The resources to change. */
export function toChange({ at, components }: Finding): readonly Origin[] {
  return at ?? components.map(({ origin }) => origin);
}

function fingerprintOf({ id }: Policy, what: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([id, what]))
    .digest('hex')
    .slice(0, 16);
}

function sortedOnce(texts: readonly string[]): string[] {
  return [...new Set(texts)].toSorted(compare);
}

/** Ids of the resources that findings are about: those to change. */
export function resourcesToChange(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(
    findings.flatMap(({ at, components }) =>
      (at ?? components.map(({ origin }) => origin)).flatMap(({ resource }) => resource ?? []),
    ),
  );
}

/** Id of the resource a component is a part of, or its own where no plan has it. */
export function resourceOf(part: Component | Origin): string {
  const { resource, address } = originOf(part);
  return resource ?? ('id' in part ? part.id : (address ?? ''));
}

function lastingOf(part: Component | Origin): string {
  return originOf(part).lasting ?? resourceOf(part);
}

function originOf(part: Component | Origin): Origin {
  return 'origin' in part ? part.origin : part;
}

/** A service by a check that asks for no time: it may be out for any. */
export function withoutLimit(service: Service): FindingService {
  return { service, site: undefined, outage: [0, Infinity], limit: Infinity };
}

/** Severity, then verdict, policy (in the order of the packs), what fails: the order of every report. */
export function inOrder(findings: readonly Finding[], policies: readonly Policy[]): Finding[] {
  const place = new Map(policies.map((policy, index) => [policy, index]));
  return findings.toSorted(
    (a, b) =>
      rankOf(a.severity) - rankOf(b.severity) ||
      compare(a.verdict, b.verdict) ||
      (place.get(a.policy) ?? 0) - (place.get(b.policy) ?? 0) ||
      compare(a.failed.join('\n'), b.failed.join('\n')) ||
      compare(a.fingerprint, b.fingerprint),
  );
}

/** By code units: the same on every machine, whatever its language. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
