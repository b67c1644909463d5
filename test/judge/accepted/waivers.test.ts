import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { lint, type LintOptions, type Report } from '../../../src/lint.ts';
import { shop } from '../../cli/command.ts';

/** The shop has two findings: a database that stands alone, and no test environment. */
const folder = mkdtempSync(join(tmpdir(), 'nospof-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

const sound = {
  policy: 'single-datastore',
  addresses: 'aws_db_instance.main',
  reason: 'replaced in May',
  requester: 'kim@example.org',
  approver: 'lee@example.org',
  expires: '2027-03-01',
};

type Written = Readonly<Record<string, unknown>>;

async function judged(waivers: readonly Written[], options: Partial<LintOptions> = {}): Promise<Report> {
  const file = join(folder, `${(files += 1)}.yaml`);
  writeFileSync(file, JSON.stringify({ version: 1, waivers }, null, 1));
  return lint({ inputs: [shop], waivers: file, asOf: '2026-11-28', ...options });
}

/** What is said of the waivers, and whether the database is waived. */
async function told(...[waivers, options]: Parameters<typeof judged>): Promise<readonly string[]> {
  const { findings } = await judged(waivers, options);
  return findings.flatMap(({ policy, message, waived }) => {
    if (policy === 'waiver-invalid') return message.replace(/^The waiver (.*) does not apply: it /, '$1: ');
    return waived === undefined ? [] : `${policy} waived: ${waived}`;
  });
}

it('a finding that a waiver covers stays visible and does not count', async () => {
  const report = await judged([
    { ...sound, ticket: 'OPS-7', 'compensating-control': 'hourly snapshots' },
    { ...sound, policy: 'single-router', addresses: ['aws_nat_gateway.*'] },
  ]);
  const database = report.findings.find(({ policy }) => policy === 'single-datastore');
  expect(database?.waived).toBe('replaced in May');
  expect(database?.waiver).toEqual({
    requester: 'kim@example.org',
    approver: 'lee@example.org',
    expires: '2027-03-01',
    ticket: 'OPS-7',
    compensatingControl: 'hourly snapshots',
    at: `${folder}/${files}.yaml:4`,
  });
  expect(report.summary).toMatchObject({ waived: 1, inBaseline: 0, broken: { error: 2 } });
  expect(report.waivers).toMatchObject({ asOf: '2026-11-28', waivers: 2, inline: 0 });
});

it('a waiver holds until the end of the day it names', async () => {
  expect(await told([sound], { asOf: '2027-03-01' })).toEqual(['single-datastore waived: replaced in May']);
  expect(await told([sound], { asOf: '2027-03-02' })).toEqual([
    'of single-datastore for aws_db_instance.main: expired on 2027-03-01',
  ]);
});

it('without other errors the plan is accepted, and rejected again once the waiver has expired', async () => {
  const config = join(folder, 'nospof.yaml');
  writeFileSync(config, 'version: 1\ndisable: { no-test-tier: another stack }\n');
  expect((await judged([sound], { config })).verdict).toBe('accepted');
  expect((await judged([sound], { config, asOf: '2027-03-02' })).verdict).toBe('rejected');
  expect((await judged([{ ...sound, approver: sound.requester }], { config })).verdict).toBe('rejected');
});

describe('a waiver does not apply', () => {
  const cases: readonly (readonly [name: string, change: Written, says: string])[] = [
    ['without a reason', { reason: ' ' }, 'has no reason'],
    ['whose reason is a character that no one sees', { reason: '\u200b' }, 'has no reason'],
    ['whose reason is a sign', { reason: '---' }, 'has no reason'],
    ['requested by a character that no one sees', { requester: '\u200b' }, 'has no requester'],
    ['approved by a sign', { approver: '-' }, 'has no approver'],
    ['approved by none', { approver: 'none' }, 'has no approver'],
    ['approved by a word that stands for a name', { approver: 'N/A' }, 'has no approver'],
    ['approved by who is to be found', { approver: 'T.B.D.' }, 'has no approver'],
    ['without a requester', { requester: undefined }, 'has no requester'],
    ['without an approver', { approver: undefined }, 'has no approver'],
    [
      'that ends too far ahead',
      { expires: '2999-01-01' },
      'ends on 2999-01-01, which is more than 366 days after 2026-11-28',
    ],
    ['without an end', { expires: undefined }, 'has no expiry date'],
    [
      'that its requester approved',
      { approver: 'Kim <KIM@example.org>' },
      'was approved by its requester (Kim <KIM@example.org>)',
    ],
    ['of a policy that is not waivable', { policy: 'no-test-tier' }, 'is for a policy that cannot be waived'],
    ['of what says how plans are judged', { policy: 'declared-away' }, 'is for a policy that cannot be waived'],
    ['of other waivers', { policy: 'waiver-invalid' }, 'is for a policy that cannot be waived'],
    [
      'of no policy',
      { policy: 'single-datstore' },
      'names the unknown policy "single-datstore", did you mean "single-datastore"?',
    ],
    [
      'that is also for all there is',
      { addresses: ['aws_db_instance.main', '*'] },
      'has the address *, which is too broad',
    ],
  ];
  test.each(cases)('%s', async (_, change, says) => {
    const [only, ...others] = await told([{ ...sound, ...change }]);
    expect(others).toEqual([]);
    expect(only?.endsWith(`: ${says}`)).toBe(true);
  });
});

it('a waiver has at most a year left, or what a pack says, which may only be less', async () => {
  const waived = ['single-datastore waived: replaced in May'];
  expect(await told([{ ...sound, expires: '2027-11-29' }])).toEqual(waived);
  expect(await told([{ ...sound, expires: '2027-11-30' }])).toHaveLength(1);
  const pack = (days: number): string => {
    const file = join(folder, `pack-${days}.yaml`);
    const policy = {
      id: 'short-waivers',
      title: 'A',
      severity: 'error',
      check: 'waiver-invalid',
      with: { days },
      why: 'B',
      fix: 'C',
    };
    writeFileSync(
      file,
      `extends: [recommended]\npolicies: [${JSON.stringify(policy)}]\nuse: { short-waivers: error }\n`,
    );
    return file;
  };
  expect(await told([{ ...sound, expires: '2027-02-26' }], { pack: pack(90) })).toEqual(waived);
  expect(await told([{ ...sound, expires: '2027-02-27' }], { pack: pack(90) })).toEqual([
    'of single-datastore for aws_db_instance.main: ends on 2027-02-27, which is more than 90 days after 2026-11-28',
  ]);
  expect(await told([{ ...sound, expires: '2027-11-30' }], { pack: pack(999) })).toHaveLength(1);
  await expect(judged([sound], { pack: pack(0) })).rejects.toThrow('a whole number of days, at least 1');
});

it('a waiver that matches nothing is told, unless the inputs are only a part of all', async () => {
  const other = { ...sound, addresses: 'aws_db_instance.other' };
  expect(await told([other])).toEqual(['of single-datastore for aws_db_instance.other: matches no finding']);
  expect(await told([other], { partial: true })).toEqual([]);
});

it('a fingerprint names one finding, whatever its address; with addresses both must match', async () => {
  const { fingerprint } = (await judged([])).findings.find(({ policy }) => policy === 'single-datastore')!;
  const { addresses: _addresses, ...rest } = sound;
  const waived = ['single-datastore waived: replaced in May'];
  expect(await told([{ ...rest, fingerprints: fingerprint }])).toEqual(waived);
  expect(await told([{ ...sound, fingerprints: [fingerprint] }])).toEqual(waived);
  expect(await told([{ ...sound, fingerprints: ['0123456789abcdef'] }])).toEqual([
    'of single-datastore for aws_db_instance.main and 0123456789abcdef: matches no finding',
  ]);
});

it('what is wrong with a waiver is told at its line, and told again with the same fingerprint when that moves', async () => {
  const expired = { ...sound, expires: '2025-01-01' };
  const invalid = async (waivers: readonly Written[]) =>
    (await judged(waivers)).findings.find(({ policy }) => policy === 'waiver-invalid')!;
  const first = await invalid([expired]);
  const second = await invalid([{ ...sound }, expired]);
  expect([first.source?.line, second.source?.line]).toEqual([4, 12]);
  expect(first.fingerprint).toBe(second.fingerprint);
});

it('one clock only: a day that is no day is refused', async () => {
  await expect(judged([], { asOf: '2026-02-30' })).rejects.toThrow('asOf 2026-02-30: expected a date');
});

it('without waivers and without a day, no day is told', async () => {
  const { waivers } = await lint({ inputs: [shop] });
  expect(waivers).toBeUndefined();
});
