/** The day so many months after another, `2024-02-29` after a year is `2025-02-28`. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const total = year * 12 + month - 1 + months;
  const [newYear, newMonth] = [Math.floor(total / 12), (total % 12) + 1];
  const last = new Date(Date.UTC(newYear, newMonth, 0)).getUTCDate();
  return [`${newYear}`.padStart(4, '0'), pad(newMonth), pad(Math.min(date, last))].join('-');
}

function pad(number: number): string {
  return `${number}`.padStart(2, '0');
}
