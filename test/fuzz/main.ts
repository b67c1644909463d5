import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Told } from './worker.ts';

/**
 * `npm run fuzz -- [--minutes N] [--from N] [--inputs N] [--processes N]`: mutated inputs, one number each, in a process a core unless said,
 * until the time or the numbers are up; a minute unless said. Prints what crashed, hung, took over 1 GB, or passed although the part it was refused for is still there; exit code 1 then.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    from: { type: 'string', default: '1' },
    inputs: { type: 'string' },
    processes: { type: 'string', default: String(availableParallelism()) },
  },
});
const minutes = Number(values.minutes ?? (values.inputs === undefined ? 1 : Infinity));
const processes = Number(values.processes);
const first = Number(values.from);
const last = values.inputs === undefined ? Infinity : first + Number(values.inputs);
if (!(minutes > 0) || !Number.isInteger(first) || Number.isNaN(last) || !(processes >= 1)) {
  console.error('expected --minutes N, --from N, --inputs N and --processes N with numbers');
  process.exit(2);
}

/** An input that gives no answer for so long will never give one. */
const patience = 300_000;
const batch = 50;
const end = performance.now() + minutes * 60_000;
const counts = new Map<string, number>();
const troubles: string[] = [];
let next = first;
let done = 0;
let slowest = 0;
let largest = 0;

function count(what: string, number = 1): void {
  counts.set(what, (counts.get(what) ?? 0) + number);
}

/** A worker may keep 1 GB and no more: what needs more ends its process. */
const execArgv = [...process.execArgv, '--max-old-space-size=1024'];

function report(trouble: string): void {
  troubles.push(trouble);
  console.log(trouble);
}

/** Gives one worker batches until there are none; a worker that ends or does not answer is replaced, and the rest of its batch is tried. */
function work(): Promise<void> {
  return new Promise((resolve, reject) => {
    let worker: ChildProcess;
    let at = 0;
    let to = 0;
    let watch: NodeJS.Timeout;
    const give = (): void => {
      if (performance.now() > end || next >= last) {
        worker.removeAllListeners('exit').kill();
        resolve();
        return;
      }
      at = next;
      next = to = Math.min(next + batch, last);
      worker.send({ from: at, to });
    };
    const start = (): void => {
      worker = fork(new URL('worker.ts', import.meta.url), { execArgv });
      worker.on('error', reject);
      worker.on('exit', (code, signal) => goOn(`the process ended with ${signal ?? code}: out of memory, or a crash`));
      worker.on('message', (told: Told) => {
        clearTimeout(watch);
        if (told.is === 'batch done') return give();
        if (told.is === 'trying') {
          at = told.number;
          watch = setTimeout(() => {
            worker.removeAllListeners('exit').kill('SIGKILL');
            goOn(`no answer for ${patience / 1000} s`);
          }, patience);
          return;
        }
        done++;
        if (done % 50_000 === 0) console.log(`${done} inputs, ${troubles.length} troubles`);
        count(told.outcome);
        slowest = Math.max(slowest, told.seconds);
        largest = Math.max(largest, told.bytes);
        for (const trouble of told.troubles) report(trouble);
      });
    };
    const goOn = (trouble: string): void => {
      clearTimeout(watch);
      report(`input ${at}: ${trouble}; alone: npm run fuzz -- --from ${at} --inputs 1`);
      start();
      if (at + 1 < to) worker.send({ from: at + 1, to });
      else give();
    };
    start();
    give();
  });
}

await Promise.all(Array.from({ length: processes }, work));
const outcomes = Array.from(counts, ([outcome, number]) => `${number} ${outcome}`).join(', ');
console.log(`${done} inputs from ${first} to ${next - 1}: ${outcomes}`);
console.log(
  `slowest ${slowest.toFixed(2)} s CPU, heap at most ${(largest / 2 ** 20).toFixed(0)} MB, ${troubles.length} troubles`,
);
process.exitCode = troubles.length > 0 ? 1 : 0;
