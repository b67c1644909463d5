import type { Domain, Network } from '../network/network.ts';
import type { Finding } from '../judge/report.ts';
import { visible } from './names.ts';
import type { Mark, Remark } from './picture.ts';
import type { Scope } from './scope.ts';

/** What findings say of the parts of a network. */
export interface Marks {
  ofComponents(ids: Iterable<string>): Mark | undefined;
  ofDomain(domain: Domain | undefined): Mark | undefined;
  readonly remarks: readonly Remark[];
}

/** Kinds of failure domain that are columns: the loss of one is written over it, not on everything in it. */
const columns: ReadonlySet<string> = new Set(['zone', 'site', 'region']);

/** Marks of the findings that are open and about what is drawn; what is broken wins, then the first in the report. */
export function marksOf(network: Network, findings: readonly Finding[], scope: Scope): Marks {
  const drawn = new Set(scope.services.map(({ name }) => name));
  const domains = new Map(
    network.domains.flatMap((domain) => (columns.has(domain.kind) ? [[domain.label, domain] as const] : [])),
  );
  const isTest = scope.services.every(({ tier }) => tier === 'test');
  const told = findings.filter(
    ({ waived, services, severity }) =>
      waived === undefined &&
      (severity !== 'info' || isTest) &&
      (services.length === 0 || services.some(({ name }) => drawn.has(name))),
  );
  const ofComponent = new Map<string, Mark>();
  const ofDomain = new Map<Domain, Mark>();
  for (const { verdict, policy, failure } of told.toSorted(brokenFirst)) {
    const mark = { verdict, policy };
    const domain = domains.get(failure.label);
    if (domain !== undefined) setOnce(ofDomain, domain, mark);
    else for (const id of failure.components) setOnce(ofComponent, id, mark);
  }
  return {
    ofComponents(ids) {
      let found: Mark | undefined;
      for (const id of ids) {
        const mark = ofComponent.get(id);
        if (mark?.verdict === 'broken') return mark;
        found ??= mark;
      }
      return found;
    },
    ofDomain: (domain) => (domain === undefined ? undefined : ofDomain.get(domain)),
    remarks: told.map(({ verdict, policy, message }) => ({ verdict, policy, message: visible(message) })),
  };
}

function brokenFirst(a: Finding, b: Finding): number {
  return Number(a.verdict === 'unproven') - Number(b.verdict === 'unproven');
}

function setOnce<K, V>(map: Map<K, V>, key: K, value: V): void {
  if (!map.has(key)) map.set(key, value);
}
