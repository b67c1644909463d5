import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { type CheckContext, type CheckResult, defineCheck } from '../../../src/define-check.ts';
import { lint } from '../../../src/lint.ts';
import type { Report } from '../../../src/report/report.ts';
import { obeyedWithin } from '../../hostile.ts';
import { hints, reported, short } from './own-pack.ts';

/** Backups that are kept for as many days as the policy asks. */
const shortBackups = defineCheck<{ readonly days: number }>({
  id: 'short-backups',
  title: 'Backups are kept long enough',
  options: { properties: { days: { type: 'integer', minimum: 1 } }, required: ['days'] },
  check: ({ network, options, fails, unproven }) =>
    network.resources
      .filter(({ type }) => type === 'aws_db_instance')
      .flatMap((at) => {
        const argument = 'backup_retention_period';
        const kept = at.argument(argument);
        if (kept.is === 'unknown')
          return unproven({ at, argument, says: `${at.address} may keep too few`, missing: [kept] });
        const days = kept.is === 'omitted' ? 1 : Number(kept.value);
        return days >= options.days ? [] : fails({ at, argument, says: `${at.address} keeps backups for ${days} d` });
      }),
});

const pack = (check = 'short-backups', more = 'with: { days: 7 }') => `policies:
  - { id: own, title: Own, severity: error, why: So, fix: { default: Do, aws_db_instance: Set it }, check: ${check}, ${more} }
`;

const store = (backup: object, tags: Readonly<Record<string, string>> = {}) => ({
  aws_db_instance: { a: { engine: 'mysql', instance_class: 'm', tags, ...backup } },
});

test('a check passes, fails, and leaves open what is unknown', async () => {
  const judged = async (backup: object, tags = {}): Promise<Report['findings']> =>
    (await reported(pack(), store(backup, tags), { checks: [shortBackups] })).findings;
  expect(await judged({ backup_retention_period: 7 })).toEqual([]);
  expect(await judged({ backup_retention_period: 1 })).toMatchObject([
    {
      policy: 'own',
      severity: 'error',
      verdict: 'broken',
      message: 'aws_db_instance.a keeps backups for 1 d',
      addresses: ['aws_db_instance.a'],
      failure: { label: 'aws_db_instance.a', components: [] },
      fix: 'Set it',
      rejects: true,
    },
  ]);
  expect(await judged({ backup_retention_period: '${var.open}' })).toMatchObject([
    {
      verdict: 'unproven',
      missing: ['backup_retention_period of aws_db_instance.a'],
      fix: expect.stringContaining('Set it'),
    },
  ]);
  // A test tier may be out.
  expect(await judged({}, { Environment: 'staging' })).toMatchObject([{ verdict: 'broken', severity: 'info' }]);
});

test('a finding names the services that need what it is about', async () => {
  const { findings } = await reported(pack(), store({ backup_retention_period: 1 }), { checks: [shortBackups] });
  expect(findings.map(({ services }) => services)).toEqual([
    [{ name: 'aws_db_instance.a', declared: false, outage: [0, null], limit: null }],
  ]);
  const settings = (at: string) =>
    answering(({ network, fails }) => fails({ at: network.resources.find(({ type }) => type === at)!, says: 'so' }), {
      ...store({ vpc_security_group_ids: ['${aws_security_group.a.id}'] }),
      aws_security_group: { a: {} },
    });
  // What is no part of the network serves nothing.
  expect((await settings('aws_security_group')).findings[0]?.services).toEqual([]);
  expect((await settings('aws_db_instance')).findings[0]?.services).toHaveLength(1);
});

/** What a check made of this answers, as the report tells it. */
async function answering(
  check: (context: CheckContext) => unknown,
  resource: Parameters<typeof reported>[1] = store({}),
): Promise<Report> {
  const odd = { id: 'odd', title: 'Odd', check: check as (context: CheckContext) => CheckResult };
  return reported(pack('odd', 'with: {}'), resource, { checks: [odd] });
}

