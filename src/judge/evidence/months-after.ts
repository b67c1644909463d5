/**
 * The day so many months after (before, where less than 0) a day, `2026-02-28`: the same day of that month, or its last.
 * @param day a day of the calendar, `2025-11-30`
 */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const total = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(total / 12), (((total % 12) + 12) % 12) + 1];
  // Day 0 of a month is the last of the one before.
  const last = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  return `${String(toYear).padStart(4, '0')}-${two(toMonth)}-${two(Math.min(date, last))}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
