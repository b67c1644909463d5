import type { Finding } from '../judge/finding.ts';
import type { Domain } from '../network/network.ts';
import { messageOf, sayIn } from '../report/words/tell.ts';
import type { Words } from '../report/words/words.ts';
import { label, printable } from '../printable.ts';
import type { Mark, Remark } from './picture.ts';
import type { Selection } from './selection.ts';

/** What findings say of the parts of a network. */
export interface Marks {
  ofComponents(ids: Iterable<string>): Mark | undefined;
  ofDomain(domain: Domain | undefined): Mark | undefined;
  readonly remarks: readonly Remark[];
}

/** Kinds of failure domain that are columns: the loss of one is written over it, not on everything in it. */
const columns: ReadonlySet<string> = new Set(['zone', 'site', 'region']);

/** Marks of the findings about what is drawn; what is broken wins, then the first in the report. */
export function marksOf(findings: readonly Finding[], selection: Selection, words: Words): Marks {
  const drawn = new Set(selection.services);
  const isTest = selection.services.every(({ tier }) => tier === 'test');
  const told = findings.filter(
    ({ services, severity }) =>
      (severity !== 'info' || isTest) && (services.length === 0 || services.some(({ service }) => drawn.has(service))),
  );
  const ofComponent = new Map<string, Mark>();
  const ofDomain = new Map<Domain, Mark>();
  const { title } = sayIn(words);
  for (const { verdict, policy, domain, components, services } of told.toSorted(brokenFirst)) {
    const mark = { verdict, policy: policy.id };
    if (domain !== undefined && columns.has(domain.kind)) {
      const stops = services.filter(({ service }) => drawn.has(service)).map(({ service }) => label(service.name));
      setOnce(ofDomain, domain, { ...mark, stops });
    } else {
      const said = domain === undefined ? mark : { ...mark, lost: label(title(domain.title)) };
      for (const { id } of components) setOnce(ofComponent, id, said);
    }
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
    remarks: told.map((finding) => ({
      verdict: finding.verdict,
      severity: finding.severity,
      policy: finding.policy.id,
      message: printable(messageOf(finding, words)),
    })),
  };
}

function brokenFirst(a: Finding, b: Finding): number {
  return Number(a.verdict === 'unproven') - Number(b.verdict === 'unproven');
}

function setOnce<K, V>(map: Map<K, V>, key: K, value: V): void {
  if (!map.has(key)) map.set(key, value);
}