test.each<[string, (context: CheckContext) => unknown, string]>([
  ['throws', () => (undefined as unknown as string).length, 'failed: TypeError: '],
  [
    'throws no error',
    () => {
      throw 'up'; /* eslint-disable-line */
    },
    'failed: "up"',
  ],
  ['forgets to return', () => {}, 'answered nothing, expected a list of what fails() and unproven() give'],
  ['says true', () => true, 'answered true, expected'],
  ['waits', async () => [], 'answered a promise, expected'],
  ['makes its own', () => [{ verdict: 'fails', says: 'x' }], 'answered an object, expected'],
  [
    'drops answers',
    ({ fails }) => [fails({ says: 'x' }), fails({ says: 'y' })].slice(1),
    'made 2 answers and returned 1',
  ],
  ['says nothing', ({ fails }) => fails({ says: ' ' }), 'failed: TypeError: "says" is to be a sentence'],
  [
    'says nowhere',
    ({ fails }) => fails({ says: 'x', at: {} as never }),
    '"at" is to be a resource or a component of the network',
  ],
  [
    'leaves open without a question',
    ({ unproven }) => unproven({ says: 'x', missing: [] }),
    '"missing" is to list what would tell, at least one',
  ],
  [
    'tells twice',
    ({ fails }) => [fails({ says: 'x' }), fails({ says: 'y' })],
    'answers twice about the inputs as a whole',
  ],
  ['changes what it sees', ({ network }) => (network.resources as unknown[]).pop(), 'failed: TypeError: '],
])('a check that %s is no pass', async (_, check, expected) => {
  await expect(answering(check)).rejects.toThrow(expected);
  await expect(answering(check)).rejects.toThrow(/own\.yaml:2: the check "odd" /);
  await expect(answering(check)).rejects.toMatchObject({ name: 'InputError' });
});

test('a check may be about the inputs as a whole, a component, or a part of one', async () => {
  const report = await answering(
    ({ network, fails, unproven }) => [
      fails({ says: 'Too few', fix: 'Add some' }),
      ...network.components.flatMap((at) =>
        at.fails ? unproven({ at, says: `${at.role} ${at.id}`, missing: ['whether it was tested'] }) : [],
      ),
    ],
    store({ multi_az: true }),
  );
  expect(
    report.findings.map(({ message, addresses, missing, failure }) => [message, addresses, missing, failure.label]),
  ).toEqual([
    ['Too few', [], [], 'the inputs'],
    [
      'datastore aws_db_instance.a#standby',
      ['aws_db_instance.a'],
      ['whether it was tested'],
      'the standby of aws_db_instance.a in zone 2 of aws_db_instance.a',
    ],
    [
      'datastore aws_db_instance.a#primary',
      ['aws_db_instance.a'],
      ['whether it was tested'],
      'the primary of aws_db_instance.a in zone 1 of aws_db_instance.a',
    ],
  ]);
  expect(new Set(report.findings.map(({ fingerprint }) => fingerprint)).size).toBe(3);
});

test('no secret gets to a check, and what it says is printable in every text', async () => {
  const seen: unknown[] = [];
  const report = await answering(
    ({ network, fails }) =>
      network.resources.map((at) => {
        seen.push(
          at.argument('password'),
          at.argument('engine'),
          at.argument('restore'),
          at.tag('Team'),
          at.tag('none'),
        );
        return fails({ at, says: '::error::\u001b[2K \u202e##[x] `code` <b>', fix: '\n::warning::x' });
      }),
    store({ password: 'hunter2', restore: [{ token: 'hunter3', of: 'x' }] }, { Team: 'web' }),
  );
  expect(seen.slice(0, 5)).toEqual([
    { is: 'unknown', of: 'aws_db_instance.a', argument: 'password' },
    { is: 'known', value: 'mysql' },
    { is: 'known', value: [{ token: '(sensitive)', of: 'x' }] },
    { is: 'known', value: 'web' },
    { is: 'omitted' },
  ]);
  expect(report.findings.flatMap(({ message, fix }) => obeyedWithin({ message, fix }))).toEqual([]);
});

