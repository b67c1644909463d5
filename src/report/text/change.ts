import { pushAll } from '../../multimap.ts';
import { blank, field, line, paragraph, span, type Line } from '../page.ts';
import type { Finding, Report } from '../report.ts';
import type { RenderOptions } from '../render-options.ts';

/** What the plans do to the findings: nothing where no input is a plan, or where nothing is there before the first apply. */
export function changeLines({ changes, findings }: Report, { words, width }: RenderOptions): Line[] {
  if (changes === undefined || (changes.alreadyThere === 0 && changes.resolved.length === 0)) return [];
  const { called, counts, resolved } = words.report.changes;
  const told = findings.filter(isTold);
  const introduced = told.filter(({ change }) => change === 'introduced').length;
  const gone = changes.resolved.filter(isTold);
  const text = counts(introduced, gone.length, told.length - introduced);
  const lines = [blank, ...field(called, text, width, { indent: 0, called: 'plain' })];
  for (const { policy, message } of gone) {
    pushAll(
      lines,
      paragraph(line('  ', span(`✓ ${resolved}  `, 'good'), span(`${policy}  `, 'strong')), message, width),
    );
  }
  return lines;
}

/** Information is told with `--verbose` only, and no one's to resolve. */
function isTold({ severity }: Pick<Finding, 'severity'>): boolean {
  return severity !== 'info';
}
