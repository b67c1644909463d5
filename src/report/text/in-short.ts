import { pushAll } from '../../multimap.ts';
import { greatest } from '../../extremes.ts';
import { cells, padded } from '../cells.ts';
import { blank, line, paragraph, span, type Line, type Tone } from '../page.ts';
import type { Finding } from '../report.ts';
import type { RenderOptions } from '../render-options.ts';
import { causes, type Shape } from './folding.ts';
import { listed } from './lists.ts';
import { placeInShort } from './where.ts';

const SHOWN = 12;
const SIGNS = { error: ['✗', 'error'], warning: ['!', 'warning'], info: ['·', 'quiet'] } as const;

/** Findings that do not lead, a line a shape: how severe, which policy, where, how many more like it. */
export function inShortLines(heading: string, findings: readonly Finding[], options: RenderOptions): Line[] {
  if (findings.length === 0) return [];
  const { inShort } = options.words.report;
  const shapes = causes(findings, true).flatMap((cause) => cause.shapes);
  const shown = shapes.length <= SHOWN + 1 ? shapes : shapes.slice(0, SHOWN);
  const left = shapes.slice(shown.length).reduce((sum, { alike }) => sum + 1 + alike.length, 0);
  return [
    blank,
    line(span(heading, 'strong'), span(`  ${inShort.hint}`, 'quiet')),
    ...rows(shown, options),
    ...(left > 0 ? [line(span(`  ${inShort.more(left)}`, 'quiet'))] : []),
  ];
}

function rows(shapes: readonly Shape[], options: RenderOptions): Line[] {
  const signs = shapes.map(({ first }) => signOf(first, options));
  const widest = greatest(signs.map(([sign]) => cells(sign)));
  const longest = greatest(shapes.map(({ first }) => cells(first.policy)));
  const lines: Line[] = [];
  shapes.forEach((shape, at) => {
    const [sign, tone] = signs[at] ?? ['', 'plain'];
    const policy = span(padded(shape.first.policy, longest + 2), 'strong');
    const start = line('  ', span(padded(sign, widest + 2), tone), policy);
    pushAll(lines, paragraph(start, whereOf(shape, options), options.width));
  });
  return lines;
}

function signOf({ severity, verdict }: Finding, { words }: RenderOptions): readonly [sign: string, tone: Tone] {
  if (verdict === 'unproven') return [`? ${words.verdict.unproven}`, 'unproven'];
  const [sign, tone] = SIGNS[severity];
  return [`${sign} ${words.severity[severity]}`, tone];
}

/** Where the first is, and how many resources besides are named by those that look like it; what is to decide, where that is open. */
function whereOf({ first, alike }: Shape, { words }: RenderOptions): string {
  const named = new Set([first, ...alike].flatMap(({ addresses }) => addresses));
  const more = named.size === 0 ? alike.length : named.size - 1;
  const where = placeInShort(first, words);
  const place = more === 0 ? where : words.andMore(where, more);
  if (first.verdict !== 'unproven' || first.missing.length === 0) return place;
  return words.report.inShort.open(place, listed(first.missing, 1, words));
}
