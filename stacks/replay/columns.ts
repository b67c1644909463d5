/** Columns that a terminal needs for a text: a Korean character takes two. */
export function columnsIn(text: string): number {
  return (
    text.length + (text.match(/[\u1100-\u115f\u3000-\u33ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uff60]/g)?.length ?? 0)
  );
}

/** Words of a text in lines of at most so many columns; a longer word has a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && columnsIn(line) + 1 + columnsIn(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

/** A text with a hanging indent: `first` before its first line, as many blanks before the others. */
export function hang(first: string, text: string, width: number): string[] {
  const indent = columnsIn(first);
  return wrap(text, width - indent).map((line, index) => (index === 0 ? first : ' '.repeat(indent)) + line);
}

/** Two texts side by side; the left one is `width` wide. */
export function beside(left: readonly string[], right: readonly string[], width: number): string[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
    `${padded(left[index] ?? '', width)}   ${right[index] ?? ''}`.trimEnd(),
  );
}

export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columnsIn(text)));
}

/**
 * Characters in a line: of the terminal, else as COLUMNS says, else 80. A terminal in a container or in CI may say that it
 * has no columns.
 */
export function columnsOf(terminal: number | undefined, said: string | undefined): number {
  const known = [terminal, Number(said)].find((columns) => columns !== undefined && columns > 0);
  return known ?? 80;
}
