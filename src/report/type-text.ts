import type { Output } from '../printable.ts';
import type { TypeExplanation, TypeWay } from './words/explained-type.ts';
import type { ExplanationOptions } from './explanation.ts';
import { blank, field, line, paragraph, print, span, type Line } from './page.ts';
import type { TypeWords } from './words/type-words.ts';

/** What nospof believes of a resource type. */
export function renderType(explanation: TypeExplanation, { colour, width, words }: ExplanationOptions): Output {
  const { types } = words;
  const { fields } = types;
  const { type, is, of, role, scope, uses, placedBy, leadsTo, sameAs, policies, times, source } = explanation;
  const add = (name: keyof typeof fields, texts: readonly string[]): Line[] =>
    texts.flatMap((text, index) => field(index === 0 ? fields[name] : '', text, width, { indent: 0 }));
  const parts: readonly (readonly Line[])[] = [
    is === 'modelled' ? [] : paragraph([], types.notDrawn[is](of), width),
    [
      ...add('sameAs', sameAs === undefined ? [] : [sameAs]),
      ...add('role', role === undefined ? [] : [types.role(role)]),
      ...add('stands', scope === undefined ? [] : [types.scope[scope]]),
      ...add('placedBy', placedBy.length === 0 ? [] : [placedBy.join(', ')]),
      ...add('leadsTo', leadsTo.length === 0 ? [] : [leadsTo.join(', ')]),
      ...add(
        'uses',
        uses.map((use) => types.use[use]),
      ),
    ],
    ...explanation.ways.map((way) => wayLines(way, types, add)),
    add('policies', policies.length === 0 ? [] : [policies.join(', ')]),
    times.flatMap((time, index) => [
      ...field(index === 0 ? fields.times : '', types.time(time), width, { indent: 0 }),
      ...field('', time.source, width, { indent: 0, tone: 'quiet' }),
    ]),
    add('source', source === undefined ? [] : [source]),
  ];
  const body = parts.flatMap((lines) => (lines.length === 0 ? [] : [blank, ...lines]));
  return print([line(span(type, 'strong')), ...body], colour);
}

function wayLines(
  { set, beside, parts, needs }: TypeWay,
  types: TypeWords,
  add: (name: keyof TypeWords['fields'], texts: readonly string[]) => Line[],
): Line[] {
  const others = Object.entries(beside).map(([type, count]) => types.beside(type, count));
  const said = [...set, ...others];
  return [
    ...add('way', [said.length === 0 ? types.byDefault : said.join(', ')]),
    ...add('parts', parts.length === 0 ? [types.noParts] : parts.map(types.part)),
    ...add('needs', needs.map(types.need)),
  ];
}
