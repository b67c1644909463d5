import { sha256 } from './sha256.ts';

/**
 * What an input says is data: it is shown, and never obeyed. All that turns facts into words, and words into an output, goes
 * through this file: names by `label`, other texts by `printable`, what is written by `output`.
 */

/** Characters of a name within a sentence. */
const MOST_OF_A_NAME = 200;
/** Characters of what is said about an input that cannot be judged. */
const MOST_OF_A_SENTENCE = 2000;

/**
 * Characters that cannot be seen, and those that turn the text around them: control and format characters (zero-width,
 * bidirectional, tags, soft hyphen), variation selectors, fillers, line and paragraph separators, halves of surrogate pairs,
 * private use.
 * Source: https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
const INVISIBLE =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\ufdd0-\ufdef\ufffe\uffff]/gu;

/**
 * The first character of what a CI service reads as a command wherever it stands in a line: `##[` (GitHub, Azure), `##vso[`
 * (Azure), `##teamcity[`, `section_start:` (GitLab), and `::add-mask::` (GitHub) behind a blank. Jenkins reads none but those
 * that a control character begins. Sources:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 * https://learn.microsoft.com/en-us/azure/devops/pipelines/scripts/logging-commands
 * https://www.jetbrains.com/help/teamcity/service-messages.html
 * https://docs.gitlab.com/ci/jobs/job_logs/#custom-collapsible-sections
 */
const COMMAND = /#(?=#(?:[a-z][\w.-]*)?\[)|s(?=ection_(?:start|end):)|(?<=\s):(?=:[a-z])/gi;

/** The same of what is one only at the start of a line; a colour may stand before it. */
const FIRST_IN_LINE =
  // oxlint-disable-next-line no-control-regex -- ESC begins a colour
  /(?::(?=:)|\[(?=(?:command|debug|endgroup|error|group|notice|pipeline|section|warning)\]))(?<=^(?:\u001b\[[\d;]*m|[^\S\n])*[:[])/gim;

/** What neither can be in any text without. */
const SUSPECT = /[^ -~]|##|::|section_|^\s*\[/i;

/** `text` on one line, of characters that can be seen; tabs and line ends become blanks. */
export function printable(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return withoutCommands(withoutInvisible(text.replace(/\r\n|[\t\n\r]/g, ' '), escaped), escaped);
}

/** A name as it stands in a sentence or a picture: printable, and of several that are too long each still another one. */
export function label(name: string): string {
  return shortened(printable(name), MOST_OF_A_NAME);
}

/** A sentence about an input, which may quote it. */
export function sentence(text: string): string {
  return shortened(printable(text), MOST_OF_A_SENTENCE);
}

/** The same for every text within `facts`, which may be a title, a fact or a statement. */
export function labelled<T>(facts: T): T {
  return everyText(facts, label);
}

/** `value` with each text in it, keys included, as `change` makes it. As deep as our own types are, whatever an input says. */
export function everyText<T>(value: T, change: (text: string) => string): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- texts stay texts, and all else stays what it is
  return changed(value, change) as T;
}

function changed(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => changed(one, change));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [change(key), changed(one, change)]));
}

/** A text that may be written to a terminal, a log or a file: `output` alone makes one. */
export type Output = string & { readonly __isOutput: true };

/**
 * A whole output, in which no line is a command to what reads it, however its parts were put together.
 * @param escape a character as the format writes it so that it is shown, and not obeyed
 */
export function output(text: string, escape: (character: string) => string = escaped): Output {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place
  return withoutCommands(text, escape) as Output;
}

/** A workflow command of GitHub, on one line: the only commands that nospof gives. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly file?: string;
  readonly line?: number;
  readonly title: string;
  readonly message: string;
}

/**
 * Annotations of GitHub, one a line. Whatever their texts say, none ends its command or begins another.
 * Source: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts (escapeData, escapeProperty)
 */
export function annotations(all: readonly Annotation[]): Output {
  const lines = all.map(({ level, message, ...properties }) => {
    const named = Object.entries(properties).map(([name, value]) => {
      const text = commandData(printable(String(value)));
      return `${name}=${text.replace(/[:,]/g, percent)}`;
    });
    return `::${level} ${named.join(',')}::${commandData(message)}\n`;
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `commandData` gives is no command, and the rest is ours
  return lines.join('') as Output;
}

function commandData(text: string): string {
  return withoutCommands(text, escaped).replace(/[%\r\n]/g, percent);
}

/** `%0A` */
function percent(character: string): string {
  return `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** `\u{200b}`: how a character is shown that cannot be seen, or would be obeyed. */
export function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Each character that cannot be seen as `escape` writes it. */
export function withoutInvisible(text: string, escape: (character: string) => string): string {
  return text.replace(INVISIBLE, escape);
}

function withoutCommands(text: string, escape: (character: string) => string): string {
  return text.replace(COMMAND, escape).replace(FIRST_IN_LINE, escape);
}

/** Both ends, which tell most, and a digest of what is left out between them: different names stay different. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const digestSize = '…sha256:0123456789ab…'.length;
  const tail = Math.floor((most - digestSize) / 2);
  const head = most - digestSize - tail;
  const digest = sha256(text.slice(head, -tail)).slice(0, 12);
  const [start, end] = [text.slice(0, head), text.slice(-tail)];
  // Half of a surrogate pair is no character.
  return `${start.replace(/[\ud800-\udbff]$/, '')}…sha256:${digest}…${end.replace(/^[\udc00-\udfff]/, '')}`;
}
