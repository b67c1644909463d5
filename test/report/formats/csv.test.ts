import { expect, it } from 'vitest';
import { renderCsv } from '../../../src/report/formats/csv.ts';
import { accepted, finding, rejected } from '../reports.ts';
import { parsedCsv } from './csv-reader.ts';

/** The cells of a column, in order. */
function cells(text: string, column: string): readonly (string | undefined)[] {
  const [header = [], ...rows] = parsedCsv(text);
  return rows.map((row) => row[header.indexOf(column)]);
}

it('a row for each service that a finding stops, and one where it stops none', () => {
  const text = renderCsv(rejected());
  expect(cells(text, 'service').slice(5, 7)).toEqual(['saeol', 'shop']);
  expect(cells(text, 'outage_worst_s').slice(5, 7)).toEqual(['90', 'inf']);
  expect(cells(text, 'limit_s').slice(5, 7)).toEqual(['7200', '']);
  expect(cells(renderCsv(accepted({ findings: [finding({ services: [] })] })), 'service')).toEqual(['']);
});

it('quotes, commas and line ends are part of a cell', () => {
  const message = 'a "b", c\r\nd';
  expect(cells(renderCsv(accepted({ findings: [finding({ message })] })), 'message')).toEqual(['a "b", c d']);
});

it.each(['=1+1', '+cmd', '-2', '@SUM(A1)', '\t=1', ' =1', '|calc', '＝1', '=HYPERLINK("http://x")'])(
  'no spreadsheet runs %j',
  (message) => {
    const [read] = cells(renderCsv(accepted({ findings: [finding({ message })] })), 'message');
    expect(read?.startsWith("'")).toBe(true);
  },
);
