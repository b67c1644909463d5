import { cells } from '../cells.ts';
import { greatest } from '../../extremes.ts';
import { label } from '../../printable.ts';
import { blank, field, line, span, table, type Line, type Tone } from '../page.ts';
import type { Report, ReportService, Summary } from '../report.ts';
import type { RenderOptions } from '../render-options.ts';
import type { Words } from '../words/words.ts';
import { acceptedFileLines } from './accepted.ts';
import { outageLines } from './outage-table.ts';
import { listed, shortened } from './lists.ts';

const SHOWN_SERVICES = 12;
const LEAST_NAME = 30;

/** What was checked, and by what: the inputs, the files that say how, how much was tried. */
export function checkedLines(report: Report, options: RenderOptions): Line[] {
  const { words, width } = options;
  return [
    ...inputLines(words.report.judged, report.inputs, options),
    ...inputLines(words.report.changes.base, report.changes?.base ?? [], options),
    ...configurationLines(report, options),
    ...acceptedFileLines(report, options),
    ...field(words.report.tried, triedIn(report.summary, words), width, { indent: 0, called: 'plain' }),
  ];
}

/** The services with their verdicts, and the longest outage by kind of failure. */
export function judgedLines(report: Report, options: RenderOptions): Line[] {
  return [...serviceLines(report.services, options), ...outageLines(report.summary, options)];
}

function inputLines(called: string, inputs: Report['inputs'], { verbose, width, words }: RenderOptions): Line[] {
  if (inputs.length === 0) return [];
  if (verbose) {
    const rows = inputs.map((input) =>
      line(
        span(input.name, 'strong'),
        input.kind,
        sizeOf(input, words),
        span(`${input.path}  sha256 ${input.digest}`, 'quiet'),
      ),
    );
    return [line(called), ...table(rows, '  ')];
  }
  const names = inputs.map((input) => `${label(input.name)} (${input.kind}, ${sizeOf(input, words)})`);
  return field(called, listed(names, 6, words), width, { indent: 0, called: 'plain' });
}

/** The nospof.yaml that was read: one that lies in the folder is not read without a word. */
function configurationLines({ declared: { configuration } }: Report, { words, width }: RenderOptions): Line[] {
  if (configuration === null) return [];
  const { configuration: called, file } = words.report.declared;
  const { path, digest, found } = configuration;
  return field(called, file(path, digest, found), width, { indent: 0, called: 'plain' });
}

function sizeOf({ resources, testTier }: Report['inputs'][number], words: Words): string {
  return [words.count.resource(resources), ...(testTier ? [words.service.testTier] : [])].join(', ');
}

function triedIn({ services, components, failures, packs }: Summary, { count, report }: Words): string {
  const counts = [count.service(services), count.component(components), count.failure(failures)];
  return `${counts.join(', ')}; ${report.policies(packs.join(', '))}`;
}

const RANK = { broken: 0, unproven: 1, 'not-judged': 2, holds: 3 } as const;
const MARK: Readonly<Record<ReportService['verdict'], readonly [sign: string, tone: Tone]>> = {
  broken: ['✗', 'error'],
  unproven: ['?', 'unproven'],
  'not-judged': ['–', 'quiet'],
  holds: ['✓', 'good'],
};

function serviceLines(services: readonly ReportService[], options: RenderOptions): Line[] {
  const { words, verbose, tableWidth } = options;
  if (services.length === 0) return [blank, line(words.report.noService)];
  const sorted = services.toSorted(
    (a, b) =>
      Number(a.tier === 'test') - Number(b.tier === 'test') || RANK[a.verdict] - RANK[b.verdict] || a.grade - b.grade,
  );
  const shown = verbose ? sorted : sorted.slice(0, SHOWN_SERVICES);
  // What all of them have in common is said once.
  const allInferred = services.every(({ declared }) => !declared);
  const rows = shown.map((service) => {
    const [sign, tone] = MARK[service.verdict];
    const mark = span(`${sign} ${words.verdict[service.verdict]}`, tone);
    return line(mark, span(heading(service), 'strong'), span(remarks(service, allInferred, words), 'quiet'));
  });
  const title = line(
    span(words.report.servicesHeading, 'strong'),
    span(allInferred ? `  ${words.service.inferred}` : '', 'quiet'),
  );
  const lines = [blank, title, ...table(verbose ? rows : withShortNames(rows, tableWidth), '  ')];
  const rest = sorted.slice(shown.length);
  if (rest.length > 0)
    lines.push(line(span(`  ${words.report.rest(rest.length, verdictCounts(rest, words))}`, 'quiet')));
  return lines;
}

/** Names cut so that the rows fit; what does not fit beside a name of this many characters is broken by the terminal. */
function withShortNames(rows: readonly Line[], width: number): readonly Line[] {
  if (width === Infinity) return rows;
  const widest = (column: number) => greatest(rows.map((row) => cells(row[column]?.text ?? '')));
  const room = Math.max(LEAST_NAME, width - 2 - 2 * 2 - widest(0) - widest(2));
  return rows.map(([mark, name, ...rest]) =>
    mark === undefined || name === undefined ? [] : [mark, span(shortened(name.text, room), name.tone), ...rest],
  );
}

function heading(service: ReportService): string {
  return service.declared && service.title !== service.name ? `${service.name} (${service.title})` : service.name;
}

function remarks(service: ReportService, allInferred: boolean, words: Words): string {
  const { tier, verdict, declared, grade, dualSite, notModelled } = service;
  const say = words.service;
  return [
    ...(tier === 'test' ? [verdict === 'holds' ? say.testTier : say.testTierOnly] : []),
    ...(declared ? [say.grade(grade)] : []),
    ...objectives(service, words),
    ...(dualSite ? [say.dualSite] : []),
    ...(declared || allInferred ? [] : [say.inferred]),
    ...(notModelled.length > 0 ? [say.doesNotCover(listed(notModelled.map(label), 2, words), notModelled.length)] : []),
  ].join(', ');
}

/** `RTO 2 h`, or `RTO 90 s, site RTO 2 h` where they differ. */
function objectives({ rto, rtoWithinSite }: ReportService, { service, duration }: Words): string[] {
  const within = rtoWithinSite === null ? [] : [service.rto(duration(rtoWithinSite))];
  return rto === null || rto === rtoWithinSite ? within : [...within, service.siteRto(duration(rto))];
}

function verdictCounts(services: readonly ReportService[], { report }: Words): string {
  return (['broken', 'unproven', 'not-judged', 'holds'] as const)
    .flatMap((verdict) => {
      const count = services.filter((service) => service.verdict === verdict).length;
      return count === 0 ? [] : report.counted[verdict](count);
    })
    .join(', ');
}
