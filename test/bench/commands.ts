import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const command = new URL('../../dist/cli.js', import.meta.url).pathname;

/** Runs `node` with these arguments to its end; throws when it could not do its work. */
export function run(...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: Infinity });
  if (status !== 0 && status !== 1) throw new Error(`node ${args.join(' ')}: ${stderr}`);
}

/** Runs the built command, as `npm run build` left it. */
export function nospof(...args: readonly string[]): void {
  run(command, ...args);
}

/** Calls `use` with a file that holds `text` and is gone afterwards. */
export function withFile<T>(text: string, use: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'nospof-bench-'));
  try {
    const file = join(folder, 'plan.json');
    writeFileSync(file, text);
    return use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function parse(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
