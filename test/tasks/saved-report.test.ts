import { expect, it } from 'vitest';
import { lint } from '../../src/lint.ts';
import { english } from '../../src/report/words/en/english.ts';
import { renderJson } from '../../src/report/json-report.ts';
import type { Report } from '../../src/report/report.ts';
import { formats, render } from '../../src/report/reporters.ts';
import { readReport } from '../../src/tasks/saved-report.ts';
import { accepted, finding, rejected } from '../report/reports.ts';
import { changed, crowded } from '../report/formats/made-reports.ts';
import { mistakes } from '../report/formats/mistakes.ts';

const options = { words: english, colour: false, verbose: true, quiet: false, width: 100, tableWidth: Infinity };

/** What is read of a text on standard input. */
function saved(text: string | Uint8Array): Promise<Report> {
  return readReport('-', async () => Buffer.from(text));
}

it.each([
  ['accepted', async () => accepted()],
  ['rejected', async () => rejected()],
  ['changed', async () => changed()],
  ['crowded', async () => crowded()],
  ['real', () => lint({ inputs: ['test/fixtures/cli/shop.json'] })],
])('what was saved of a report that is %s gives every format, byte by byte', async (_, make) => {
  const report = await make();
  const read = await saved(renderJson(report));
  for (const format of formats) expect(await render(read, format, options)).toBe(await render(report, format, options));
});

it('a report of an older nospof says what it said then', async () => {
  const { policies: _policies, declared: _declared, summary, ...report } = rejected();
  const { waived: _waived, inBaseline: _inBaseline, ...counts } = summary;
  const findings = report.findings.map(({ rejects: _rejects, ...one }) => one);
  const read = await saved(JSON.stringify({ ...report, summary: counts, findings }));
  expect(read.policies).toEqual([]);
  expect(read.findings.filter(({ rejects }) => rejects).map(({ severity, verdict }) => [severity, verdict])).toEqual(
    findings
      .filter(({ severity, verdict, waived }) => severity === 'error' && verdict === 'broken' && waived === undefined)
      .map(() => ['error', 'broken']),
  );
  expect(await mistakes(read)).toEqual([]);
});

it('an unproven error rejects in an older report where nothing is broken', async () => {
  const findings = [finding({ verdict: 'unproven', missing: ['x'] }), finding({ severity: 'warning' })];
  const read = await saved(JSON.stringify(accepted({ verdict: 'rejected', findings })));
  expect(read.findings.map(({ rejects }) => rejects)).toEqual([true, undefined]);
});

it('what a newer nospof added is kept', async () => {
  const newer = { ...rejected(), later: { added: 1 } };
  expect(JSON.parse(renderJson(await saved(JSON.stringify(newer))))).toEqual(JSON.parse(JSON.stringify(newer)));
});

it('what Windows PowerShell saves is read', async () => {
  const text = Buffer.from(`\ufeff${renderJson(accepted())}`, 'utf16le');
  expect(await saved(text)).toEqual(accepted());
});

const wrong: readonly (readonly [what: string, text: string, sentence: string])[] = [
  ['nothing', '', 'is empty, but a report that nospof lint --format json wrote was expected.'],
  ['a text', 'rejected: 2 errors', 'is not valid JSON at line 1, column 1, expected a value; a report that'],
  ['a part of one', '{"version": 1,', 'is not valid JSON at line 1, column 15, the text ends too early; a report that'],
  ['a list', '[]', 'is no report of nospof; a report that nospof lint --format json wrote was expected'],
  ['a plan', '{"format_version":"1.2","planned_values":{}}', 'is a plan, but a report that nospof lint --format json'],
  ['a baseline', '{"version":1,"findings":[]}', 'is no report of nospof; a report that'],
  [
    'a report of another format',
    JSON.stringify({ ...accepted(), version: 2 }),
    'is a report with version 2 of the format, but this nospof reads version 1',
  ],
  [
    'another severity',
    JSON.stringify(rejected()).replaceAll('"severity":"error"', '"severity":"bad"'),
    'findings[0].severity is "bad", expected one of error, warning, info',
  ],
  ['no verdict', JSON.stringify({ ...accepted(), verdict: undefined }), '"verdict" is missing'],
  ['what is too deep', `{"tool":${'['.repeat(600)}${']'.repeat(600)}}`, 'is nested more than 500 levels deep'],
];

it.each(wrong)('%s is refused in one sentence', async (_, text, sentence) => {
  await expect(saved(text)).rejects.toThrow(`standard input: ${sentence}`);
});
