import { groupBy } from '../multimap.ts';
import type { Output } from '../printable.ts';
import type { Explanation, Reference } from './explained.ts';
import { blank, field, line, print, span, type Line } from './page.ts';
import type { Words } from './words/words.ts';

export interface ExplanationOptions {
  readonly words: Words;
  readonly colour: boolean;
  readonly width: number;
}

/** One policy in full. */
export function renderExplanation(policy: Explanation, { colour, width, words }: ExplanationOptions): Output {
  const { fields, severityIn, offIn, inNoPack, notWaivable, titled, caseOf } = words.explanation;
  const add = (name: keyof typeof fields, text: string): Line[] =>
    text === '' ? [] : [blank, ...field(fields[name], text, width, { indent: 0 })];
  const packs = policy.packs.map(({ name, severity, reason = '' }) =>
    severity === 'off' ? offIn(name, reason) : severityIn(words.severity[severity], name),
  );
  const listed = (name: keyof typeof fields, references: readonly Reference[]): Line[] =>
    references.flatMap(({ id, title }, index) => {
      const text = title === undefined ? id : titled(id, title);
      return index === 0 ? add(name, text) : field('', text, width, { indent: 0 });
    });
  return print(
    [
      line(span(policy.id, 'strong')),
      line(policy.title),
      ...add('why', policy.why),
      ...add('do', policy.fix),
      ...[...groupBy(policy.fixes, ({ fix }) => fix)].flatMap(([fix, same]) => {
        const cases = same.flatMap((one) => (one.type === undefined ? [] : caseOf(one.type, one.when)));
        const heading = field(`  ${fields.forType}`, cases.join(', '), width, { indent: 0, tone: 'name' });
        return [blank, ...(cases.length === 0 ? [] : heading), ...field('', fix, width, { indent: 0 })];
      }),
      ...add('severity', packs.length === 0 ? inNoPack : packs.join(', ')),
      ...add('waivers', policy.waivable ? '' : notWaivable),
      ...listed('controls', policy.controls),
      ...listed('incident', policy.incidents),
      ...add('definedAt', policy.definedAt ?? ''),
    ],
    colour,
  );
}
