import type { Finding } from './report.ts';
import type { Words } from './words/words.ts';

/** `2 errors, 1 warning, 3 unproven`: what of the findings is of which kind; information does not count. */
export function countsIn(findings: readonly Finding[], { count, report, format }: Words): string {
  const broken = (severity: Finding['severity']): number =>
    findings.filter((finding) => finding.verdict === 'broken' && finding.severity === severity).length;
  const [errors, warnings] = [broken('error'), broken('warning')];
  const unproven = findings.filter(({ verdict, severity }) => verdict === 'unproven' && severity !== 'info').length;
  return [
    ...(errors > 0 ? [count.error(errors)] : []),
    ...(warnings > 0 ? [format.warnings(warnings)] : []),
    ...(unproven > 0 ? [report.counted.unproven(unproven)] : []),
  ].join(', ');
}
