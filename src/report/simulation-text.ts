import { pushAll } from '../multimap.ts';
import type { Output } from '../printable.ts';
import { blank, field, line, paragraph, print, span, type Line } from './page.ts';
import type { RenderOptions } from './render-options.ts';
import type { Simulation } from './simulation.ts';
import { inWords } from './text/one-finding.ts';
import { listed } from './text/lists.ts';

/** A simulation for people: what fails, what stops, what holds. */
export function renderSimulation(simulation: Simulation, options: RenderOptions): Output {
  const { verbose, words, width } = options;
  const { failed, maybeFailed, stops, holds, asked, mode, lost } = simulation;
  const { simulation: say, count, outage } = words;
  const some = (items: readonly string[]): string => listed(items, verbose ? Infinity : 6, words);
  const add = (name: string, text: string): Line[] =>
    text === '' ? [] : field(name, text, width, { indent: 0, called: 'plain' });
  const lines = [
    ...add(say.fails[mode], say.parts(count.part(failed.length + maybeFailed.length), asked.join(say.and))),
    ...add('', some(failed)),
    ...add(say.maybe, some(maybeFailed)),
  ];
  for (const { service, outage: range, chain } of stops) {
    const isOver = range[1] === null;
    pushAll(lines, [
      blank,
      ...paragraph(
        line(span('✗ ', isOver ? 'error' : 'warning')),
        say.stops(service, inWords(range, outage, lost)),
        width,
      ),
    ]);
    if (chain.length > 1) pushAll(lines, field(words.report.fields.why, chain.join(' → '), width));
  }
  if (holds.length > 0) pushAll(lines, [blank, ...add(say.holds, `${count.service(holds.length)}: ${some(holds)}`)]);
  if (stops.length === 0) pushAll(lines, [blank, line(span(say.nothingStops, 'good'))]);
  return print(lines, options.colour);
}
