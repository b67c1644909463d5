import type { Output } from '../printable.ts';
import { blank, field, line, print, span, table, type Line, type Tone } from './page.ts';
import type { Explanation, Severity } from './report.ts';
import type { Words } from './words/words.ts';

export interface ExplanationOptions {
  readonly words: Words;
  readonly colour: boolean;
  readonly width: number;
}

const TONES: Readonly<Record<Severity, Tone>> = { error: 'error', warning: 'warning', info: 'quiet' };

/** One policy in full. */
export function renderExplanation(policy: Explanation, { colour, width, words }: ExplanationOptions): Output {
  const { fields, severityIn, inNoPack, notWaivable } = words.explanation;
  const add = (name: keyof typeof fields, text: string): Line[] =>
    text === '' ? [] : [blank, ...field(fields[name], text, width, { indent: 0 })];
  const packs = policy.packs.map(({ name, severity }) => severityIn(words.severity[severity], name));
  return print(
    [
      line(span(policy.id, 'strong')),
      line(policy.title),
      ...add('why', policy.why),
      ...add('do', policy.fix),
      ...policy.fixes.flatMap(({ type, fix }) => [
        blank,
        ...field(`  ${fields.forType}`, type, width, { indent: 0, tone: 'name' }),
        ...field('', fix, width, { indent: 0 }),
      ]),
      ...add('severity', packs.length === 0 ? inNoPack : packs.join(', ')),
      ...add('waivers', policy.waivable ? '' : notWaivable),
      ...add('controls', policy.controls.join(', ')),
      ...add('incident', policy.incident ?? ''),
    ],
    colour,
  );
}

/** All policies, one a line. */
export function renderPolicyList(
  policies: readonly { readonly id: string; readonly severity: Severity; readonly title: string }[],
  { colour, words }: ExplanationOptions,
): Output {
  const rows = policies.map(({ id, severity, title }) =>
    line(span(id, 'strong'), span(words.severity[severity], TONES[severity]), title),
  );
  return print([...table(rows, ''), blank, line(span(words.explanation.hint, 'quiet'))], colour);
}
