import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { lint, type Report } from '../../src/lint.ts';
import { pattern } from '../../src/input/pattern.ts';

/** Real plans, written by others; no part of this project. */
const corpus = process.env['NOSPOF_CORPUS'] ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const here = existsSync(join(corpus, 'expected.yaml'));
const absent = here ? '' : ` (skipped: no corpus at ${corpus})`;

type Wanted = 'found' | 'unproven' | 'quiet';

function expectations(): [file: string, wanted: Wanted, address: string][] {
  if (!here) return [['expected.yaml', 'found', '*']];
  const table = load(readFileSync(join(corpus, 'expected.yaml'), 'utf8'));
  return Object.entries(table ?? {}).flatMap(([file, lists]: [string, Partial<Record<Wanted, string[]>>]) =>
    (['found', 'unproven', 'quiet'] as const).flatMap((wanted) =>
      (lists[wanted] ?? []).map((address): [string, Wanted, string] => [file, wanted, address]),
    ),
  );
}

const reports = new Map<string, Promise<Report>>();

function report(file: string): Promise<Report> {
  const known = reports.get(file);
  if (known !== undefined) return known;
  const fresh = lint({ inputs: [join(corpus, file)] });
  reports.set(file, fresh);
  return fresh;
}

const otherPolicies = new Set(['no-test-tier', 'untested-component']);

it.skipIf(!here).each(expectations())(`%s: %s %s${absent}`, async (file, wanted, address) => {
  const matches = pattern(address);
  const { findings } = await report(file);
  const verdicts = findings
    .filter((finding) => !otherPolicies.has(finding.policy) && finding.addresses.some((one) => matches(one)))
    .map((finding) => finding.verdict);
  const seen = verdicts.includes('broken') ? 'found' : verdicts.includes('unproven') ? 'unproven' : 'quiet';
  expect(seen).toBe(wanted);
});

const shapes = here ? readdirSync(join(corpus, 'shapes')).filter((name) => name.endsWith('.json')) : ['shapes'];

it.skipIf(!here).each(shapes)(`the odd shape %s is read, or refused with one sentence${absent}`, async (name) => {
  const outcome = await lint({ inputs: [join(corpus, 'shapes', name)], allowEmpty: true }).then(
    () => 'read',
    (error: unknown) => (error instanceof Error ? error.name : 'thrown'),
  );
  expect(outcome).toBe(name.includes('errored') ? 'InputError' : 'read');
});
