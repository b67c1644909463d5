import type { Component, Domain, Mode, Need, Role } from '../network/network.ts';
import type { ScenarioPolicy } from './policy.ts';
import { groupBy } from '../multimap.ts';
import { clusters } from './clusters.ts';
import { mostSevere, rankOf, severityFor } from './severity.ts';
import type { Breach } from './breaches.ts';

/** One cause of breaches, to be reported once: components of equal effect, or a domain. */
export interface Cause {
  readonly policy: ScenarioPolicy;
  readonly mode: Mode;
  /** The components that fail, one at a time, the device first; for a domain, those of it that the services rest on. */
  readonly components: readonly Component[];
  readonly domain: Domain | undefined;
  /** What to change, where that is another one than what fails. */
  readonly at?: Component | undefined;
  /** Needs of `at` that do not notice the failure; none where that is not the matter. */
  readonly unseen?: readonly Need[];
  readonly breaches: readonly Breach[];
  /** Larger failures with the same effect, and parts that only this one needs. */
  readonly also: Set<Pick<Component | Domain, 'title'>>;
  /** Other policies in use that it breaks as well. */
  readonly others: ReadonlySet<ScenarioPolicy>;
}

/** A breach by a single component, and the policy that reports it. */
export interface Claim {
  readonly policy: ScenarioPolicy;
  readonly component: Component;
  readonly breach: Breach;
  /** What to change, where that is another one than what fails. */
  readonly at?: Component;
  /** The need of `at` that does not notice the failure. */
  readonly unseen?: Need;
  /** Other policies in use that the breach breaks. */
  readonly others: readonly ScenarioPolicy[];
}

/**
 * Which policy names a device and what is tied to it: the router before its link, the instance before its volume.
 */
const roleOrder: readonly Role[] = [
  'router',
  'l4-switch',
  'firewall',
  'l7-proxy',
  'authentication',
  'datastore',
  'cache',
  'queue',
  'compute',
  'dns',
  'entry',
  'keys',
  'monitoring',
  'backup',
  'storage',
  'link',
];

/** Puts breaches of tied components, of one peer set, and of one resource split over zones, into one cause each. */
export function causesOf(claims: readonly Claim[]): Cause[] {
  const alike = clusters(claims, ({ component, at, breach }) => sameness(at ?? component, breach));
  return alike
    .flatMap((cluster) => [...groupBy(cluster, ({ at }) => at === undefined).values()])
    .flatMap(split)
    .map(toCause);
}

/** Texts that components of one cause have in common; the first is always there. */
function sameness(component: Component, { failure: { mode }, open }: Breach): readonly string[] {
  const { id, origin } = component;
  const keys = [origin.resource === undefined ? `component ${id}` : `resource ${origin.resource}`];
  if (component.tie !== undefined) keys.push(`tie ${component.tie}`);
  if (component.peers !== undefined) keys.push(`peers ${component.peers}`);
  // What a policy may not be about at all is a question of its own.
  return keys.map((key) => `${mode} ${open === undefined ? '' : 'open '}${key}`);
}

/** What may break an important service must not hide behind what surely breaks an unimportant one, nor make it worse. */
function split(cluster: readonly Claim[]): readonly (readonly Claim[])[] {
  const verdicts = new Map<string, boolean>();
  for (const { breach } of cluster) {
    const { name } = breach.service;
    verdicts.set(name, (verdicts.get(name) ?? false) || breach.verdict === 'broken');
  }
  const broken = cluster.filter(({ breach }) => verdicts.get(breach.service.name));
  const unproven = cluster.filter(({ breach }) => !verdicts.get(breach.service.name));
  if (broken.length === 0 || unproven.length === 0) return [cluster];
  return rankOf(severityOf(unproven)) < rankOf(severityOf(broken)) ? [broken, unproven] : [cluster];
}

function severityOf(claims: readonly Claim[]): ReturnType<typeof mostSevere> {
  return mostSevere(
    claims.map(({ policy, breach, component }) => severityFor(policy.severity, breach.service, [component])),
  );
}

function toCause(claims: readonly Claim[]): Cause {
  const ordered = claims.toSorted((a, b) => byRole(a.component, b.component));
  const [first] = ordered;
  if (first === undefined) throw new Error('a cluster has a claim');
  const components = new Set(ordered.map(({ component }) => component));
  const [{ policy } = first] = ordered.toSorted((a, b) => rankOf(a.policy.severity) - rankOf(b.policy.severity));
  return {
    policy,
    mode: first.breach.failure.mode,
    components: [...components],
    domain: undefined,
    at: first.at,
    unseen: [...new Set(ordered.flatMap(({ unseen }) => unseen ?? []))],
    breaches: claims.map(({ breach }) => breach),
    also: new Set(),
    others: new Set(claims.flatMap(({ others }) => others).filter((other) => other !== policy)),
  };
}

function byRole(a: Component, b: Component): number {
  return roleOrder.indexOf(a.role) - roleOrder.indexOf(b.role) || a.index - b.index;
}
