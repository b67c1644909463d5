import { beside, columnsIn, hang, padded, wrap } from './columns.ts';
import type { Expected } from './expected.ts';
import type { Reported } from './incident.ts';
import type { Finding, Replay } from './replay.ts';
import { type Language, type ReplayWords, wordsOf } from './words.ts';

/** How a line that matters is set off; it must not change what is printed. */
export interface Paint {
  readonly title: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly good: (text: string) => string;
}

const same = (text: string): string => text;
const plain: Paint = { title: same, bad: same, good: same };

/** Terminals of this many characters show what was reported and what was found side by side. */
const sideBySide = 100;
/** Longer lines are hard to read. */
const widest = 140;

/** A replay for a terminal: what the press and the audit reported, and beside it what the linter found. */
export function page(replay: Replay, columns: number, paint = plain): string {
  const width = Math.min(columns, widest);
  const { incident, mended } = replay;
  const asItWas = () => [
    ...incident.reported.flatMap((one) => report(one, width)),
    '',
    ...rows(replay, width, paint),
    ...pending(replay, width),
  ];
  return [
    ...wrap(incident.title, width).map(paint.title),
    '='.repeat(Math.min(columnsIn(incident.title), width)),
    ...(mended ? wrap(wordsOf[replay.lang].mended, width) : asItWas()),
    '',
    ...unexpected(replay, width, paint),
    ...verdict(replay, width, paint),
    '',
  ].join('\n');
}

/** Every incident on a line. */
export function list(
  incidents: readonly { readonly name: string; readonly expected: Expected }[],
  lang: Language = 'en',
): string {
  const words = wordsOf[lang];
  const longest = Math.max(...incidents.map(({ name }) => name.length));
  const lines = incidents.map(({ name, expected }) => `  ${padded(name, longest)}  ${expected.incident}`);
  const [example] = incidents.toSorted((a, b) => b.expected.expected.size - a.expected.expected.size);
  return [words.incidents, ...lines, '', words.toReplay(command(example?.name ?? 'NAME', lang)), ''].join('\n');
}

function report({ fact, source }: Reported, width: number): string[] {
  return [...wrap(fact, width - 2), ...wrap(`(${source})`, width - 2)].map((line) => `  ${line}`);
}

/** What was reported, and the findings that say it. */
function rows({ expected, findings, lang }: Replay, width: number, paint: Paint): string[] {
  const words = wordsOf[lang];
  const two = width >= sideBySide;
  const left = two ? Math.floor((width - 3) * 0.4) : width;
  const right = two ? width - 3 - left : width;
  const lines = [...expected.expected].map(([id, reported]) => {
    const found = findings.filter(({ policy }) => policy === id);
    const shown =
      found.length === 0 ? [`- ${words.notFound(id)}`] : found.flatMap((one) => show(one, right, paint, words));
    const said = report(reported, left);
    return two ? [...beside(said, shown, left), ''] : [...said, ...shown, ''];
  });
  if (lines.length === 0) return [];
  const head = two
    ? beside([words.reported, '-'.repeat(left)], [words.found, '-'.repeat(right)], left)
    : [words.both, ''];
  return [...head, ...lines.flat()];
}

function show({ policy, message, addresses, fix }: Finding, width: number, paint: Paint, words: ReplayWords): string[] {
  return [
    paint.bad(`✗ ${policy}`),
    ...hang('  ', message, width),
    ...(addresses.length === 0 ? [] : hang(`  ${words.where}  `, addresses.join(', '), width)),
    ...hang(`  ${words.fix}  `, fix, width),
  ];
}

function pending({ expected, lang }: Replay, width: number): string[] {
  const ids = [...expected.pending.keys()];
  if (ids.length === 0) return [];
  return wrap(wordsOf[lang].pending(ids), width);
}

function unexpected({ expected, findings, mended, lang }: Replay, width: number, paint: Paint): string[] {
  const others = findings.filter(({ policy }) => mended || !expected.expected.has(policy));
  if (others.length === 0) return [];
  const words = wordsOf[lang];
  return [words.unexpected, ...others.flatMap((finding) => show(finding, width, paint, words)), ''];
}

function verdict(replay: Replay, width: number, paint: Paint): string[] {
  const { name, expected, findings, mended, asExpected, lang } = replay;
  const words = wordsOf[lang];
  const count = mended ? 0 : expected.expected.size;
  const found = new Set(findings.map(({ policy }) => policy)).size;
  const colour = replay.verdict === 'rejected' ? paint.bad : paint.good;
  return [
    ...wrap(words.verdict(replay.verdict, count, asExpected ? undefined : found), width).map(colour),
    mended ? words.original(command(name, lang)) : words.fixed(`${command(name, lang)} --mended`),
  ];
}

function command(name: string, lang: Language): string {
  return `npm run replay -- ${name}${lang === 'en' ? '' : ` --lang ${lang}`}`;
}
