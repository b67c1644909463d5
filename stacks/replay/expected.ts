import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { Reported } from './incident.ts';

/** What the linter has to say of an incident: by policy, what was reported. */
export interface Expected {
  readonly incident: string;
  /** Policies that exist: exactly these must be found. */
  readonly expected: ReadonlyMap<string, Reported>;
  /** Policies that do not exist yet; the facts for them are in the replay. */
  readonly pending: ReadonlyMap<string, Reported>;
}

const folder = join(import.meta.dirname, '../incidents');

/** Names of the incidents, sorted: their folders. */
export function incidentNames(): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'expected.yaml')))
    .map((entry) => entry.name)
    .toSorted();
}

/** Reads expected.yaml of an incident. */
export function readExpected(name: string): Expected {
  return parseExpected(readFileSync(join(folder, name, 'expected.yaml'), 'utf8'), `${name}/expected.yaml`);
}

/** The same from a text; `file` is its name in messages. */
export function parseExpected(text: string, file: string): Expected {
  const { incident, expected, pending, ...others } = record(load(text), file);
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new Error(`${file}: unknown key "${unknown}"`);
  const read = {
    incident: words(incident, `${file}: incident`),
    expected: reports(expected, `${file}: expected`),
    pending: reports(pending, `${file}: pending`),
  };
  for (const id of read.pending.keys()) {
    if (read.expected.has(id)) throw new Error(`${file}: ${id} is both expected and pending`);
  }
  return read;
}

function reports(value: unknown, at: string): Map<string, Reported> {
  return new Map(
    Object.entries(record(value, at)).map(([id, report]) => {
      const { reported, source } = record(report, `${at}.${id}`);
      return [id, { fact: words(reported, `${at}.${id}.reported`), source: words(source, `${at}.${id}.source`) }];
    }),
  );
}

function record(value: unknown, at: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${at}: not a map`);
  return { ...value };
}

function words(value: unknown, at: string): string {
  if (typeof value !== 'string' || value.trim() === '') throw new Error(`${at}: not a text`);
  return value;
}
