/** Columns a terminal needs for `text`: Korean, Chinese and Japanese characters take two, combining marks none. */
export function cells(text: string): number {
  let count = 0;
  for (const character of text) count += WIDE.test(character) ? 2 : COMBINING.test(character) ? 0 : 1;
  return count;
}

/** `text` with blanks behind it, so that it takes this many columns. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - cells(text)));
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const COMBINING = /\p{M}/u;
