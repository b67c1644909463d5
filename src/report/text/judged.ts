import { duration, outageRange } from '../duration.ts';
import type { RenderOptions } from '../index.ts';
import { blank, line, paragraph, span, table, type Line, type Span } from '../page.ts';
import type { Report, ReportService, Summary } from '../../judge/report.ts';
import { counted, listed, shortened } from './words.ts';

const SHOWN_SERVICES = 12;

/** What was judged: the inputs, the services with their verdicts, and the longest outage by kind of failure. */
export function judgedLines(report: Report, options: RenderOptions): Line[] {
  return [
    ...inputLines(report, options),
    ...paragraph(line('tried   '), tried(report.summary), options.width),
    ...report.summary.disabled.flatMap(({ policy, reason }) =>
      paragraph(line(span('off     ', 'warning')), `${policy}: ${reason}`, options.width),
    ),
    ...serviceLines(report.services, options),
    ...outageLines(report.summary, options),
  ];
}

function inputLines(report: Report, options: RenderOptions): Line[] {
  if (options.verbose) {
    const rows = report.inputs.map((input) =>
      line(
        span(input.name, 'strong'),
        input.kind,
        counted(input.resources, 'resource'),
        span(`${input.path}  sha256 ${input.digest}`, 'quiet'),
      ),
    );
    return [line('judged'), ...table(rows, '  ')];
  }
  const names = report.inputs.map((input) => `${input.name} (${input.kind}, ${counted(input.resources, 'resource')})`);
  return paragraph(line('judged  '), listed(names, 6), options.width);
}

function tried(summary: Summary): string {
  const counts = [
    counted(summary.services, 'service'),
    counted(summary.components, 'component'),
    counted(summary.failures, 'failure'),
  ];
  return `${counts.join(', ')}; policies: ${summary.packs.join(', ')}`;
}

const RANK = { broken: 0, unproven: 1, holds: 2 } as const;
const MARK: Readonly<Record<ReportService['verdict'], Span>> = {
  broken: span('✗ broken', 'error'),
  unproven: span('? unproven', 'unproven'),
  holds: span('✓ holds', 'good'),
};

function serviceLines(services: readonly ReportService[], options: RenderOptions): Line[] {
  if (services.length === 0) return [blank, line('No service was found in the input.')];
  const sorted = services.toSorted(
    (a, b) =>
      Number(a.tier === 'test') - Number(b.tier === 'test') || RANK[a.verdict] - RANK[b.verdict] || a.grade - b.grade,
  );
  const shown = options.verbose ? sorted : sorted.slice(0, SHOWN_SERVICES);
  const rows = shown.map((service) =>
    line(MARK[service.verdict], span(heading(service), 'strong'), span(remarks(service), 'quiet')),
  );
  const lines = [blank, line(span('Services', 'strong')), ...table(rows, '  ')];
  const rest = sorted.slice(shown.length);
  if (rest.length > 0) lines.push(line(span(`  and ${rest.length} more: ${verdictCounts(rest)}`, 'quiet')));
  return lines;
}

function heading(service: ReportService): string {
  return service.declared && service.title !== service.name ? `${service.name} (${service.title})` : service.name;
}

function remarks(service: ReportService): string {
  const remark: string[] = [];
  if (service.tier === 'test') remark.push(service.verdict === 'holds' ? 'test tier' : 'test tier: for information');
  if (service.declared) remark.push(`grade ${service.grade}`);
  remark.push(...objectives(service));
  if (service.dualSite) remark.push('dual-site');
  if (!service.declared) remark.push('inferred');
  if (service.notModelled.length > 0) {
    remark.push(
      `does not cover ${listed(service.notModelled, 2)}, which ${service.notModelled.length === 1 ? 'is' : 'are'} not modelled`,
    );
  }
  return remark.join(', ');
}

/** `RTO 2 h`, or `RTO 90 s, site 2 h` where they differ. */
function objectives({ rto, rtoWithinSite }: ReportService): string[] {
  if (rto === rtoWithinSite) return rto === null ? [] : [`RTO ${duration(rto)}`];
  const within = rtoWithinSite === null ? [] : [`RTO ${duration(rtoWithinSite)}`];
  return rto === null ? within : [...within, `${within.length > 0 ? '' : 'RTO '}site ${duration(rto)}`];
}

function verdictCounts(services: readonly ReportService[]): string {
  const count = (verdict: ReportService['verdict']) => services.filter((service) => service.verdict === verdict).length;
  const parts: string[] = [];
  if (count('broken') > 0) parts.push(`${count('broken')} broken`);
  if (count('unproven') > 0) parts.push(`${count('unproven')} unproven`);
  if (count('holds') > 0) parts.push(`${count('holds')} ${count('holds') === 1 ? 'holds' : 'hold'}`);
  return parts.join(', ');
}

function outageLines(summary: Summary, options: RenderOptions): Line[] {
  if (summary.longestOutage.length === 0) return [];
  const header = ['failure of', 'tried', 'longest outage', 'of', 'when this fails'].map((text) => span(text, 'quiet'));
  const rows = summary.longestOutage.map((longest) => {
    const cells = [span(`one ${longest.kind}`), span(String(longest.tried))];
    return longest.outage[1] === 0
      ? [...cells, span('none', 'good')]
      : [...cells, span(outageRange(longest.outage)), span(longest.service), span(longest.failure)];
  });
  return [blank, ...table(options.verbose ? [header, ...rows] : fitted([header, ...rows], options.tableWidth), '  ')];
}

/** The two columns of names cut so that the table fits: the service to a third of the room, the failure to the rest. */
function fitted(rows: readonly Line[], width: number): readonly Line[] {
  if (width === Infinity) return rows;
  const widest = (column: number) => Math.max(...rows.map((row) => row[column]?.text.length ?? 0));
  // Two blanks before the table and between its columns.
  const room = width - 2 - 4 * 2 - widest(0) - widest(1) - widest(2);
  const service = Math.min(widest(3), Math.max(15, Math.floor(room / 3), room - widest(4)));
  const failure = Math.max(15, room - service);
  return rows.map((row) =>
    row.map(({ text, tone }, column) => {
      if (column < 3) return span(text, tone);
      return span(shortened(text, column === 3 ? service : failure), tone);
    }),
  );
}
