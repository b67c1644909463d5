import { expect, it } from 'vitest';
import { render } from '../../../src/report/reporters.ts';
import type { Report } from '../../../src/report/report.ts';
import { english } from '../../../src/report/words/en/english.ts';
import { accepted, finding } from '../reports.ts';
import { changed } from './made-reports.ts';

const options = { words: english, colour: false, verbose: false, quiet: false, width: 100, tableWidth: Infinity };

async function read(report: Report): Promise<{ severity: string; fingerprint: string; description: string }[]> {
  return JSON.parse(await render(report, 'gitlab', options));
}

it('what rejects is a blocker, at its line', async () => {
  expect((await read(changed()))[0]).toEqual({
    description: `${finding().message} (aws_customer_gateway.cgw). fix: ${finding().fix}`,
    check_name: 'single-router',
    fingerprint: finding().fingerprint,
    severity: 'blocker',
    location: { path: 'modules/edge/network.tf', lines: { begin: 41 } },
  });
});

it.each([
  ['critical', {}],
  ['major', { severity: 'warning' }],
  ['minor', { verdict: 'unproven' }],
  ['info', { severity: 'info' }],
  ['info', { waived: 'later' }],
] as const)('%s: %j', async (severity, change) => {
  expect((await read(accepted({ findings: [finding(change)] })))[0]?.severity).toBe(severity);
});

it('two findings with one fingerprint are two, and the same two each time', async () => {
  const report = accepted({ findings: [finding(), finding()] });
  const [one, other] = await read(report);
  expect(one?.fingerprint).not.toBe(other?.fingerprint);
  expect(await read(report)).toEqual([one, other]);
});
