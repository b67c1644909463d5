import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const shop = `${root}test/fixtures/cli/shop.json`;

/** The command was built since any source was changed. */
export const isBuilt = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .every((file) => changedAt('dist/cli.js') > changedAt(`src/${file}`));

function changedAt(file: string): number {
  return statSync(`${root}${file}`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** What Node is given to start the command: as it was built, which takes a third of the time, or from its sources. */
export const command = isBuilt ? [`${root}dist/cli.js`] : ['--import', import.meta.resolve('tsx'), `${root}src/cli.ts`];

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Situation {
  /** Working folder; the project's root unless said. */
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the whole command in a process of its own, as a shell would, without a terminal. */
export function nospof(args: readonly string[], situation: Situation = {}): Promise<Outcome> {
  const { NO_COLOR: _noColor, FORCE_COLOR: _forceColor, ...environment } = process.env;
  // Whoever runs the tests may have a Korean terminal.
  const english = { LC_ALL: '', LC_MESSAGES: '', LANG: '' };
  const child = spawn(process.execPath, [...command, ...args], {
    cwd: situation.cwd ?? root,
    env: { ...environment, ...english, ...situation.env },
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  // A command that refuses its arguments never reads its input.
  child.stdin.on('error', () => {});
  child.stdin.end(situation.stdin ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
    });
  });
}

/** A new folder with `plan.json`, a small plan with findings, and `nothing.json`, a plan of nothing. */
export function folderWithPlans(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nospof-'));
  copyFileSync(shop, join(folder, 'plan.json'));
  writeFileSync(
    join(folder, 'nothing.json'),
    '{"format_version":"1.2","planned_values":{"root_module":{}},"resource_changes":[]}',
  );
  return folder;
}
