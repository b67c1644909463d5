const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/**
 * Seconds of a written duration: `30s`, `2m`, `2h`, `3d`, `1h30m`, or a number of seconds.
 * Undefined when the text is none of these; callers know the file and line to complain about.
 */
export function parseDuration(written: string | number): number | undefined {
  if (typeof written === 'number') return Number.isFinite(written) && written >= 0 ? written : undefined;
  if (!/^(\d+(\.\d+)?[smhd])+$/.test(written)) return undefined;
  let seconds = 0;
  for (const [, amount, unit] of written.matchAll(/(\d+(?:\.\d+)?)([smhd])/g)) {
    seconds += Number(amount) * (unitSeconds[unit ?? ''] ?? 0);
  }
  return seconds;
}
