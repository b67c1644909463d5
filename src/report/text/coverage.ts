import type { RenderOptions } from '../index.ts';
import { blank, line, paragraph, type Line } from '../page.ts';
import type { Report } from '../../judge/report.ts';
import { counted, listed } from './words.ts';

/** What the verdicts do not cover: resource types that are not modelled, modules without content; and what is written twice. */
export function coverageLines(report: Report, options: RenderOptions): Line[] {
  const { coverage } = report;
  const most = options.verbose ? Infinity : 4;
  const lines: Line[] = [];
  if (coverage.notModelled > 0) {
    const types = Object.entries(coverage.notModelledTypes)
      .toSorted(([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1))
      .map(([type, count]) => (count === 1 ? type : `${type} ×${count}`));
    const text = `not modelled: ${coverage.notModelled} of ${counted(coverage.resources, 'resource')} (${listed(types, most)})`;
    lines.push(...paragraph(line(), text, options.width, 'quiet'));
  }
  if (coverage.opaqueModules.length > 0) {
    const text = `not in the input: the content of ${counted(coverage.opaqueModules.length, 'module')} (${listed(coverage.opaqueModules, most)})`;
    lines.push(...paragraph(line(), text, options.width, 'quiet'));
  }
  if (coverage.mixedForms.length > 0) {
    const text = `written in two ways, which Terraform makes undo each other: ${listed(coverage.mixedForms, most)}`;
    lines.push(...paragraph(line(), text, options.width, 'quiet'));
  }
  return lines.length === 0 ? [] : [blank, ...lines];
}
