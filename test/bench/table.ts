export interface Row {
  readonly what: string;
  /** A ratio of two times of this run. */
  readonly ratio: number;
  /** The ratio may be this large. */
  readonly bar: number;
  /** How the ratio came about. */
  readonly detail: string;
}

/** One line a row: what, this run, the bar, pass or short. */
export function table(rows: readonly Row[]): string {
  const cells = [
    ['what', 'this run', 'bar', '', ''],
    ...rows.map(({ what, ratio, bar, detail }) => [
      what,
      `${ratio.toFixed(1)} x`,
      `${bar} x`,
      ratio <= bar ? 'pass' : 'short',
      detail,
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Milliseconds of the quickest of so many turns of each, taken in turn so that a busy moment hits all alike. */
export function sideBySide(turns: number, ...subjects: readonly (() => unknown)[]): number[] {
  const best = subjects.map(() => Infinity);
  for (let turn = 0; turn < turns; turn++) {
    for (const [index, subject] of subjects.entries()) {
      const start = performance.now();
      subject();
      best[index] = Math.min(best[index] ?? Infinity, performance.now() - start);
    }
  }
  return best;
}
