import { printable } from '../../printable.ts';

/** Breaks what stands on both sides of it, and is not seen. */
const BREAK = '&#8203;';

/**
 * What a platform turns into a link after Markdown is rendered, whichever way its characters were written: a mention (`@a`), a
 * reference (`#1`, `GH-1`; GitLab `!1`, `$1`, `%1`, `~1`, `^1`), an address (`a://b`, `www.`, `mailto:`, `xmpp:`).
 * Sources: https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls
 * https://docs.gitlab.com/user/markdown/#gitlab-specific-references
 */
const REFERENCE = /[@#!$%~^](?=[\p{L}\p{N}_"'-])|\bGH-(?=\d)|\/(?=\/)|\b(?:www\.|mailto:|xmpp:)/giu;

/** What has a meaning in Markdown or HTML: anywhere, at the edge of a word, at the start of a line. */
const MARKUP = /[\\`*<>[\]|~&#!$@]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|^[-+=:]|(?<=^\d{1,9})[.)]/gu;

/** `text` as Markdown shows it letter by letter, in a paragraph, a list or a cell: no markup, no HTML, no link, no mention. */
export function markdownText(text: string): string {
  const shown = printable(text).trim();
  const marks = new Set(Array.from(shown.matchAll(MARKUP), ({ index }) => index));
  const breaks = new Set(Array.from(shown.matchAll(REFERENCE), (found) => found.index + found[0].length));
  let written = '';
  for (let at = 0; at < shown.length; at++) {
    const character = shown.charAt(at);
    written += breaks.has(at) ? BREAK : '';
    written += marks.has(at) ? `&#${character.charCodeAt(0)};` : character;
  }
  return written;
}

/** `text` as code, in which no platform looks for mentions and references; not for a cell. */
export function markdownCode(text: string): string {
  const shown = printable(text).trim();
  if (shown === '') return '';
  const runs = new Set(Array.from(shown.matchAll(/`+/g), ([run]) => run.length));
  let ticks = 1;
  while (runs.has(ticks)) ticks++;
  const fence = '`'.repeat(ticks);
  const pad = /^`|`$/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}
