import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { Expected } from './expected.ts';
import type { Incident, Reported } from './incident.ts';

/** What was reported, in Korean: ko.yaml beside the incident. */
export interface ReportedInKorean {
  readonly title: string;
  readonly reported: readonly Reported[];
  /** By policy; also those that do not exist yet. */
  readonly policies: Readonly<Record<string, { readonly reported: string; readonly source: string }>>;
}

export function readKorean(name: string): ReportedInKorean {
  const file = join(import.meta.dirname, '../incidents', name, 'ko.yaml');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the tests check its form
  return load(readFileSync(file, 'utf8')) as ReportedInKorean;
}

/** The incident as the Korean press and audit told it. */
export function incidentInKorean(incident: Incident, { title, reported }: ReportedInKorean): Incident {
  return {
    ...incident,
    title,
    reported,
    define: (...args) => incident.define(...args),
    facts: (is) => incident.facts(is),
  };
}

export function expectedInKorean({ expected, pending }: Expected, { title, policies }: ReportedInKorean): Expected {
  const told = (reports: Expected['expected']): Expected['expected'] =>
    new Map(
      Array.from(reports, ([id, report]) => {
        const korean = policies[id];
        return [id, korean === undefined ? report : { fact: korean.reported, source: korean.source }];
      }),
    );
  return { incident: title, expected: told(expected), pending: told(pending) };
}
