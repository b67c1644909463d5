import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lint, type Report } from '../../src/lint.ts';
import { renderJson } from '../../src/report/json-report.ts';
import { compare } from '../../src/tasks/compare.ts';
import { shop } from '../cli/command.ts';
import { applied, type Changed, planAt } from '../input/applied.ts';

const folder = mkdtempSync(join(tmpdir(), 'nospof-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

function file(text: string, end = 'yaml'): string {
  const path = join(folder, `${(files += 1)}.${end}`);
  writeFileSync(path, text);
  return path;
}

/** A plan of what is deployed. */
const planOf = (...changes: readonly Changed[]) => file(JSON.stringify(applied(planAt(shop), changes)), 'json');
const unchanged = planOf();
const changed = planOf({
  address: 'aws_db_instance.main',
  argument: 'backup_retention_period',
  before: 1,
  after: 7,
});
const config = (yaml: string) => file(`version: 1\n${yaml}`);
const newOnly = { severity: 'error', unproven: false, newOnly: true, maxUnproven: Infinity } as const;
const common = { pack: 'strict', failOn: newOnly };

/** `rejected: declared-away`, with the errors that are introduced. */
function told({ verdict, findings }: Report): string {
  const introduced = findings.flatMap(({ change, policy, severity }) =>
    change === 'introduced' && severity === 'error' ? [policy] : [],
  );
  return `${verdict}: ${[...new Set(introduced)].join()}`;
}

const tricks: readonly (readonly [name: string, yaml: string])[] = [
  ['a longer limit', 'assumptions: { component-limit: 10h }\n'],
  ['a restore that takes a second', 'assumptions: { rds-restore-base: 1s }\n'],
  ['policies that are disabled', 'disable: { single-datastore: cost, no-test-tier: later }\n'],
  ['production that is declared test', "tiers: { test: { match: { address: 'aws_*' } } }\n"],
  ['a database that is only planned', 'components:\n  db: { is: aws_db_instance.main, status: planned }\n'],
  ['a role that another policy is for', 'components:\n  db: { is: aws_db_instance.main, role: authentication }\n'],
];

test.each(tricks)(
  'strict refuses %s as new with --fail-on new, as a plan does not tell what was declared',
  async (_name, yaml) => {
    for (const plan of [unchanged, changed]) {
      expect(told(await lint({ ...common, inputs: [plan] }))).toBe('accepted: ');
      expect(told(await lint({ ...common, inputs: [plan], config: config(yaml) }))).toBe('rejected: declared-away');
    }
  },
);

test.each(tricks)('nospof diff with the saved report of main catches %s', async (_name, yaml) => {
  const main = file(renderJson(await lint({ ...common, inputs: [unchanged] })), 'json');
  expect(told(await compare({ ...common, base: main, head: changed }))).toBe('accepted: ');
  expect(told(await compare({ ...common, base: main, head: changed, config: config(yaml) }))).toMatch(
    /^rejected: declared-away/,
  );
});

test.each(tricks)('nospof diff of two plans catches %s', async (_name, yaml) => {
  const both = { ...common, base: unchanged, head: changed };
  expect(told(await compare(both))).toBe('accepted: ');
  expect(told(await compare({ ...both, config: config(yaml) }))).toBe('rejected: declared-away');
});

test.each(tricks)('what main declares already is not new beside its saved report: %s', async (_name, yaml) => {
  const declared = config(yaml);
  const main = file(renderJson(await lint({ ...common, inputs: [unchanged], config: declared })), 'json');
  // Another file, another line: the declaration is the same.
  expect(told(await compare({ ...common, base: main, head: changed, config: config(`# moved\n${yaml}`) }))).toBe(
    'accepted: ',
  );
});

test('what was missing before a change is not new where nospof.yaml says how to tell the test tier', async () => {
  const tiers = config('tiers: { test: { match: { tag: { Environment: staging } } } }\n');
  for (const plan of [unchanged, changed]) {
    expect(told(await lint({ inputs: [plan], config: tiers, failOn: newOnly }))).toBe('accepted: ');
  }
});

test('what nospof.yaml names may come with the change', async () => {
  const yaml = config('services:\n  shop: { entry: aws_lb.web, needs: [aws_db_instance.main] }\n');
  const plan = applied(planAt(shop));
  const created = JSON.parse(JSON.stringify(plan));
  for (const { address, change } of created.resource_changes) {
    if (address === 'aws_db_instance.main') Object.assign(change, { actions: ['create'], before: null });
  }
  const report = await lint({ inputs: [file(JSON.stringify(created), 'json')], config: yaml, failOn: newOnly });
  expect(told(report)).toBe('rejected: single-datastore');
});
