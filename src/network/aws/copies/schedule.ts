/** Field of a cron expression: what it allows, from the least to the greatest. */
interface Field {
  readonly from: number;
  readonly to: number;
  readonly names?: readonly string[];
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const days = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const fields: readonly Field[] = [
  { from: 0, to: 59 },
  { from: 0, to: 23 },
  { from: 1, to: 31 },
  { from: 1, to: 12, names: months },
  { from: 1, to: 7, names: days },
  { from: 1970, to: 2199 },
];

const units: Readonly<Record<string, number>> = { minute: 60, hour: 3600, day: 86_400 };

/**
 * The longest time between two runs of a schedule of AWS, seconds; undefined for what is no schedule, or one by the last or the
 * n-th day of something.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 * @param expression `cron(0 16 * * ? *)`, `rate(12 hours)`
 */
export function longestGap(expression: string): number | undefined {
  const [, number, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (number !== undefined) return Number(number) * (units[unit] ?? 0);
  const written = /^cron\(([^()]*)\)$/.exec(expression)?.[1]?.trim().split(/\s+/) ?? [];
  const sets = fields.map((field, index) => allowed(written[index] ?? '', field));
  const [minutes, hours, date, month, day, year] = sets;
  if (written.length !== fields.length || !minutes || !hours || !date || !month || !day || !year) return undefined;
  const times = [...hours].flatMap((hour) => [...minutes].map((minute) => hour * 3600 + minute * 60));
  return gapOver(
    times.toSorted((a, b) => a - b),
    (on) => {
      const isDay = date.has(on.getUTCDate()) && day.has(on.getUTCDay() + 1);
      return isDay && month.has(on.getUTCMonth() + 1) && year.has(on.getUTCFullYear());
    },
  );
}

/** Four years have every month and a leap day. */
const [firstDay, lastDay] = [Date.UTC(2026, 0, 1), Date.UTC(2030, 0, 1)];

function gapOver(times: readonly number[], runsOn: (day: Date) => boolean): number | undefined {
  let last: number | undefined;
  let longest = 0;
  for (let day = firstDay; day < lastDay; day += 86_400_000) {
    if (!runsOn(new Date(day))) continue;
    for (const time of times) {
      const now = day / 1000 + time;
      longest = Math.max(longest, now - (last ?? firstDay / 1000));
      last = now;
    }
  }
  return last === undefined ? undefined : Math.max(longest, lastDay / 1000 - last);
}

function allowed(text: string, field: Field): ReadonlySet<number> | undefined {
  const found = new Set<number>();
  for (const part of text.split(',')) {
    const [range = '', step = '1'] = part.split('/');
    const isAll = range === '*' || range === '?';
    const [from, to] = isAll ? [field.from, field.to] : bounds(range, part.includes('/'), field);
    const by = Number(step);
    if (from === undefined || to === undefined || !Number.isSafeInteger(by) || by < 1) return undefined;
    for (let value = from; value <= to; value += by) found.add(value);
  }
  return found;
}

/** `MON-FRI`, `5`; with a step a number alone is a beginning: `0/6`. */
function bounds(range: string, hasStep: boolean, field: Field): readonly (number | undefined)[] {
  const [first = '', last] = range.split('-');
  const from = valueOf(first, field);
  return [from, last === undefined ? (hasStep ? field.to : from) : valueOf(last, field)];
}

function valueOf(text: string, { from, to, names = [] }: Field): number | undefined {
  const named = names.indexOf(text.toUpperCase());
  const value = named >= 0 ? named + from : Number(text);
  return text !== '' && Number.isSafeInteger(value) && value >= from && value <= to ? value : undefined;
}
