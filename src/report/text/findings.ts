import { groupBy, pushAll } from '../../multimap.ts';
import { label } from '../../printable.ts';
import { blank, field, line, paragraph, span, type Line, type Tone } from '../page.ts';
import { isAccepted } from '../formats/accepted-why.ts';
import { isTold, leading, toldChanges } from '../leading.ts';
import type { Finding, Report } from '../report.ts';
import type { RenderOptions } from '../render-options.ts';
import { waivedLines } from './accepted.ts';
import { causes, type Cause } from './folding.ts';
import { inShortLines } from './in-short.ts';
import { listed } from './lists.ts';
import { oneFinding } from './one-finding.ts';
import { shortName } from './where.ts';

/**
 * What rejects or is new in full, the rest in short; those of the baseline and information as a count, waived ones in short. With
 * `verbose` all of them in full.
 */
export function findingLines(report: Report, options: RenderOptions): Line[] {
  const { verbose, words } = options;
  const open = report.findings.filter((finding) => !isAccepted(finding));
  const told = open.filter(isTold);
  const { first, rest } = leading(report, told);
  const tellsChange = toldChanges(report) !== undefined;
  const groups = tellsChange ? byChange(rest) : [rest];
  const [lead] = first;
  const [any = lead] = told;
  return [
    ...(tellsChange && lead !== undefined
      ? [blank, line(span(words.report.changes.heading(lead.change), 'strong'))]
      : []),
    ...sections(first, options),
    ...groups.flatMap((group) => {
      const title = words.report.inShort.heading(group.length, tellsChange ? group[0]?.change : undefined);
      if (!verbose) return inShortLines(title, group, options);
      return [...(tellsChange ? [blank, line(span(title, 'strong'))] : []), ...sections(group, options)];
    }),
    ...otherLines(report.findings, open, options),
    ...(any === undefined ? [] : [blank, line(span(words.report.moreAbout((lead ?? any).policy), 'quiet'))]),
  ];
}

/** What the change introduces, then what was there before. */
function byChange(findings: readonly Finding[]): readonly Finding[][] {
  const groups = groupBy(findings, ({ change }) => change);
  return (['introduced', 'already-there'] as const).flatMap((change) => {
    const group = groups.get(change);
    return group === undefined ? [] : [group];
  });
}

/** Information, what the baseline records, what is waived. */
function otherLines(findings: readonly Finding[], open: readonly Finding[], options: RenderOptions): Line[] {
  const { verbose, words } = options;
  const { severity, report } = words;
  const info = open.filter((finding) => !isTold(finding));
  const waived = findings.filter((finding) => finding.waived !== undefined);
  const recorded = findings.filter((finding) => finding.inBaseline && finding.waived === undefined);
  if (verbose) {
    return [
      ...section(`· ${severity.info}`, 'quiet', info, options),
      ...section(`· ${report.baseline.heading}`, 'quiet', recorded, options),
      ...section(`· ${report.waived.heading}`, 'quiet', waived, options),
    ];
  }
  const hidden = info.length + recorded.length > 0;
  return [
    ...waivedLines(waived, options),
    ...(hidden ? [blank, line(span(report.hidden(info.length, recorded.length), 'quiet'))] : []),
  ];
}

/** Errors, warnings, what is unproven. */
function sections(findings: readonly Finding[], options: RenderOptions): Line[] {
  const { severity, verdict } = options.words;
  const of = (wanted: Finding['severity']) =>
    findings.filter((finding) => finding.verdict === 'broken' && finding.severity === wanted);
  return [
    ...section(`✗ ${severity.error}`, 'error', of('error'), options),
    ...section(`! ${severity.warning}`, 'warning', of('warning'), options),
    ...section(`· ${severity.info}`, 'quiet', of('info'), options),
    ...section(
      `? ${verdict.unproven}`,
      'unproven',
      findings.filter((finding) => finding.verdict === 'unproven'),
      options,
    ),
  ];
}

/** For `--quiet`: `error single-router: what fails, what stops`. */
export function oneLine({ severity, policy, message }: Finding, { words }: RenderOptions): Line {
  return line(span(words.severity[severity], 'error'), ` ${policy}: ${message}`);
}

function section(mark: string, tone: Tone, findings: readonly Finding[], options: RenderOptions): Line[] {
  return causes(findings, !options.verbose).flatMap((cause) => causeLines(mark, tone, cause, options));
}

function causeLines(mark: string, tone: Tone, cause: Cause, options: RenderOptions): Line[] {
  const count = cause.shapes.reduce((sum, { alike }) => sum + 1 + alike.length, 0);
  const { words, width } = options;
  const title = line(
    span(mark, tone),
    '  ',
    span(cause.policy, 'strong'),
    span(count > 1 ? `  ${words.count.finding(count)}` : '', 'quiet'),
  );
  const lines: Line[] = [blank, title];
  const shared = cause.shapes.length > 1 ? cause.fix : undefined;
  cause.shapes.forEach(({ first, alike }, at) => {
    if (at > 0) lines.push(blank);
    pushAll(lines, oneFinding(first, shared === undefined, options));
    if (alike.length > 0) {
      const text = words.report.moreAlike(
        alike.length,
        listed(
          alike.map((one) => label(shortName(one))),
          5,
          words,
        ),
      );
      pushAll(lines, paragraph(line('    '), text, width));
    }
  });
  if (shared !== undefined) pushAll(lines, field(words.report.fields.do, shared, width, { tone: 'good' }));
  return lines;
}