/** A repository with nospof.yaml, a pack, and files; an empty plan is enough to see what is refused. */
function repository(files: Readonly<Record<string, string>>, plugins = 'plugins: checks/own.mjs'): string {
  const folder = mkdtempSync(join(tmpdir(), 'plugin-'));
  mkdirSync(join(folder, '.git'));
  const all = {
    'nospof.yaml': `version: 1\n${plugins}\nextends: own.yaml\n`,
    'own.yaml': pack(),
    'main.tf.json': '',
    'cdk.tf.json': JSON.stringify({
      '//': { metadata: { stackName: 'shop', version: '0.21.0', backend: 'local' } },
      provider: { aws: [{ region: 'ap-northeast-2' }] },
      resource: store({}),
    }),
    ...files,
  };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const program = `export const own = {
  id: 'short-backups', title: 'Backups', options: { properties: { days: {} } },
  check: ({ network, fails }) => network.resources.map((at) => fails({ at, says: 'from the plugin' })),
};
export const helper = 1;
export default own;`;

const lintIn = (folder: string, more: Partial<Parameters<typeof lint>[0]> = {}) =>
  lint({ inputs: [join(folder, 'cdk.tf.json')], config: join(folder, 'nospof.yaml'), ...more });

test('a plugin runs if the command line says so, and the report names it', async () => {
  const folder = repository({ 'checks/own.mjs': program });
  const report = await lintIn(folder, { plugins: 'run' });
  expect(report.findings.map(({ message }) => message)).toEqual(['from the plugin']);
  expect(report.declared.facts.find(({ kind }) => kind === 'plugin')?.message).toMatch(
    /^checks of the plugin checks\/own\.mjs \(sha256 [0-9a-f]{12}\) run$/,
  );
});

test('a plugin does not run unless it is said; left out, its policies are told not to be judged', async () => {
  const folder = repository({ 'checks/own.mjs': 'throw new Error("it ran");' });
  await expect(lintIn(folder)).rejects.toThrow(
    'nospof.yaml:2: plugins are programs that this file names: use --allow-plugins to run them, or --no-plugins to leave them out with the policies that need them',
  );
  const { findings, summary, declared } = await lintIn(folder, { plugins: 'left-out' });
  expect([findings, summary.disabled]).toEqual([[], [{ policy: 'own', reason: '--no-plugins' }]]);
  expect(declared.facts.map(({ message }) => message)).toContain(
    'checks of the plugin checks/own.mjs do not run: own is not tested',
  );
});

test.each([
  ['export const x = 1;', 'nospof.yaml:2: the plugin checks/own.mjs exports no check, expected what defineCheck gives'],
  ['export const = 1;', 'nospof.yaml:2: the plugin checks/own.mjs cannot be loaded, '],
  ['throw new Error("no luck");', 'nospof.yaml:2: the plugin checks/own.mjs cannot be loaded, Error: no luck'],
  ['import "nospof/checks";', 'cannot be loaded, Error: '],
  ['export const a = { id: "A b", check() {} };', 'the check a of checks/own.mjs has no "id" of lower-case words'],
  ['export const a = { id: "a", check() {} };', 'the check a of checks/own.mjs has no "title"'],
  ['export const a = { id: "no-path", title: "t", check() {} };', 'has the name of a shipped check, "no-path"'],
  ['export const a = { id: "a", title: "t", check: 1 };', 'has a "check" that is no function'],
  [
    'export const a = { id: "a", title: "t", options: { type: "objekt" }, check() {} };',
    'has "options" that are no JSON Schema, ',
  ],
  [`${program}\nexport const b = { ...own };`, 'of checks/own.mjs is called "short-backups", as another check is'],
])('the plugin %s is refused in one sentence', async (text, expected) => {
  const folder = repository({ 'checks/own.mjs': text });
  await expect(lintIn(folder, { plugins: 'run' })).rejects.toThrow(expected);
  await expect(lintIn(folder, { plugins: 'run' })).rejects.toMatchObject({ name: 'InputError' });
});

test('a plugin lies in the repository of nospof.yaml, unless the command line allows others', async () => {
  const outside = join(mkdtempSync(join(tmpdir(), 'outside-')), 'own.mjs');
  writeFileSync(outside, program);
  const folder = repository({}, `plugins: [${outside}]`);
  await expect(lintIn(folder, { plugins: 'run' })).rejects.toThrow(
    'own.mjs is outside of the repository, expected a file in it, or --allow-outside',
  );
  expect((await lintIn(folder, { plugins: 'run', allowOutside: true })).findings).toHaveLength(1);
  await expect(lintIn(repository({}), { plugins: 'run' })).rejects.toThrow(
    'the plugin checks/own.mjs: cannot be read, no such file',
  );
});

test('options are checked by the schema, and what no policy uses is told', async () => {
  const checks = [shortBackups];
  await expect(reported(pack('short-backups', 'with: { day: 7 }'), store({}), { checks })).rejects.toThrow(
    'own.yaml:2: unknown key "day", did you mean "days"?',
  );
  await expect(reported(pack('short-backup', 'with: {}'), store({}), { checks })).rejects.toThrow(
    'own.yaml:2: unknown check "short-backup", did you mean "short-backups"?',
  );
  const report = await reported(pack('no-path', 'with: {}'), store({}), { checks });
  expect([short(report), hints(report)]).toEqual([
    [],
    ['checks[0]: no policy uses the check short-backups; define one with check: short-backups in a policy pack'],
  ]);
});
