import { pushAll } from '../../multimap.ts';
import { blank, field, line, paragraph, span, type Line } from '../page.ts';
import { toldChanges } from '../leading.ts';
import type { Report } from '../report.ts';
import type { RenderOptions } from '../render-options.ts';

/** What the plans do to the findings, as numbers. */
export function changeLines(report: Report, { words, width }: RenderOptions): Line[] {
  const told = toldChanges(report);
  if (told === undefined) return [];
  const { called, counts } = words.report.changes;
  const text = counts(told.introduced, told.resolved.length, told.alreadyThere);
  return field(called, text, width, { indent: 0, called: 'plain' });
}

/** What the plans resolve, by name. */
export function resolvedByPlanLines(report: Report, { words, width }: RenderOptions): Line[] {
  const lines: Line[] = [];
  for (const { policy, message } of toldChanges(report)?.resolved ?? []) {
    const start = line(span(`✓ ${words.report.changes.resolved}  `, 'good'), span(`${policy}  `, 'strong'));
    pushAll(lines, paragraph(start, message, width));
  }
  return lines.length === 0 ? [] : [blank, ...lines];
}
