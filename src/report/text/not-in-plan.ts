import { groupBy } from '../../multimap.ts';
import { blank, line, paragraph, span, type Line } from '../page.ts';
import type { Report, ReportDeclaredFact } from '../report.ts';
import type { RenderOptions } from '../render-options.ts';
import { listed } from './lists.ts';

/** Of one kind. */
const SHOWN = 3;

/** What the judgement rests on and no plan shows; of many of one kind the first ones. */
export function declaredLines({ declared: { facts } }: Report, options: RenderOptions): Line[] {
  if (facts.length === 0) return [];
  const { words, verbose } = options;
  const kinds = groupBy(facts, ({ kind, refusedByStrict }) => `${kind} ${refusedByStrict}`);
  const lines = [...kinds.values()].flatMap((alike) => {
    const shown = verbose || alike.length <= SHOWN + 1 ? alike : alike.slice(0, SHOWN);
    const rest = alike.length - shown.length;
    return shown.flatMap((fact, at) => factLines(fact, rest > 0 && at === shown.length - 1 ? rest : 0, options));
  });
  const { heading, refused } = words.report.declared;
  const hasRefused = facts.some(({ refusedByStrict }) => refusedByStrict);
  return [blank, line(span(heading, 'strong'), ...(hasRefused ? [span(` ${refused}`, 'quiet')] : [])), ...lines];
}

function factLines(fact: ReportDeclaredFact, rest: number, { words, width, verbose }: RenderOptions): Line[] {
  const { addresses, at, refusedByStrict } = fact;
  const about = addresses.length === 0 ? '' : `: ${listed(addresses, verbose ? Infinity : SHOWN, words)}`;
  const place = at === null ? '' : ` (${at})`;
  const text = `${fact.message}${about}${place}`;
  const mark = refusedByStrict ? span('  ! ', 'warning') : span('    ');
  return paragraph(line(mark), rest === 0 ? text : words.andMore(text, rest), width);
}

/** The same in one line, for who asks for errors only. */
export function declaredInShort({ declared: { configuration, facts } }: Report, { words }: RenderOptions): Line[] {
  if (facts.length === 0) return [];
  const { configuration: called, file, inShort } = words.report.declared;
  const refused = facts.filter(({ refusedByStrict }) => refusedByStrict).length;
  const from = configuration && `${file(configuration.path, configuration.digest, configuration.found)}, `;
  return [line(span(`${called}: `, 'warning'), `${from ?? ''}${inShort(facts.length, refused)}`)];
}
