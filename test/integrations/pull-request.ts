import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '../../src/report/report.ts';
import { node, write } from '../cdktf/shop-app.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What one run of the action leaves on its runner. */
export interface Run {
  readonly code: number | null;
  readonly log: string;
  readonly summary: string;
  readonly report: Report;
  /** The SARIF file, parsed. */
  readonly sarif: unknown;
}

/** Git in a repository, by an author that no machine has to know. */
export function git(repository: string, ...args: readonly string[]): void {
  const author = ['-c', 'user.name=kim', '-c', 'user.email=kim@example.org', '-c', 'init.defaultBranch=main'];
  execFileSync('git', [...author, '-C', repository, ...args], { stdio: 'ignore' });
}

/** Runs the action for pull request 7 as its runner starts it. */
export async function runAction(repository: string, api: string, env: Readonly<Record<string, string>>): Promise<Run> {
  const file = (name: string): string => join(repository, 'run', name);
  write(file('event.json'), JSON.stringify({ pull_request: { number: 7 } }));
  for (const name of ['summary', 'outputs']) writeFileSync(file(name), '');
  const { code, stdout } = await node([join(root, 'integrations/github/action.mjs')], repository, {
    RUNNER_TEMP: join(repository, 'run'),
    GITHUB_API_URL: api,
    GITHUB_REPOSITORY: 'ministry/shop',
    GITHUB_EVENT_PATH: file('event.json'),
    GITHUB_STEP_SUMMARY: file('summary'),
    GITHUB_OUTPUT: file('outputs'),
    NOSPOF_COMMAND: join(root, 'dist/cli.js'),
    NOSPOF_FAIL_ON: 'new',
    NOSPOF_TOKEN: 'secret',
    ...env,
  });
  const output = (name: string): unknown => {
    const [, path = ''] = new RegExp(`^${name}=(.*)$`, 'm').exec(readFileSync(file('outputs'), 'utf8')) ?? [];
    return JSON.parse(readFileSync(path, 'utf8'));
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- another test compares it with its schema
  const report = output('report') as Report;
  return { code, log: stdout, summary: readFileSync(file('summary'), 'utf8'), report, sarif: output('sarif') };
}
