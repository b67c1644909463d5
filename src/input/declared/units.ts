import { parseDuration } from '../duration.ts';

const bytes: Readonly<Record<string, number>> = { '': 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15 };

/** True for a day of the calendar, `2024-02-29`. Days are kept as this text: the later one is the greater. */
export function isDate(text: string): boolean {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}

const timeAndZone = /T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** True for a moment with its time zone (RFC 3339): `2023-11-16T19:00:00+09:00`; the seconds may be left out. */
export function isTime(text: string): boolean {
  const date = text.replace(timeAndZone, '');
  return date !== text && isDate(date);
}

/** Amount a second of a written rate: `900/s`, `300000/h`. Its form has been checked. */
export function perSecond(rate: string): number {
  const [amount = '', unit = 's'] = rate.split('/');
  return Number(amount) / secondsOf(unit);
}

/** Bytes of a written size: `858TB` (decimal), `64GiB` (binary). The schema has seen to its form. */
export function parseSize(size: string): number {
  const [, amount = '', prefix = '', binary] = /^([\d.]+)([kMGTP]?)(i?)B$/.exec(size) ?? [];
  const power = Math.round(Math.log10(bytes[prefix] ?? 1) / 3);
  return Number(amount) * (binary === 'i' ? 1024 ** power : (bytes[prefix] ?? 1));
}

/** Bytes a second of a written throughput: `1TB/h`. The schema has seen to its form. */
export function bytesPerSecond(throughput: string): number {
  const [size = '', unit = 's'] = throughput.split('/');
  return parseSize(size) / secondsOf(unit);
}

/** Months of a written life: `6y`, `18mo`, `1y6mo`. Its form has been checked. */
export function parseLife(life: string): number {
  const [, years = 0, months = 0] = /^(?:(\d+)y)?(?:(\d+)mo)?$/.exec(life) ?? [];
  return Number(years) * 12 + Number(months);
}

/** True for a life as `parseLife` reads it. */
export function isLife(text: string): boolean {
  return /^(\d+y(\d+mo)?|\d+mo)$/.test(text);
}

/** True for a rate as `perSecond` reads it. */
export function isRate(text: string): boolean {
  return /^\d+(\.\d+)?\/[smhd]$/.test(text);
}

function secondsOf(unit: string): number {
  return parseDuration(`1${unit}`) ?? 1;
}
