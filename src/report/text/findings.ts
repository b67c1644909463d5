import { duration, outageRange } from '../duration.ts';
import type { RenderOptions } from '../index.ts';
import { blank, line, paragraph, span, type Line, type Tone } from '../page.ts';
import type { Finding, FindingService, ReportAssumption } from '../../judge/report.ts';
import { causes, type Cause } from './cause.ts';
import { listed } from './words.ts';

/** All findings: errors, warnings, unproven; information and waived ones as a count unless `verbose`. */
export function findingLines(findings: readonly Finding[], options: RenderOptions): Line[] {
  const open = findings.filter((finding) => finding.waived === undefined);
  const told = open.filter((finding) => finding.severity !== 'info');
  const info = open.filter((finding) => finding.severity === 'info');
  const waived = findings.filter((finding) => finding.waived !== undefined);
  const broken = (severity: Finding['severity']) =>
    told.filter((finding) => finding.verdict === 'broken' && finding.severity === severity);
  const unproven = told.filter((finding) => finding.verdict === 'unproven');
  const lines = [
    ...section('✗ error', 'error', broken('error'), options),
    ...section('! warning', 'warning', broken('warning'), options),
    ...section('? unproven', 'unproven', unproven, options),
    ...(options.verbose
      ? [...section('· info', 'quiet', info, options), ...section('· waived', 'quiet', waived, options)]
      : []),
  ];
  return [...lines, ...(options.verbose ? [] : hiddenLines(info.length, waived.length)), ...hint(told[0])];
}

function hiddenLines(info: number, waived: number): Line[] {
  if (info + waived === 0) return [];
  const counts = [...(info > 0 ? [`${info} for information`] : []), ...(waived > 0 ? [`${waived} waived`] : [])];
  return [blank, line(span(`${counts.join(', ')}: --verbose shows ${info + waived === 1 ? 'it' : 'them'}`, 'quiet'))];
}

function hint(finding: Finding | undefined): Line[] {
  if (finding === undefined) return [];
  return [blank, line(span(`more about a policy: nospof explain ${finding.policy}`, 'quiet'))];
}

/** For `--quiet`: `error single-router: what fails, what stops`. */
export function oneLine(finding: Finding): Line {
  return line(span(finding.severity, 'error'), ` ${finding.policy}: ${finding.message}`);
}

function section(mark: string, tone: Tone, findings: readonly Finding[], options: RenderOptions): Line[] {
  return causes(findings, !options.verbose).flatMap((cause) => causeLines(mark, tone, cause, options));
}

function causeLines(mark: string, tone: Tone, cause: Cause, options: RenderOptions): Line[] {
  const count = cause.shapes.reduce((sum, { alike }) => sum + 1 + alike.length, 0);
  const title = line(
    span(mark, tone),
    '  ',
    span(cause.policy, 'strong'),
    span(count > 1 ? `  ${count} findings` : '', 'quiet'),
  );
  const lines: Line[] = [blank, title];
  cause.shapes.forEach(({ first, alike }, at) => {
    if (at > 0) lines.push(blank);
    lines.push(...oneFinding(first, cause.fix === undefined, options));
    if (alike.length > 0) {
      const names = alike.map(shortName);
      const text = `and ${alike.length} more like it: ${listed(names, 5)}`;
      lines.push(...paragraph(line('    '), text, options.width));
    }
  });
  if (cause.fix !== undefined) lines.push(...field('to do', cause.fix, options, 'good'));
  return lines;
}

function oneFinding(finding: Finding, ownFix: boolean, options: RenderOptions): Line[] {
  const { verbose } = options;
  const lines = paragraph(line('  '), finding.message, options.width);
  if (finding.services.length > 1 || (verbose && finding.services.length > 0)) {
    lines.push(...field('stops', listed(finding.services.map(stops), verbose ? Infinity : 3), options));
  }
  // A chain of one link only repeats what fails.
  if (finding.witness.length > 1) lines.push(...field('why', chain(finding.witness, verbose), options));
  if (finding.also.length > 0) {
    lines.push(...field('also', `${listed(finding.also, verbose ? Infinity : 3)}: same effect`, options));
  }
  if (finding.missing.length > 0 && (finding.verdict === 'unproven' || verbose)) {
    lines.push(...field('settle', listed(finding.missing, verbose ? Infinity : 3), options));
  }
  if (verbose) lines.push(...(finding.assumptions ?? []).flatMap((one) => assumption(one, options)));
  const where = place(finding, verbose);
  if (where !== '') lines.push(...field('where', where, options, 'name'));
  if (verbose && finding.waived !== undefined) lines.push(...field('waived', finding.waived, options));
  if (verbose && finding.controls.length > 0) lines.push(...field('control', finding.controls.join(', '), options));
  if (verbose && finding.incident !== null) lines.push(...field('seen in', finding.incident, options));
  if (ownFix) lines.push(...field('to do', finding.fix, options, 'good'));
  return lines;
}

/** `assumes asg-member = 2 min to 10 min`, and where that comes from. */
function assumption({ id, value, source }: ReportAssumption, options: RenderOptions): Line[] {
  return field('assumes', `${id} = ${outageRange(value)}, from ${source}`, options);
}

function field(name: string, text: string, options: RenderOptions, tone: Tone = 'plain'): Line[] {
  return paragraph(line('    ', span(name.padEnd(8), 'quiet')), text, options.width, tone);
}

function stops(service: FindingService): string {
  const limit = service.limit === null ? '' : `, limit ${duration(service.limit)}`;
  return `${service.name} (${outageRange(service.outage)}${limit})`;
}

/** From the service to the failure; the middle of a long chain is left out. */
function chain(witness: readonly string[], verbose: boolean): string {
  const shown = verbose || witness.length <= 5 ? witness : [...witness.slice(0, 2), '…', ...witness.slice(-2)];
  return shown.join(' → ');
}

/** The first address, with its stack where the input has several: `net:aws_lb.web`. */
function shortName({ addresses, failure }: Finding): string {
  const [address] = addresses;
  if (address === undefined) return failure.label;
  const id = failure.components.find((component) => component.includes(`:${address}`));
  return id === undefined ? address : id.slice(0, id.indexOf(`:${address}`) + 1 + address.length);
}

/**
 * The line that made it where that is known, else the address, with its stack where the input has several; for a lost site
 * or region, its name.
 */
function place(finding: Finding, verbose: boolean): string {
  const { addresses, source, failure } = finding;
  if (addresses.length === 0 && source === null && finding.witness.length > 0) return failure.label;
  const names = listed(addresses, verbose ? Infinity : 3);
  if (source !== null)
    return names === '' ? `${source.file}:${source.line}` : `${source.file}:${source.line} (${names})`;
  const stacks = new Set<string>();
  for (const address of addresses) {
    for (const id of finding.failure.components) {
      const at = id.indexOf(`:${address}`);
      if (at > 0) stacks.add(id.slice(0, at));
    }
  }
  return stacks.size === 0 ? names : `${names} in stack ${listed([...stacks], 3)}`;
}
