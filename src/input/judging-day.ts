import { isDate } from './declared/units.ts';
import { InputError } from './error.ts';

/**
 * The day to judge by, `2026-11-28`: the only clock there is.
 * @param asOf the day that is asked for; today (UTC) unless given
 * @throws InputError when it is no day.
 */
export function judgingDay(asOf: string | undefined): string {
  if (asOf !== undefined && !isDate(asOf)) throw new InputError(`asOf ${asOf}: expected a date such as 2026-09-01`);
  return asOf ?? new Date().toISOString().slice(0, 10);
}
