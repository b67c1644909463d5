import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, expect, it, test } from 'vitest';
import { parseBaseline } from '../../../src/input/accepted/baseline-file.ts';
import { lint, type LintOptions } from '../../../src/lint.ts';
import { recordBaseline } from '../../../src/tasks/record-baseline.ts';
import { shop } from '../../cli/command.ts';
import { applied, planAt } from '../../input/applied.ts';
import { withOrders } from '../../input/second-service.ts';

const folder = mkdtempSync(join(tmpdir(), 'nospof-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

function written(text: string): string {
  const file = join(folder, `${(files += 1)}.json`);
  writeFileSync(file, text);
  return file;
}

const planned = planAt(shop);
const multiAz = (before: boolean, after: boolean) =>
  written(JSON.stringify(applied(planned, [{ address: 'aws_db_instance.main', argument: 'multi_az', before, after }])));
const [good, bad] = [multiAz(true, true), multiAz(false, false)];
const baseline = async (input: string) => written((await recordBaseline({ inputs: [input] })).text);

async function told(input: string, recorded: string, options: Partial<LintOptions> = {}) {
  const report = await lint({ inputs: [input], baseline: recorded, ...options });
  return {
    verdict: report.verdict,
    findings: report.findings.map(({ policy, inBaseline }) => `${policy}${inBaseline ? ' recorded' : ''}`),
    resolved: report.baseline?.resolved.map(({ policy }) => policy),
  };
}

it('what is recorded fails no more', async () => {
  const findings = ['single-datastore recorded', 'no-test-tier recorded'];
  expect(await told(bad, await baseline(bad))).toEqual({ verdict: 'accepted', findings, resolved: [] });
});

it('what is new fails', async () => {
  const findings = ['single-datastore', 'no-test-tier recorded'];
  expect(await told(bad, await baseline(good))).toEqual({ verdict: 'rejected', findings, resolved: [] });
});

it('a service that is put on what is recorded fails; by a file of an earlier nospof it does not', async () => {
  const both = written(JSON.stringify(withOrders(planned)));
  const recorded = await baseline(shop);
  const findings = ['single-datastore', 'no-test-tier recorded'];
  expect(await told(both, recorded)).toEqual({ verdict: 'rejected', findings, resolved: [] });
  const { version, findings: all } = JSON.parse(readFileSync(recorded, 'utf8'));
  const earlier = all.map(({ stops: _stops, ...one }: { stops: unknown }) => one);
  expect((await told(both, written(JSON.stringify({ version, findings: earlier })))).verdict).toBe('accepted');
  // All stacks were recorded, and one of them is judged.
  expect((await told(shop, await baseline(both))).verdict).toBe('accepted');
});

it('what is resolved is named, unless the inputs are only a part of all', async () => {
  const recorded = await baseline(bad);
  expect((await told(good, recorded)).resolved).toEqual(['single-datastore']);
  expect((await told(good, recorded, { partial: true })).resolved).toEqual([]);
});

it('what weighed less when it was recorded fails', async () => {
  const text = readFileSync(await baseline(bad), 'utf8');
  const lighter = written(text.replaceAll('"error"', '"warning"'));
  expect((await told(bad, lighter)).findings).toEqual(['single-datastore', 'no-test-tier']);
});

it('what a waiver covers is not recorded', async () => {
  const waivers = written(
    JSON.stringify({
      version: 1,
      waivers: [
        {
          policy: 'single-datastore',
          addresses: 'aws_db_instance.main',
          reason: 'r',
          requester: 'a',
          approver: 'b',
          expires: '2027-03-01',
        },
      ],
    }),
  );
  const { text } = await recordBaseline({ inputs: [bad], waivers, asOf: '2026-11-28' });
  expect((await parseBaseline(text, 'b.json')).findings.map(({ policy }) => policy)).toEqual(['no-test-tier']);
});

it('what is said of declarations is not recorded', async () => {
  const config = join(folder, 'nospof.yaml');
  writeFileSync(config, 'version: 1\ndisable: { no-test-tier: later }\n');
  const recorded = await recordBaseline({ inputs: [bad], config, pack: 'strict' });
  expect([recorded.findings, recorded.left]).toEqual([1, 1]);
});

it('strict accepts no errors by a baseline that is only found, and says so; one that is named is told', async () => {
  const recorded = written((await recordBaseline({ inputs: [bad], asOf: '2026-11-01' })).text);
  const run = async (pack: string, baselineFound: boolean) => {
    const report = await lint({ inputs: [bad], baseline: recorded, baselineFound, pack });
    const [fact] = report.declared.facts.filter(({ kind }) => kind === 'baseline');
    return [
      report.verdict,
      report.summary.inBaseline,
      fact?.message.replace(/\S+ \(sha256 [0-9a-f]{12}/, 'FILE (sha256 X'),
    ];
  };
  const said = '2 findings in FILE (sha256 X, recorded on 2026-11-01)';
  expect(await run('recommended', true)).toEqual(['accepted', 2, `${said} do not count for the verdict`]);
  expect(await run('strict', false)).toEqual(['accepted', 2, `${said} do not count for the verdict`]);
  expect(await run('strict', true)).toEqual([
    'rejected',
    0,
    `errors among ${said} count for the verdict, as no --baseline names the file and the policy pack is strict`,
  ]);
});

it('--fail-on new takes the baseline for what was there, where no input is a plan', async () => {
  const failOn = { severity: 'error', unproven: false, newOnly: true, maxUnproven: Infinity } as const;
  const resources = { aws_instance: { a: { instance_type: 't3.micro' } }, aws_db_instance: { b: { engine: 'mysql' } } };
  const file = written(JSON.stringify({ '//': { metadata: { version: '0.21.0' } }, resource: resources }));
  await expect(lint({ inputs: [file], failOn })).rejects.toThrow('give a plan or a --baseline');
  expect((await told(file, await baseline(file), { failOn })).verdict).toBe('accepted');
  const nothing = written('{"version":1,"findings":[]}');
  expect((await told(file, nothing, { failOn })).verdict).toBe('rejected');
});

it('a baseline is the same each time, and as its schema says', async () => {
  const [first, second] = [await recordBaseline({ inputs: [bad] }), await recordBaseline({ inputs: [bad] })];
  expect(first.text).toBe(second.text);
  const schema: object = JSON.parse(readFileSync('policies/schema/baseline.schema.json', 'utf8'));
  const validate = new Ajv2020({ strict: true }).compile(schema);
  validate(JSON.parse(first.text));
  expect(validate.errors).toBeNull();
});

test.each([
  ['no JSON', 'findings: []', 'b.json: is not a baseline, expected a file that nospof baseline wrote'],
  ['another file', '{"a":1}', 'b.json: is not a baseline, expected a file that nospof baseline wrote'],
  ['another version', '{"version":2,"findings":[]}', 'b.json: version is 2, expected'],
  ['no finding', '{"version":1,"findings":[{"policy":"a"}]}', 'b.json: "severity" is missing in findings[0]'],
])('%s is refused', async (_, text, message) => {
  await expect(parseBaseline(text, 'b.json')).rejects.toThrow(message);
});
