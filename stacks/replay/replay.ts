import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readExpected, type Expected } from './expected.ts';
import type { Incident } from './incident.ts';
import { synthesise } from './synthesis.ts';

/** What a replay asks of the linter; `lint` of the package is one. */
export type Lint = (options: {
  readonly inputs: readonly string[];
  readonly config: string;
  readonly asOf: string;
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
export async function replay(name: string, mended: boolean, lint: Lint): Promise<Replay> {
  const incident = await loadIncident(name);
  const expected = readExpected(name);
  const folder = mkdtempSync(join(tmpdir(), 'replay-'));
  try {
    const { stacks, config } = synthesise(incident, name, { mended, folder });
    const { verdict, findings: all } = await lint({ inputs: [stacks], config, asOf: incident.day });
    // What may fail in the test environment is no part of the incident.
    const findings = all.filter(({ severity }) => severity !== 'info');
    const wanted = mended ? [] : [...expected.expected.keys()];
    const found = new Set(findings.map(({ policy }) => policy));
    const asExpected = wanted.length === found.size && wanted.every((id) => found.has(id));
    return { name, incident, expected, mended, verdict, findings, asExpected };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
