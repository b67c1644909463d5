import { pushAll } from '../../multimap.ts';
import { label } from '../../printable.ts';
import { blank, field, line, paragraph, span, type Line } from '../page.ts';
import type { Finding, Report, ReportFile } from '../report.ts';
import type { RenderOptions } from '../render-options.ts';
import type { Words } from '../words/words.ts';
import { listed } from './lists.ts';

/** The files of waivers and of the baseline that were read, and the day that was judged by. */
export function acceptedFileLines({ waivers, baseline }: Report, { words, width }: RenderOptions): Line[] {
  const { waived, baseline: recorded } = words.report;
  const lines: Line[] = [];
  const add = (name: string, text: string): void =>
    pushAll(lines, field(name, text, width, { indent: 0, called: 'plain' }));
  if (waivers !== undefined) {
    add(waived.called, waived.file(waivers.file === null ? undefined : fileText(waivers.file, words), waivers.asOf));
  }
  if (baseline !== undefined) {
    add(recorded.called, recorded.file(fileText(baseline, words), words.count.finding(baseline.findings)));
  }
  return lines;
}

function fileText({ path, digest, found }: ReportFile, { report }: Words): string {
  return report.declared.file(path, digest, found);
}

/** Each finding that a waiver covers, in one line: they stay visible. */
export function waivedLines(findings: readonly Finding[], { words, width }: RenderOptions): Line[] {
  const waived = findings.filter((finding) => finding.waived !== undefined);
  if (waived.length === 0) return [];
  const { heading, inShort } = words.report.waived;
  const title = line(span(`· ${heading}`, 'quiet'), '  ', span(words.count.finding(waived.length), 'quiet'));
  const lines: Line[] = [blank, title];
  for (const finding of waived) {
    const { policy, addresses, failure, waived: reason = '', waiver } = finding;
    const of = addresses.length === 0 ? failure.label : listed(addresses.map(label), 3, words);
    const text = inShort(of, reason, waiver?.expires ?? '', waiver?.at ?? '');
    pushAll(lines, paragraph(line('  ', span(policy, 'strong'), '  '), text, width));
  }
  return lines;
}

/** Who accepted a finding, for how long, and what reduces the risk until then. */
export function waiverText({ waived, waiver }: Finding, { report }: Words): string {
  if (waived === undefined) return '';
  if (waiver === undefined) return waived;
  const { requester, approver, expires, ticket, compensatingControl, at } = waiver;
  const say = report.waived;
  const told = [
    ...(requester === null ? [] : [say.requester(requester)]),
    ...(approver === null ? [] : [say.approver(approver)]),
    ...(expires === null ? [] : [say.expires(expires)]),
    ...(ticket === null ? [] : [say.ticket(ticket)]),
    ...(compensatingControl === null ? [] : [say.control(compensatingControl)]),
    at,
  ];
  return `${waived} (${told.join(', ')})`;
}

/** What the baseline has and the inputs have no more. */
export function resolvedLines({ baseline }: Report, { words, width, verbose }: RenderOptions): Line[] {
  if (baseline === undefined || baseline.resolved.length === 0) return [];
  const { resolved } = words.report.baseline;
  const lines = [blank, ...paragraph(line(), resolved(baseline.resolved.length, baseline.path), width)];
  if (!verbose) return lines;
  for (const { policy, message } of baseline.resolved) {
    pushAll(lines, paragraph(line('  ', span('✓ ', 'good'), span(`${policy}  `, 'strong')), message, width));
  }
  return lines;
}
