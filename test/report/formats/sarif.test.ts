import { expect, it } from 'vitest';
import { render } from '../../../src/report/reporters.ts';
import type { Report } from '../../../src/report/report.ts';
import { english } from '../../../src/report/words/en/english.ts';
import { accepted, finding, rejected } from '../reports.ts';
import { changed, many } from './made-reports.ts';
import { type Log, type Result, sarifMistakes } from './sarif-reader.ts';

const options = { words: english, colour: false, verbose: false, quiet: false, width: 100, tableWidth: Infinity };

async function runOf(report: Report): Promise<Log['runs'][number]> {
  const log: Log = JSON.parse(await render(report, 'sarif', options));
  return log.runs[0]!;
}

async function only(change: Parameters<typeof finding>[0]): Promise<Result> {
  return (await runOf(accepted({ findings: [finding(change)] }))).results[0]!;
}

it('hints are notifications of the run', async () => {
  const { invocations } = await runOf({ ...accepted(), hints: ['a tag is not read'] });
  expect(invocations).toEqual([
    {
      executionSuccessful: true,
      toolExecutionNotifications: [{ level: 'note', message: { text: 'a tag is not read' } }],
    },
  ]);
});

it('a result has its line, the calls that lead there, the chain, and whether it is new', async () => {
  const { results, properties } = await runOf(changed());
  const [first, second, third] = results;
  expect(first).toMatchObject({
    ruleId: 'single-router',
    level: 'error',
    baselineState: 'new',
    suppressions: [],
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'modules/edge/network.tf' },
          region: { startLine: 41, startColumn: 3 },
        },
        logicalLocations: [{ fullyQualifiedName: 'aws_customer_gateway.cgw' }],
      },
    ],
  });
  expect(first?.relatedLocations).toHaveLength(5);
  expect(first?.relatedLocations[0]).toMatchObject({
    id: 1,
    message: { text: 'called from here' },
    physicalLocation: { artifactLocation: { uri: 'main.tf' }, region: { startLine: 12 } },
  });
  expect(first?.relatedLocations[1]).toMatchObject({ logicalLocations: [{ fullyQualifiedName: 'premises-link' }] });
  expect(second).toMatchObject({ level: 'error', baselineState: 'unchanged' });
  expect(third).toMatchObject({
    level: 'note',
    suppressions: [{ kind: 'external', status: 'accepted', justification: 'replaced in May, decision 12' }],
  });
  expect(properties.resolved).toHaveLength(1);
});

it('a rule has help, as text and as Markdown', async () => {
  const [rule] = (await runOf(changed())).tool.driver.rules;
  expect(rule?.help?.text).toBe(
    [
      'A router whose failure stops a service',
      'why: A router fails.',
      'fix: Add a second one.',
      'controls: NIST-800-53:CP-8(2)',
      'seen in: saeol-2023-11-17',
      'nospof explain single-router',
    ].join('\n\n'),
  );
});

it('the most important results are kept, and the rest is counted', async () => {
  const { results, invocations } = await runOf(many());
  expect(results).toHaveLength(5000);
  expect(results.slice(0, 3000).every(({ level }) => level === 'error')).toBe(true);
  expect(invocations[0]?.toolExecutionNotifications?.[0]?.message.text).toContain('1000 findings are not in this file');
});

it.each([
  ['error', {}],
  ['warning', { severity: 'warning' }],
  ['warning', { verdict: 'unproven' }],
  ['error', { verdict: 'unproven', rejects: true }],
  ['note', { verdict: 'unproven', severity: 'warning' }],
  ['note', { severity: 'info' }],
] as const)('%s: %j', async (level, change) => {
  expect((await only(change)).level).toBe(level);
});

it('nothing in a message is a link or a placeholder', async () => {
  const { message } = await only({ message: 'a [x](https://example.com) {0}' });
  expect(message.text.split('\n')[0]).toBe('a [x] (https://example.com) {{0}}');
});

it.each([
  ['stdin', '-'],
  ['a%20b/%C3%A9%23.json', './a b/é#.json'],
  ['file:///tmp/plan.json', '/tmp/plan.json'],
])('the file of an input is %s for %s', async (uri, path) => {
  const [input] = accepted().inputs;
  const report = accepted({ inputs: [{ ...input!, path }], findings: [finding()] });
  expect((await runOf(report)).results[0]?.locations[0]?.physicalLocation?.artifactLocation?.uri).toBe(uri);
});

it('the schema refuses another level, and GitHub a result without a place', async () => {
  const text = await render(rejected(), 'sarif', options);
  expect(sarifMistakes(text.replace('"level": "error"', '"level": "bad"'), rejected())).not.toEqual([]);
  expect(sarifMistakes(text.replace('"uri": "plan.json"', '"uri": ""'), rejected())).not.toEqual([]);
});
