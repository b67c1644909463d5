/** Words of a text in lines of at most so many characters; a longer word has a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

/** A text with a hanging indent: `first` before its first line, as many blanks before the others. */
export function hang(first: string, text: string, width: number): string[] {
  return wrap(text, width - first.length).map((line, index) => (index === 0 ? first : ' '.repeat(first.length)) + line);
}

/** Two texts side by side; the left one is `width` wide. */
export function beside(left: readonly string[], right: readonly string[], width: number): string[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
    `${(left[index] ?? '').padEnd(width)}   ${right[index] ?? ''}`.trimEnd(),
  );
}

/**
 * Characters in a line: of the terminal, else as COLUMNS says, else 80. A terminal in a container or in CI may say that it
 * has no columns.
 */
export function columnsOf(terminal: number | undefined, said: string | undefined): number {
  const known = [terminal, Number(said)].find((columns) => columns !== undefined && columns > 0);
  return known ?? 80;
}
