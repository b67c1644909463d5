/** A moment by the clock of the place: what its text says before the offset. */
export interface LocalTime {
  /** Minutes from a fixed day on. */
  readonly minutes: number;
  /** `2023-11-16` */
  readonly day: string;
  readonly isWorkday: boolean;
}

const dayInMinutes = 24 * 60;

/** `2023-11-16T19:00:00+09:00`; undefined where it is no such text. */
export function localTime(text: string): LocalTime | undefined {
  const [, day, hours, minutes] = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(text) ?? [];
  if (day === undefined) return undefined;
  return at(Date.parse(`${day}T00:00:00Z`) / 60_000, Number(hours) * 60 + Number(minutes));
}

/** The beginning of the next day. */
export function nextDay(time: LocalTime): LocalTime {
  return at(time.minutes - clockOf(time) + dayInMinutes, 0);
}

/** Minutes since midnight. */
export function clockOf({ minutes }: Pick<LocalTime, 'minutes'>): number {
  return minutes % dayInMinutes;
}

/** `09:30` as minutes since midnight. */
export function toMinutes(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

function at(midnight: number, clock: number): LocalTime {
  const date = new Date(midnight * 60_000);
  const weekday = date.getUTCDay();
  return {
    minutes: midnight + clock,
    day: date.toISOString().slice(0, 10),
    isWorkday: weekday !== 0 && weekday !== 6,
  };
}
