/** Records of a CSV as RFC 4180 has them: rows end with CR LF, a quote within quotes is doubled. Throws where it is none. */
export function parsedCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const next = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
    next.lastIndex = at;
    const read = next.exec(text);
    if (read === null) throw new Error(`no CSV at ${at}: ${text.slice(at, at + 80)}`);
    row.push(read[1]?.replaceAll('""', '"') ?? read[2] ?? '');
    at = next.lastIndex;
    if (read[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) throw new Error('the last row has no end');
  return rows;
}
