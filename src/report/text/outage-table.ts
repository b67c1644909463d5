import { greatest } from '../../extremes.ts';
import { blank, span, table, type Line } from '../page.ts';
import type { Summary } from '../report.ts';
import type { RenderOptions } from '../render-options.ts';
import { shortened } from './lists.ts';
import { inWords } from './one-finding.ts';

/** The longest outage by kind of failure, with the service and what caused it. */
export function outageLines({ longestOutage }: Summary, { verbose, tableWidth, words }: RenderOptions): Line[] {
  if (longestOutage.length === 0) return [];
  const { longest, oneOf, shortOutage } = words.report;
  const header = longest.map((text) => span(text, 'quiet'));
  const rows = longestOutage.map(({ kind, tried, outage, service, failure }) => {
    const time = inWords(outage, shortOutage, kind);
    const cells = [span(oneOf(kind)), span(String(tried))];
    return outage[1] === 0 ? [...cells, span(time, 'good')] : [...cells, span(time), span(service), span(failure)];
  });
  return [blank, ...table(verbose ? [header, ...rows] : fitted([header, ...rows], tableWidth), '  ')];
}

/** The two columns of names cut so that the table fits: the service to a third of the room, the failure to the rest. */
function fitted(rows: readonly Line[], width: number): readonly Line[] {
  if (width === Infinity) return rows;
  const widest = (column: number) => greatest(rows.map((row) => row[column]?.text.length ?? 0));
  // Two blanks before the table and between its columns.
  const room = width - 2 - 4 * 2 - widest(0) - widest(1) - widest(2);
  const service = Math.min(widest(3), Math.max(15, Math.floor(room / 3), room - widest(4)));
  const failure = Math.max(15, room - service);
  return rows.map((row) =>
    row.map(({ text, tone }, column) => {
      if (column < 3) return span(text, tone);
      return span(shortened(text, column === 3 ? service : failure), tone);
    }),
  );
}
