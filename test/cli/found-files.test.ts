import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Report } from '../../src/lint.ts';
import { nospof, shop } from './command.ts';

let home: string;
let inner: string;

/** A home folder, a repository in it, and a folder in that with a plan. */
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'nospof-')));
  inner = join(home, 'repo', 'infra', 'prod');
  mkdirSync(join(home, 'repo', '.git'), { recursive: true });
  mkdirSync(inner, { recursive: true });
  copyFileSync(shop, join(inner, 'plan.json'));
});
afterEach(() => rmSync(home, { recursive: true }));

function declare(...path: string[]): void {
  writeFileSync(join(home, ...path), 'version: 1\nservices: { shop: { entry: aws_lb.web } }\n');
}

/** The configuration that is read in a folder. */
async function configuration(cwd = inner, input = 'plan.json') {
  const { stdout, stderr } = await nospof(['lint', input, '--format', 'json'], { cwd, env: { HOME: home } });
  if (stderr !== '') return stderr;
  const report: Report = JSON.parse(stdout);
  const found = report.declared.configuration;
  return found === null ? 'none' : `${found.path}${found.found ? ' found' : ''}`;
}

it.each([
  ['in the folder', ['repo', 'infra', 'prod', 'nospof.yaml'], 'nospof.yaml found'],
  ['in the folder, as .yml', ['repo', 'infra', 'prod', 'nospof.yml'], 'nospof.yml found'],
  ['above it', ['repo', 'infra', 'nospof.yml'], '../nospof.yml found'],
  ['at the root of the repository', ['repo', 'nospof.yaml'], '../../nospof.yaml found'],
  ['above the repository', ['nospof.yaml'], 'none'],
])('nospof.yaml %s', async (_, place, expected) => {
  declare(...place);
  expect(await configuration()).toBe(expected);
});

it('a nospof.yaml, waivers or a baseline that are only found, and are pipes, are not waited for', async () => {
  for (const name of ['nospof.yaml', 'nospof-waivers.yaml', 'nospof-baseline.json']) {
    execFileSync('mkfifo', [join(home, 'pipe')]);
    symlinkSync(join(home, 'pipe'), join(inner, name));
    const option = /baseline|waivers/.exec(name)?.[0] ?? 'config';
    expect(await configuration()).toBe(
      `nospof: ${name}: is a pipe, but a file was expected; to read it, name it with --${option}\n`,
    );
    for (const path of [join(home, 'pipe'), join(inner, name)]) rmSync(path);
  }
});

it('the nearest one counts, and a submodule or worktree is a repository of its own', async () => {
  declare('repo', 'nospof.yaml');
  declare('repo', 'infra', 'nospof.yaml');
  expect(await configuration()).toBe('../nospof.yaml found');
  writeFileSync(join(inner, '.git'), 'gitdir: ../../.git/modules/prod\n');
  expect(await configuration()).toBe('none');
});

it('without a repository only the working folder counts', async () => {
  rmSync(join(home, 'repo', '.git'), { recursive: true });
  declare('repo', 'infra', 'nospof.yaml');
  expect(await configuration()).toBe('none');
  declare('repo', 'infra', 'prod', 'nospof.yaml');
  expect(await configuration()).toBe('nospof.yaml found');
});

it('nothing above the home folder is read, though it is in a repository', async () => {
  mkdirSync(join(home, '.git'));
  rmSync(join(home, 'repo', '.git'), { recursive: true });
  declare('nospof.yaml');
  const found = async (HOME: string) => {
    const { stdout } = await nospof(['lint', 'plan.json', '--format', 'json'], { cwd: inner, env: { HOME } });
    return (JSON.parse(stdout) as Report).declared.configuration?.path;
  };
  expect(await found(home)).toBe('../../../nospof.yaml');
  expect(await found(join(home, 'repo'))).toBeUndefined();
});

it('where the inputs lie does not matter', async () => {
  declare('repo', 'infra', 'prod', 'nospof.yaml');
  expect(await configuration(join(home, 'repo'), 'infra/prod/plan.json')).toBe('none');
});

it('both spellings in one folder are refused', async () => {
  declare('repo', 'nospof.yaml');
  declare('repo', 'nospof.yml');
  expect(await configuration()).toBe(
    'nospof: ../../nospof.yaml and ../../nospof.yml are in the same folder: keep one of them, or name one with --config\n',
  );
});

it('the text and the comment name it', async () => {
  declare('repo', 'nospof.yaml');
  const { stdout } = await nospof(['plan.json', '--format', 'text=t.txt', '--format', 'markdown'], { cwd: inner });
  expect(stdout).toContain('Services and facts are declared in `../../nospof.yaml`.');
  const text = await nospof(['plan.json'], { cwd: inner });
  expect(text.stdout).toContain('declared   ../../nospof.yaml, found in a folder above (sha256 ');
});

it('waivers and the baseline are found by the same rule', async () => {
  const waiver = [
    'version: 1',
    'waivers:',
    '  - policy: single-datastore',
    '    addresses: aws_db_instance.main',
    '    reason: replaced in May',
    '    requester: kim@example.org',
    '    approver: lee@example.org',
    '    expires: 2027-03-01',
    '',
  ].join('\n');
  writeFileSync(join(home, 'repo', 'nospof-waivers.yml'), waiver);
  declare('repo', 'infra', 'nospof.yaml');
  // A new one is written beside nospof.yaml, and from then on it is the one that is read and written.
  const recorded = await nospof(['baseline', '--as-of', '2027-01-01'], { cwd: inner });
  expect(recorded.stderr).toBe('nospof: 1 finding recorded in ../nospof-baseline.json\n');
  const { code, stdout } = await nospof(['lint', '--as-of', '2027-01-01'], { cwd: inner });
  expect([code, stdout.endsWith('accepted, 1 waived, 1 in the baseline\n')]).toEqual([0, true]);
  mkdirSync(join(inner, 'deeper'));
  await nospof(['baseline', '../plan.json', '--as-of', '2027-01-01'], { cwd: join(inner, 'deeper') });
  expect(existsSync(join(inner, 'nospof-baseline.json'))).toBe(false);
  // What is named says where to look first.
  writeFileSync(join(inner, 'nospof-waivers.yaml'), waiver.replace('2027-03-01', '2026-12-31'));
  const named = [
    'plan.json',
    '--config',
    '../nospof.yaml',
    '--no-baseline',
    '--as-of',
    '2027-01-01',
    '--format',
    'json',
  ];
  const report: Report = JSON.parse((await nospof(named, { cwd: inner })).stdout);
  expect(report.waivers?.file?.path).toBe('nospof-waivers.yaml');
});
