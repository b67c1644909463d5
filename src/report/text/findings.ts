import { pushAll } from '../../multimap.ts';
import { label } from '../../printable.ts';
import { blank, field, line, paragraph, span, type Line, type Tone } from '../page.ts';
import type { Finding, FindingService, OutageRange, Place } from '../report.ts';
import type { RenderOptions } from '../render-options.ts';
import type { Words } from '../words/words.ts';
import { waivedLines, waiverText } from './accepted.ts';
import { causes, type Cause } from './folding.ts';
import { listed } from './lists.ts';

/** All findings: errors, warnings, unproven; those of the baseline and information as a count unless `verbose`, waived ones in short. */
export function findingLines(findings: readonly Finding[], options: RenderOptions): Line[] {
  const open = findings.filter((finding) => finding.waived === undefined && !finding.inBaseline);
  const told = open.filter((finding) => finding.severity !== 'info');
  const info = open.filter((finding) => finding.severity === 'info');
  const waived = findings.filter((finding) => finding.waived !== undefined);
  const broken = (severity: Finding['severity']) =>
    told.filter((finding) => finding.verdict === 'broken' && finding.severity === severity);
  const unproven = told.filter((finding) => finding.verdict === 'unproven');
  const { verbose, words } = options;
  const { severity, verdict, report } = words;
  const recorded = findings.filter((finding) => finding.inBaseline && finding.waived === undefined);
  const hidden = info.length + recorded.length > 0 && !verbose;
  return [
    ...section(`✗ ${severity.error}`, 'error', broken('error'), options),
    ...section(`! ${severity.warning}`, 'warning', broken('warning'), options),
    ...section(`? ${verdict.unproven}`, 'unproven', unproven, options),
    ...(verbose ? section(`· ${severity.info}`, 'quiet', info, options) : []),
    ...(verbose ? section(`· ${report.baseline.heading}`, 'quiet', recorded, options) : []),
    ...(verbose ? section(`· ${report.waived.heading}`, 'quiet', waived, options) : waivedLines(waived, options)),
    ...(hidden ? [blank, line(span(report.hidden(info.length, recorded.length), 'quiet'))] : []),
    ...(told[0] === undefined ? [] : [blank, line(span(report.moreAbout(told[0].policy), 'quiet'))]),
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
  cause.shapes.forEach(({ first, alike }, at) => {
    if (at > 0) lines.push(blank);
    pushAll(lines, oneFinding(first, cause.fix === undefined, options));
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
  if (cause.fix !== undefined) pushAll(lines, field(words.report.fields.do, cause.fix, width, { tone: 'good' }));
  return lines;
}

function oneFinding(finding: Finding, ownFix: boolean, { verbose, width, words }: RenderOptions): Line[] {
  const { fields, sameEffect, assumption } = words.report;
  const some = (items: readonly string[]): string => listed(items, verbose ? Infinity : 3, words);
  const lines = paragraph(line('  '), finding.message, width);
  const add = (name: keyof typeof fields, text: string, tone: Tone = 'plain'): void => {
    if (text !== '') pushAll(lines, field(fields[name], text, width, { tone }));
  };
  if (finding.services.length > 1 || verbose) add('services', some(finding.services.map((one) => taken(one, words))));
  // A chain of one link only repeats what fails.
  if (finding.witness.length > 1) add('why', chain(finding.witness, verbose));
  if (finding.also.length > 0) add('also', sameEffect(some(finding.also)));
  add('breaks', some(finding.alsoBreaks ?? []));
  if (finding.verdict === 'unproven' || verbose) add('decide', some(finding.missing));
  add('allowed', some(finding.allowedBy ?? []));
  if (verbose) {
    for (const { id, value, source } of finding.assumptions ?? []) {
      add('assumes', assumption(id, inWords(value, words.outage), source));
    }
  }
  add('where', place(finding, verbose, words), 'name');
  if (verbose) {
    add('waived', waiverText(finding, words));
    add('control', finding.controls.join(', '));
    add('incident', finding.incident ?? '');
  }
  if (ownFix) add('do', finding.fix, 'good');
  return lines;
}

/** A service with its outage, and the most it may be out. */
export function taken({ name, outage, repaired, limit }: FindingService, words: Words): string {
  const most = limit === null ? undefined : words.duration(limit);
  const back = repaired && inWords(repaired, words.outage);
  return words.report.serviceOutage(name, inWords(outage, words.outage), back, most);
}

/** An outage of the report in words. */
export function inWords([best, worst]: OutageRange, words: Words['outage']): string {
  return words(best ?? Infinity, worst ?? Infinity);
}

/** From the service to the failure; the middle of a long chain is left out. */
export function chain(chained: readonly string[], verbose: boolean): string {
  // A part and what stands for it may have one name, which is said once.
  const witness = chained.filter((step, index) => step !== chained[index - 1]);
  const shown = verbose || witness.length <= 5 ? witness : [...witness.slice(0, 2), '…', ...witness.slice(-2)];
  return shown.join(' → ');
}

/** The first address, with its stack where the input has several: `net:aws_lb.web`. */
export function shortName({ addresses, failure }: Finding): string {
  const [address] = addresses;
  if (address === undefined) return failure.label;
  const id = failure.components.find((component) => component.includes(`:${address}`));
  return id === undefined ? address : id.slice(0, id.indexOf(`:${address}`) + 1 + address.length);
}

function lineOf(one: Place): string {
  return `${label(one.file)}:${one.line}`;
}

/**
 * The line that made it where that is known, else the address, with its stack where the input has several; for a lost site
 * or region, its name.
 */
function place(finding: Finding, verbose: boolean, words: Words): string {
  const { addresses, source, failure, stacks = [] } = finding;
  if (addresses.length === 0 && source === null && finding.witness.length > 0) return failure.label;
  const names = listed(addresses.map(label), verbose ? Infinity : 3, words);
  if (source !== null)
    return words.report.writtenAt(lineOf(source), source.calledFrom?.map(lineOf) ?? [], source.argument, names);
  return stacks.length === 0 ? names : words.report.inStack(names, listed(stacks.map(label), 3, words));
}
