import { expect, it } from 'vitest';
import { render } from '../../../src/report/reporters.ts';
import type { Report } from '../../../src/report/report.ts';
import { english } from '../../../src/report/words/en/english.ts';
import { accepted, finding } from '../reports.ts';
import { parsedCommand } from './github-runner.ts';
import { changed, many } from './made-reports.ts';

const options = { words: english, colour: false, verbose: false, quiet: false, width: 100, tableWidth: Infinity };

async function commands(report: Report) {
  const text = await render(report, 'github', options);
  return text.trimEnd().split('\n').map(parsedCommand);
}

it('the verdict has the hints, of many the first', async () => {
  const [verdict, ...others] = await commands({ ...accepted(), hints: ['1', '2', '3', '4', '5', '6'] });
  expect(others).toEqual([]);
  expect(verdict?.data.split('\n').slice(1)).toEqual(['hint: 1', 'hint: 2', 'hint: 3', 'hint: 4', 'hint: 5']);
});

it('what rejects is an error at its line, what was there a warning, what is waived a notice, and the last one is the verdict', async () => {
  const [error, warning, notice, verdict, ...others] = await commands(changed());
  expect(others).toEqual([]);
  expect(error).toMatchObject({
    name: 'error',
    properties: {
      file: 'modules/edge/network.tf',
      line: '41',
      title: 'nospof single-router: introduced by this plan',
    },
  });
  expect(error?.data.split('\n')).toEqual([finding().message, `fix: ${finding().fix}`]);
  expect(warning).toMatchObject({ name: 'warning', properties: { file: 'plan.json', line: '1' } });
  expect(warning?.data).toContain('\naws_vpn_connection.old\n');
  expect(notice?.properties['title']).toContain('waived (replaced in May, decision 12)');
  expect(verdict).toMatchObject({
    name: 'notice',
    data: 'rejected: 1 error; also found: 1 error; 1 waived; introduced by this plan: 1, resolved: 1, already there: 2',
  });
});

it('no more are given than GitHub shows, and the rest is counted', async () => {
  const all = await commands(many());
  expect(all.filter((command) => command?.name === 'error')).toHaveLength(10);
  expect(all.filter((command) => command?.name === 'warning')).toHaveLength(10);
  expect(all.at(-1)?.data).toContain('5980 more findings have no annotation');
});

it.each([
  ['a colon and a comma of a file', { source: { file: 'a:b,line=7::x.tf', line: 3 } }, 'file', 'a:b,line=7::x.tf'],
  ['a percent sign', { source: { file: '100%0A.tf', line: 3 } }, 'file', '100%0A.tf'],
  ['a line end', { policy: 'x\n::error::y' }, 'title', 'nospof x ::error::y'.replace(' ::e', ' \\u{3a}:e')],
] as const)('%s ends no property', async (_, change, property, expected) => {
  const [first] = await commands(accepted({ findings: [finding(change)] }));
  expect(first?.properties[property]).toBe(expected);
  expect(Object.keys(first?.properties ?? {})).toEqual(['file', 'line', 'title']);
});
