import { blank, line, paragraph, print, span, table, type Line, type Tone } from './page.ts';
import type { Explanation, Severity } from '../judge/report.ts';

export interface ExplanationOptions {
  readonly colour: boolean;
  readonly width: number;
}

const TONES: Readonly<Record<Severity, Tone>> = { error: 'error', warning: 'warning', info: 'quiet' };

/** One policy in full. */
export function renderExplanation(policy: Explanation, { colour, width }: ExplanationOptions): string {
  const field = (name: string, text: string): Line[] =>
    text === '' ? [] : [blank, ...paragraph(line(span(name.padEnd(10), 'quiet')), text, width)];
  const packs = policy.packs.map(({ name, severity }) => `${severity} in ${name}`);
  return print(
    [
      line(span(policy.id, 'strong')),
      line(policy.title),
      ...field('why', policy.why),
      ...field('to do', policy.fix),
      ...policy.fixes.flatMap(({ type, fix }) => [
        blank,
        line(span('  for     ', 'quiet'), span(type, 'name')),
        ...paragraph(line('          '), fix, width),
      ]),
      ...field('severity', packs.length === 0 ? 'in no shipped pack' : packs.join(', ')),
      ...field('controls', policy.controls.join(', ')),
      ...field('seen in', policy.incident ?? ''),
    ],
    colour,
  );
}

/** All policies, one a line. */
export function renderPolicyList(
  policies: readonly { readonly id: string; readonly severity: Severity; readonly title: string }[],
  { colour }: ExplanationOptions,
): string {
  const rows = policies.map(({ id, severity, title }) =>
    line(span(id, 'strong'), span(severity, TONES[severity]), title),
  );
  return print([...table(rows, ''), blank, line(span('nospof explain ID says why, and what to do', 'quiet'))], colour);
}
