import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { nospof, shop } from './command.ts';

const folder = mkdtempSync(join(tmpdir(), 'nospof-'));
const production = readFileSync(shop, 'utf8');
const staging = production.replaceAll('"production"', '"staging"');
const untagged = production.replaceAll('"Environment"', '"Purpose"').replaceAll('"production"', '"any"');
const bucket = JSON.stringify({
  format_version: '1.2',
  resource_changes: [
    {
      address: 'aws_s3_bucket.b',
      mode: 'managed',
      type: 'aws_s3_bucket',
      name: 'b',
      provider_name: 'registry.terraform.io/hashicorp/aws',
      change: { actions: ['create'], after: { tags: { Environment: 'staging' } } },
    },
  ],
});

beforeAll(() => {
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('plan.json', production);
  write('copy.json', production);
  const plan: { resource_changes: readonly { address: string; change: { after: object } }[] } = JSON.parse(production);
  write('again.json', JSON.stringify({ timestamp: '2026-01-02T00:00:00Z', ...plan }, undefined, 1));
  write('relabelled.json', production.replaceAll('10.0.', '10.1.'));
  const resource_changes = plan.resource_changes.map(({ change, ...one }) => ({
    ...one,
    change: {
      ...change,
      actions: ['no-op'],
      after: { ...change.after, id: `id of ${one.address}` },
      after_unknown: {},
    },
  }));
  const deployed = JSON.stringify({ ...plan, resource_changes });
  write('deployed.json', deployed);
  write(
    'deployed-untagged.json',
    deployed.replaceAll('"Environment"', '"Purpose"').replaceAll('"production"', '"any"'),
  );
  write('staging.json', staging);
  write('untagged.json', untagged);
  write('bucket.json', bucket);
  const digest = createHash('sha256').update(staging).digest('hex');
  mkdirSync(join(folder, 'config'));
  const elsewhere = (what: string) => `version: 1\ntiers: { test: { elsewhere: ${what} } }\n`;
  write('config/nospof.yaml', elsewhere(`{ plan: ../staging.json, digest: '${digest}' }`));
  write('config/wrong.yaml', elsewhere(`{ plan: ../staging.json, digest: '${digest.replace(/^./, 'x')}' }`));
  write('config/missing.yaml', elsewhere('{ plan: staging.json }'));
  write('config/bucket.yaml', elsewhere('{ plan: ../bucket.json }'));
});

afterAll(() => rmSync(folder, { recursive: true }));

async function judged(...args: readonly string[]): Promise<Report> {
  const { stdout, stderr } = await nospof(['lint', 'plan.json', '--format', 'json', ...args], { cwd: folder });
  expect(stderr).toBe('');
  const report: Report = JSON.parse(stdout);
  return report;
}

it.concurrent.each([
  ['tagged', ['--test-tier', 'staging.json']],
  ['without a tag', ['--test-tier', 'untagged.json']],
  ['declared elsewhere, as seen from nospof.yaml', ['--config', 'config/nospof.yaml']],
])('the plan of a test tier is read and compared: %s', async (_, args) => {
  const alone = await judged();
  const { inputs, findings, services } = await judged(...args);
  expect(inputs.map(({ testTier }) => testTier)).toEqual([undefined, true]);
  expect(services.filter(({ tier }) => tier === 'test')).toHaveLength(1);
  const told = (all: Report['findings']) =>
    all
      .filter(({ severity }) => severity !== 'info')
      .map(({ policy, message, fingerprint }) => ({ policy, message, fingerprint }));
  // What is found in production is called the same as without it.
  expect(told(findings)).toEqual(told(alone.findings).filter(({ policy }) => policy !== 'no-test-tier'));
});

it.concurrent.each([
  ['one bucket', ['--test-tier', 'bucket.json']],
  ['one bucket elsewhere', ['--config', 'config/bucket.yaml']],
  ['a plan that says it is production', ['--test-tier', 'relabelled.json']],
])('what is no test tier is not believed: %s', async (_, args) => {
  const { findings } = await judged(...args);
  expect(findings.map(({ policy, verdict }) => `${policy} ${verdict}`)).toContain('no-test-tier broken');
});

it.concurrent('what is deployed in production is no test tier, whatever its tags are', async () => {
  const args = ['lint', 'deployed.json', '--test-tier', 'deployed-untagged.json', '--format', 'json'];
  const { stdout } = await nospof(args, { cwd: folder });
  const { findings }: Report = JSON.parse(stdout);
  expect(findings.map(({ policy, verdict }) => `${policy} ${verdict}`)).toContain('no-test-tier broken');
});

it.concurrent.each([
  ['missing', ['--test-tier', 'none.json'], /^none\.json: there is no such file; expected a plan in JSON/],
  [
    'missing elsewhere',
    ['--config', 'config/missing.yaml'],
    /^config\/missing\.yaml:2: config\/staging\.json: there is no such file/,
  ],
  [
    'of another digest',
    ['--config', 'config/wrong.yaml'],
    /^config\/wrong\.yaml:2: staging\.json: has the sha256 digest [0-9a-f]{64}, but x[0-9a-f]{63} is declared\.$/,
  ],
  ['the input', ['--test-tier', './plan.json'], /^\.\/plan\.json: is given more than once, also as plan\.json\.$/],
  [
    'the input, written down again',
    ['--test-tier', 'again.json'],
    /^again\.json: is the same as plan\.json, so it is no test environment\.$/,
  ],
  [
    'a copy of the input',
    ['--test-tier', 'copy.json'],
    /^copy\.json: is the same as plan\.json, so it is no test environment\.$/,
  ],
])('a plan of a test tier that is %s is refused in one sentence', async (_, args, sentence) => {
  const { code, stdout, stderr } = await nospof(['lint', 'plan.json', ...args], { cwd: folder });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr.trimEnd()).toMatch(/^nospof: [^\n]+$/);
  expect(stderr.trimEnd().slice('nospof: '.length)).toMatch(sentence);
});

it.concurrent('no report overwrites the plan that nospof.yaml names', async () => {
  const args = ['lint', 'plan.json', '--config', 'config/nospof.yaml', '--format', 'json=staging.json'];
  const { code, stderr } = await nospof(args, { cwd: folder });
  expect([code, stderr]).toEqual([2, 'nospof: staging.json: is an input; write to another file.\n']);
  expect(readFileSync(join(folder, 'staging.json'), 'utf8')).toBe(staging);
});
