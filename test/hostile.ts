import { english } from '../src/report/words/en/english.ts';
import type { RenderOptions } from '../src/report/render-options.ts';
import { formats, render } from '../src/report/reporters.ts';
import type { Report } from '../src/report/report.ts';
import { consumers } from './report/formats/consumers.ts';

/** Names as somebody may write them who wants the log to say, or to do, something else. */
export const hostileNames: readonly string[] = [
  '::add-mask::production',
  '\n::error file=plan.json::nothing is wrong',
  ' \u00a0 ::set-output name=verdict::accepted',
  '##vso[task.complete result=Succeeded;]',
  'x ##[error]broken',
  '[command]rm -rf',
  "##teamcity[buildStatus status='SUCCESS']",
  'section_start:1700000000:all\r\u001b[0Kall',
  '\u001b]0;title\u0007\u001b[2K\u001b[1A',
  '\u001b[8mha:////4AAAA\u001b[0m',
  'a\u200bb\u200d\u2060\ufeff',
  'pro\u202educ\u2066tion',
  '\u{e0070}\u{e0061}\u{e007f}tag',
  'so\u00adft\ufe0f\u{e0100}',
  'line\u2028and\u2029paragraph\u0085\u000b\u000c',
  '\u3164\u115f',
  '"><script>alert(1)</script>',
  '%%{init: {}}%%\nend\nclick x "javascript:"',
  'constructor',
  '__proto__',
  'toString',
  `${'word '.repeat(60)}::add-mask::x`,
  'x'.repeat(5000),
  ':',
  '',
];

/** What no line of an output may have, whichever the format. */
const commands: readonly RegExp[] = [
  /^\s*::/,
  /\s::[a-z]/i,
  /##[\w.-]*\[/,
  /section_(?:start|end):/,
  /^\s*\[(?:command|error|warning|section|debug|group|endgroup)\]/,
];

const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** Lines of `text` that somebody could obey, or that hide something. */
export function obeyed(text: string): readonly string[] {
  // oxlint-disable-next-line no-control-regex -- the colours that nospof writes itself
  const lines = text.replaceAll(/\u001b\[\d{1,2}m/g, '').split('\n');
  return lines.filter((line) => invisible.test(line) || commands.some((command) => command.test(line)));
}

/** The same of every text within JSON, keys included. */
export function obeyedWithin(value: unknown): readonly string[] {
  if (typeof value === 'string') return /[\n\r]/.test(value) ? [value] : obeyed(value);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [...obeyed(key), ...obeyedWithin(one)]);
}

/** A line that is always found. */
function asCommand(mistake: string): string {
  return `\n::mistake::${mistake}`;
}

/** What the format itself obeys or writes between texts, taken out. */
function unframed(format: string, text: string): string {
  if (format === 'github') return text.replaceAll(/^::(?:error|warning|notice) (?:\w+=[^:,]*,?)+::/gm, '');
  return format === 'csv' ? text.replaceAll('\r\n', '\n') : text;
}

/** A report in every format, with everything that changes how it is written; what is wrong with it for its consumer is at the end. */
export async function everyReport(report: Report): Promise<ReadonlyMap<string, string>> {
  const ways: readonly Partial<RenderOptions>[] = [
    {},
    { verbose: true },
    { quiet: true },
    { colour: true, width: 60, tableWidth: 60 },
    { colour: true, verbose: true, width: 70, tableWidth: 200 },
  ];
  const plain = { words: english, colour: false, verbose: false, quiet: false, width: 100, tableWidth: Infinity };
  const written = new Map<string, string>();
  for (const format of formats) {
    // Most formats are written in one way only, and some consumers take their time.
    const asked = new Map<string, readonly string[] | undefined>();
    for (const way of ways) {
      const text = await render(report, format, { ...plain, ...way });
      if (!asked.has(text)) asked.set(text, await consumers[format]?.(text, report));
      const mistakes = asked.get(text);
      written.set(
        `${format} ${JSON.stringify(way)}`,
        unframed(format, text) + (mistakes ?? []).map(asCommand).join(''),
      );
    }
  }
  return written;
}
