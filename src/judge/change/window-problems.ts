import type { DeclaredHours } from '../../input/declared/declared.ts';
import type { Change, Seconds, Service } from '../../network/network.ts';
import { groupBy } from '../../multimap.ts';
import { clockOf, type LocalTime, localTime, nextDay, toMinutes } from './local-time.ts';

/** Why a change is made at a bad time. */
export type WindowProblem =
  /** When it begins is not stated. */
  | { readonly is: 'no-begin' }
  /** For how long the result is watched is not stated. */
  | { readonly is: 'no-watch' }
  /** It falls on a day on which a service must not be touched. */
  | { readonly is: 'critical'; readonly service: string; readonly day: string }
  /** It runs while a service is open. */
  | { readonly is: 'open'; readonly service: string; readonly open: string; readonly close: string }
  /** A service opens before the change is done and watched. */
  | { readonly is: 'no-time'; readonly service: string; readonly opens: string; readonly needed: Seconds };

const noHours: Pick<DeclaredHours, 'open' | 'close' | 'critical'> = { open: undefined, close: undefined, critical: [] };

/** What is wrong with the time of a change, for the services that rest on what it touches; the first problem of each kind. */
export function windowProblems(change: Change, services: readonly Service[]): readonly WindowProblem[] {
  const problems: WindowProblem[] = change.watch === undefined ? [{ is: 'no-watch' }] : [];
  const begins = change.begins === undefined ? undefined : localTime(change.begins);
  if (begins === undefined) return [{ is: 'no-begin' }, ...problems];
  const works = durationOf(change);
  const ends = begins.minutes + works / 60;
  const watched = ends + (change.watch ?? 0) / 60;
  for (const { name, facts } of services) {
    const { open, close, critical } = facts?.hours ?? noHours;
    if (critical.some(([first, last]) => first <= begins.day && begins.day <= last)) {
      problems.push({ is: 'critical', service: name, day: begins.day });
    }
    if (open === undefined || isAlwaysOpen(open, close)) continue;
    if (close !== undefined && isOpenDuring(begins, ends, open, close)) {
      problems.push({ is: 'open', service: name, open, close });
      continue;
    }
    const opens = nextOpening(begins, open);
    if (watched > opens.minutes) {
      problems.push({
        is: 'no-time',
        service: name,
        opens: `${opens.day} ${open}`,
        needed: (watched - begins.minutes) * 60,
      });
    }
  }
  return [...groupBy(problems, (problem) => problem.is).values()].flatMap(([first]) => first ?? []);
}

/** Seconds: what runs together takes as long as the longest of it, the rest is done one after the other. */
export function durationOf({ steps }: Change): Seconds {
  let sum = 0;
  for (const same of groupBy(steps, (step) => step.together ?? step).values()) {
    let longest = 0;
    for (const { down = 0 } of same) longest = Math.max(longest, down);
    sum += longest;
  }
  return sum;
}

/** What never closes has no hours to keep out of; that it must not stop at all is said by pair-down-together. */
function isAlwaysOpen(open: string, close: string | undefined): boolean {
  return close !== undefined && toMinutes(close) - toMinutes(open) >= 23 * 60;
}

function isOpenDuring(begins: LocalTime, ends: number, open: string, close: string): boolean {
  if (!begins.isWorkday) return false;
  const midnight = begins.minutes - clockOf(begins);
  const [from, to] = [open, close].map((text) => midnight + toMinutes(text));
  return from !== undefined && to !== undefined && begins.minutes < to && (begins.minutes >= from || ends > from);
}

/** The first time it opens from then on; offices are closed on Saturdays and Sundays. */
function nextOpening(begins: LocalTime, open: string): LocalTime {
  const at = toMinutes(open);
  let day = begins;
  let opens = begins.minutes - clockOf(begins) + at;
  while (!day.isWorkday || opens < begins.minutes) {
    day = nextDay(day);
    opens = day.minutes + at;
  }
  return { ...day, minutes: opens };
}
