import { createHash } from 'node:crypto';
import { InputError } from '../error.ts';
import { readShippedSchema } from '../shipped.ts';
import { readText } from '../yaml/yaml-file.ts';
import { checkYaml } from '../yaml/yaml-schema.ts';

/** A finding as nospof-baseline.json records it. */
export interface RecordedFinding {
  readonly policy: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly verdict: 'broken' | 'unproven';
  readonly addresses: readonly string[];
  readonly message: string;
  readonly fingerprint: string;
  /** Where it is about several resources: fingerprints of what would be about one each. */
  readonly parts?: readonly string[];
  /** The services by which it weighs what it weighs; undefined where an earlier nospof wrote it. */
  readonly stops?: readonly string[];
}

/** Findings that were there on an earlier day. */
export interface Baseline {
  /** As it was named. */
  readonly path: string;
  /** sha256, hexadecimal. */
  readonly digest: string;
  /** The day on which it was recorded, `2026-11-28`; undefined where that was not said. */
  readonly recorded?: string | undefined;
  readonly findings: readonly RecordedFinding[];
}

/**
 * Reads a baseline.
 * @throws InputError one sentence; a line of JSON that a program wrote says nothing to people, so it names none.
 */
export async function readBaseline(path: string): Promise<Baseline> {
  return parseBaseline(await readText(path), path);
}

/** The same from a text; `file` is its name in messages. */
export async function parseBaseline(text: string, file: string): Promise<Baseline> {
  const value = jsonOf(text);
  if (typeof value !== 'object' || value === null || !('findings' in value)) {
    throw new InputError(`${file}: is not a baseline, expected a file that nospof baseline wrote`);
  }
  const { findings, recorded } = await checkYaml<Pick<Baseline, 'findings' | 'recorded'>>(
    { file, value },
    await readShippedSchema('baseline'),
  );
  return { path: file, digest: createHash('sha256').update(text).digest('hex'), recorded, findings };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
