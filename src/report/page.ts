import pc from 'picocolors';
import { output, type Output, printable } from '../printable.ts';
import { cells } from './cells.ts';

/** What a piece of text means; the colour follows from it. */
export type Tone = 'plain' | 'strong' | 'quiet' | 'error' | 'warning' | 'unproven' | 'good' | 'name';

export interface Span {
  readonly text: string;
  readonly tone: Tone;
}

export type Line = readonly Span[];

export function span(text: string, tone: Tone = 'plain'): Span {
  return { text, tone };
}

export function line(...spans: readonly (Span | string)[]): Line {
  return spans.map((piece) => (typeof piece === 'string' ? span(piece) : piece));
}

export const blank: Line = [];

/**
 * `text` broken at blanks into lines of at most `width` columns. `first` stands before the first line, the others are
 * indented by as much. A word longer than the line, an address say, is never cut: it must survive copy and paste.
 */
export function paragraph(first: Line, text: string, width: number, tone: Tone = 'plain'): Line[] {
  const indent = first.reduce((sum, piece) => sum + cells(printable(piece.text)), 0);
  const rows: string[] = [];
  let row = '';
  let used = 0;
  for (const word of printable(text).split(' ')) {
    if (word === '') continue;
    const room = cells(word);
    if (row !== '' && indent + used + 1 + room > width) {
      rows.push(row);
      row = word;
      used = room;
    } else {
      row = row === '' ? word : `${row} ${word}`;
      used += room + (used === 0 ? 0 : 1);
    }
  }
  rows.push(row);
  return rows.map((content, at) => [...(at === 0 ? first : [span(' '.repeat(indent))]), span(content, tone)]);
}

/** Columns that names of fields take. */
const FIELD = 11;

/** A named text: `why`, then the reason, its lines under each other. */
export function field(
  name: string,
  text: string,
  width: number,
  { tone = 'plain', indent = 4, called = 'quiet' }: { tone?: Tone; indent?: number; called?: Tone } = {},
): Line[] {
  const gap = ' '.repeat(Math.max(1, FIELD - cells(name)));
  return paragraph(line(' '.repeat(indent), span(`${name}${gap}`, called)), text, width, tone);
}

/** Rows with columns under each other, two blanks between; the last column is not padded. */
export function table(rows: readonly Line[], indent: string): Line[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cells(printable(cell.text)));
    });
  }
  return rows.map((row) => [
    span(indent),
    ...row.flatMap((cell, column) => {
      const padding = column === row.length - 1 ? 0 : (widths[column] ?? 0) - cells(printable(cell.text)) + 2;
      return [cell, span(' '.repeat(padding))];
    }),
  ]);
}

/** The page as text, one line end after each line. Nothing an input says reaches the terminal unchecked. */
export function print(lines: readonly Line[], colour: boolean): Output {
  const colours = pc.createColors(colour);
  const paint: Record<Tone, (text: string) => string> = {
    plain: (text) => text,
    strong: colours.bold,
    quiet: colours.dim,
    error: (text) => colours.bold(colours.red(text)),
    warning: colours.yellow,
    unproven: colours.magenta,
    good: colours.green,
    name: colours.cyan,
  };
  const text = lines
    .map((spans) => {
      const shown = spans.filter((piece) => piece.text !== '');
      while (shown.at(-1)?.text.trim() === '') shown.pop();
      return `${shown.map((piece) => paint[piece.tone](printable(piece.text))).join('')}\n`;
    })
    .join('');
  return output(text);
}
