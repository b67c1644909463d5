#!/usr/bin/env node
import { existsSync, fstatSync, realpathSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { CommanderError } from 'commander';
import { commandLine } from './commands/command-line.ts';
import type { Progress } from './commands/host.ts';
import { InputError } from './input/error.ts';
import { type Language, languageOfLocale } from './language.ts';
import { output, type Output, printable, sentence } from './printable.ts';

/** 0 accepted, 1 rejected, 2 could not judge. Never a count: 256 findings would be exit code 0. */
const REJECTED = 1;
const NOT_JUDGED = 2;

/** Undefined without a terminal, and for one that says it has no columns, as some in containers and CI do. */
function terminalColumns(): number | undefined {
  return process.stdout.isTTY && process.stdout.columns > 0 ? process.stdout.columns : undefined;
}

/**
 * NO_COLOR (no-color.org) wins over FORCE_COLOR, which wins over what the output is.
 * @param terminal `isTTY`, which Node leaves undefined on a pipe whatever its types say
 */
function wantsColour(env: NodeJS.ProcessEnv, terminal: boolean | undefined): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] !== undefined) return env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== 'false';
  return terminal === true && env['TERM'] !== 'dumb';
}

/** By the first of these variables that says anything (POSIX, 8.2), whether or not the output is a terminal. */
function languageOf(env: NodeJS.ProcessEnv): Language {
  return languageOfLocale(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '');
}

/** What did not get through as a whole accepts nothing; a rejection stands though its reader went away (`nospof lint | head`). */
async function deliver(text: Output, file: string | undefined, what: string): Promise<void> {
  try {
    await (file === undefined ? writeStandardOutput(text) : writeFile(file, text));
  } catch (error) {
    if (reason(error) === 'EPIPE' && process.exitCode === REJECTED) return;
    const place = file === undefined ? ['standard output', ''] : [file, ' to this file'];
    throw new InputError(`${place[0]}: cannot write ${what}${place[1]} (${reason(error)})`, { cause: error });
  }
}

function writeStandardOutput(text: Output): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** One line on standard error. */
function tell(text: string): void {
  process.stderr.write(output(`nospof: ${text}\n`));
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of process.stdin) chunks.push(chunk);
  } catch (error) {
    throw new InputError(`standard input: cannot be read (${reason(error)})`, { cause: error });
  }
  return Buffer.concat(chunks);
}

function homeFolder(): string {
  try {
    return realpathSync(homedir());
  } catch {
    return '';
  }
}

function isPipe(path: string): boolean {
  try {
    return statSync(path).isFIFO();
  } catch {
    return false;
  }
}

function isPiped(): boolean {
  try {
    const input = fstatSync(process.stdin.fd);
    return input.isFIFO() || input.isFile();
  } catch {
    return false;
  }
}

/** Says on a terminal what is being done, once a run takes longer than a second. */
function startProgress(): Progress {
  const begin = performance.now();
  let shown = false;
  return {
    show(stage) {
      if (!process.stderr.isTTY || performance.now() - begin < 1000) return;
      shown = true;
      process.stderr.write(output(`\r\u001b[Knospof: ${stage} …`));
    },
    clear() {
      if (shown) process.stderr.write(output('\r\u001b[K'));
    },
  };
}

function reason(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

/** One line on standard error. A stack trace is for those who mend nospof. */
function fail(error: unknown): void {
  process.exitCode = NOT_JUDGED;
  if (error instanceof CommanderError) {
    // Help and version are thrown too; usage errors are printed by commander.
    process.exitCode = error.exitCode === 0 ? 0 : NOT_JUDGED;
  } else if (error instanceof InputError) {
    tell(error.message);
  } else {
    const message = error instanceof Error ? error.message : String(error);
    tell(`${sentence(message)} (this is a bug in nospof; set NOSPOF_DEBUG=1 to see where)`);
    if (process.env['NOSPOF_DEBUG'] === '1' && error instanceof Error) {
      process.stderr.write(
        output(
          (error.stack ?? '')
            .split('\n')
            .map((line) => `${printable(line)}\n`)
            .join(''),
        ),
      );
    }
  }
}

for (const stream of [process.stdout, process.stderr]) {
  // What was written says so itself; where standard error is gone, the exit code is all there is left.
  stream.on('error', () => {});
}

try {
  const program = commandLine({
    exists: existsSync,
    isPipe,
    home: homeFolder(),
    stdin: readStandardInput,
    isPiped,
    deliver,
    tell,
    reject: () => {
      process.exitCode = REJECTED;
    },
    startProgress,
    colour: wantsColour(process.env, process.stdout.isTTY),
    language: languageOf(process.env),
    terminalColumns: terminalColumns(),
  });
  await program.parseAsync();
} catch (error) {
  fail(error);
}
