import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readExpected, type Expected } from './expected.ts';
import type { Incident } from './incident.ts';
import { expectedInKorean, incidentInKorean, readKorean } from './korean.ts';
import { synthesise } from './synthesis.ts';
import type { Language } from './words.ts';

/** What a replay asks of the linter; `lint` of the package is one. */
export type Lint = (options: {
  readonly inputs: readonly string[];
  readonly config: string;
  readonly asOf: string;
  readonly lang: Language;
}) => Promise<{ readonly verdict: 'accepted' | 'rejected'; readonly findings: readonly Finding[] }>;

/** What a replay shows of a finding. */
export interface Finding {
  readonly policy: string;
  readonly severity: string;
  readonly message: string;
  readonly addresses: readonly string[];
  readonly fix: string;
}

export interface Replay {
  readonly name: string;
  readonly incident: Incident;
  readonly expected: Expected;
  /** Each cause put right: nothing may be found. */
  readonly mended: boolean;
  readonly lang: Language;
  readonly verdict: 'accepted' | 'rejected';
  readonly findings: readonly Finding[];
  /** The linter found exactly what was expected. */
  readonly asExpected: boolean;
}

/** The incident of that name; see `incidentNames`. */
export async function loadIncident(name: string): Promise<Incident> {
  const module: { incident: Incident } = await import(`../incidents/${name}/incident.ts`);
  return module.incident;
}

/** Judges one incident, as it was or mended. */
export async function replay(name: string, mended: boolean, lint: Lint, lang: Language = 'en'): Promise<Replay> {
  const { incident, expected } = await toldIn(lang, name);
  const folder = mkdtempSync(join(tmpdir(), 'replay-'));
  try {
    const { stacks, config } = synthesise(incident, name, { mended, folder });
    const { verdict, findings: all } = await lint({ inputs: [stacks], config, asOf: incident.day, lang });
    // What may fail in the test environment is no part of the incident.
    const findings = all.filter(({ severity }) => severity !== 'info');
    const wanted = mended ? [] : [...expected.expected.keys()];
    const found = new Set(findings.map(({ policy }) => policy));
    const asExpected = wanted.length === found.size && wanted.every((id) => found.has(id));
    return { name, incident, expected, mended, lang, verdict, findings, asExpected };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function toldIn(lang: Language, name: string): Promise<Pick<Replay, 'incident' | 'expected'>> {
  const [incident, expected] = [await loadIncident(name), readExpected(name)];
  if (lang === 'en') return { incident, expected };
  const korean = readKorean(name);
  return { incident: incidentInKorean(incident, korean), expected: expectedInKorean(expected, korean) };
}
