import { output, type Output, printable } from '../../printable.ts';
import type { Finding, FindingService, Report } from '../report.ts';
import { locationOf } from './location.ts';

/** Names of the columns; a new one is added at the end. */
const columns = [
  'policy',
  'severity',
  'verdict',
  'rejects',
  'change',
  'waived',
  'failure',
  'mode',
  'service',
  'outage_best_s',
  'outage_worst_s',
  'limit_s',
  'message',
  'addresses',
  'stacks',
  'file',
  'line',
  'missing',
  'fix',
  'controls',
  'fingerprint',
  'in_baseline',
  'construct',
] as const;

type Cell = string | number | boolean | null | undefined;
type Row = Readonly<Record<(typeof columns)[number], Cell>>;

/** Until something is replaced. */
const FOREVER = 'inf';

/**
 * The failure table, for a spreadsheet: a row for each finding and each service that it stops.
 * Source: https://www.rfc-editor.org/rfc/rfc4180
 */
export function renderCsv(report: Report): Output {
  const rows = report.findings.flatMap((finding) => rowsOf(finding, report));
  const lines = [columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column])).join(','))];
  return output(lines.map((line) => `${line}\r\n`).join(''));
}

function rowsOf(finding: Finding, report: Report): Row[] {
  const { file, line } = locationOf(finding, report);
  const { policy, severity, verdict, rejects, change, waived, failure, message, fix, fingerprint } = finding;
  const services: readonly (FindingService | undefined)[] =
    finding.services.length > 0 ? finding.services : [undefined];
  return services.map((service) => ({
    policy,
    severity,
    verdict,
    rejects: rejects === true,
    change,
    waived,
    failure: failure.label,
    mode: failure.mode,
    service: service?.name,
    outage_best_s: seconds(service?.outage[0]),
    outage_worst_s: seconds(service?.outage[1]),
    limit_s: service?.limit,
    message,
    addresses: finding.addresses.join(' '),
    stacks: finding.stacks?.join(' '),
    file,
    line,
    missing: finding.missing.join('; '),
    fix,
    controls: finding.controls.join(' '),
    fingerprint,
    in_baseline: finding.inBaseline === true,
    construct: finding.construct,
  }));
}

function seconds(duration: number | null | undefined): Cell {
  return duration === null ? FOREVER : duration;
}

/**
 * A cell, in quotes where RFC 4180 wants them. A spreadsheet runs a cell as a formula that begins with one of these characters,
 * in their wide forms and behind blanks too: an apostrophe makes it text.
 * Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
function cell(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const text = printable(value).replace(/^(?=\s*[=+\-@|%＝＋－＠])/, "'");
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
