/**
 * Names in a plan are written by strangers. Everything a terminal could obey is taken out: control characters
 * (C0, DEL, C1), line and paragraph separators, and the marks that turn text around. Tabs and line ends become blanks.
 */
export function printable(text: string): string {
  return text.replace(/\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ').replace(INVISIBLE, '');
}

const INVISIBLE = /[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Columns a terminal needs for `text`: Korean, Chinese and Japanese characters take two, combining marks none. */
export function cells(text: string): number {
  let count = 0;
  for (const character of text) count += WIDE.test(character) ? 2 : COMBINING.test(character) ? 0 : 1;
  return count;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const COMBINING = /\p{M}/u;
