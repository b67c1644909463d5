import { attempt, outcomeOf } from './attempt.ts';
import { describe, troublesOf } from './troubles.ts';

/** What a process tells of its inputs. */
export type Told =
  | { readonly is: 'trying'; readonly number: number }
  | {
      readonly is: 'tried';
      readonly outcome: string;
      readonly troubles: readonly string[];
      /** Of CPU. */
      readonly seconds: number;
      /** Of the heap, what is not yet collected included. */
      readonly bytes: number;
    }
  | { readonly is: 'batch done' };

function tell(told: Told): void {
  process.send?.(told);
}

process.on('message', ({ from, to }: { readonly from: number; readonly to: number }) => void tryAll(from, to));

async function tryAll(from: number, to: number): Promise<void> {
  for (let number = from; number < to; number++) {
    tell({ is: 'trying', number });
    const made = attempt(number);
    const before = process.cpuUsage();
    const outcome = await outcomeOf(made);
    const { user, system } = process.cpuUsage(before);
    const seconds = (user + system) / 1e6;
    const bytes = process.memoryUsage().heapUsed;
    const found = [...(await troublesOf(made, outcome))];
    const allowed = 1 + made.input.length / 2 ** 20;
    if (seconds > allowed) found.push(`${describe(made)}: ${seconds.toFixed(1)} s for ${made.input.length} bytes`);
    tell({ is: 'tried', outcome: outcome.is, troubles: found, seconds, bytes });
  }
  tell({ is: 'batch done' });
}
