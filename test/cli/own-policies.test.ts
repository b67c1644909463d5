import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { folderWithPackage } from './packed.ts';

/** A repository that has installed the package, with the policies that CONTRIBUTING.md shows. */
let folder = '';

beforeAll(() => {
  folder = folderWithPackage();
  cpSync('test/judge/own-policies/example', folder, { recursive: true });
  symlinkSync(realpathSync('node_modules/@types'), join(folder, 'node_modules/@types'));
  writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan({ backup_retention_period: 1, tags: team })));
  writeFileSync(join(folder, 'kept.json'), JSON.stringify(plan({ backup_retention_period: 30, tags: team })));
});

const team = { Team: 'payments', Environment: 'production' };

/** A plan of a database that AWS keeps twice. */
function plan(more: object): object {
  const values = { engine: 'mysql', instance_class: 'db.m5.large', multi_az: true, ...more };
  const resource = {
    address: 'aws_db_instance.pay',
    mode: 'managed',
    type: 'aws_db_instance',
    name: 'pay',
    provider_name: 'registry.terraform.io/hashicorp/aws',
  };
  return {
    format_version: '1.2',
    planned_values: { root_module: { resources: [{ ...resource, values }] } },
    resource_changes: [
      { ...resource, change: { actions: ['create'], before: null, after: values, after_unknown: {} } },
    ],
  };
}

function nospof(...args: readonly string[]) {
  const run = spawnSync(process.execPath, ['node_modules/nospof/dist/cli.js', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}

function findings(...args: readonly string[]): unknown {
  const { stdout, stderr } = nospof('lint', ...args, '--format', 'json');
  if (stderr !== '') return stderr;
  const report: { findings: { policy: string; message: string }[] } = JSON.parse(stdout);
  return report.findings
    .map(({ policy, message }) => `${policy}: ${message}`)
    .filter((one) => !one.startsWith('no-test'));
}

it('the check of CONTRIBUTING.md runs from the package, if it is allowed to', () => {
  expect(findings('plan.json', '--allow-plugins')).toEqual([
    'backups-too-short: aws_db_instance.pay keeps its backups for 1 of 7 days',
  ]);
  expect(findings('kept.json', '--allow-plugins')).toEqual([]);
});

it('a plugin does not run where only nospof.yaml names it', () => {
  expect(nospof('lint', 'plan.json')).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'nospof: nospof.yaml:3: plugins are programs that this file names: use --allow-plugins to run them, or --no-plugins to leave them out with the policies that need them\n',
  });
  expect(findings('plan.json', '--no-plugins')).toEqual([]);
  expect(nospof('lint', 'plan.json', '--no-plugins').stdout.replaceAll(/\s+/g, ' ')).toContain(
    'checks of the plugin short-backups.mjs do not run: backups-too-short is not tested (nospof.yaml:3)',
  );
  expect(nospof('explain', 'backups-too-short').stdout).toContain('Backups are not kept for as long as the law asks');
});

it('the scenario of CONTRIBUTING.md is tried from the package', () => {
  const pack = join(folder, 'own.yaml');
  expect(findings('plan.json', '--no-plugins', '--pack', pack)).toEqual([]);
  const { stdout } = nospof('lint', 'plan.json', '--no-plugins', '--pack', 'own.yaml');
  const told = stdout.replaceAll(/\s+/g, ' ');
  expect(told).toContain(
    'own.yaml:3: the policy slow-payment tests nothing in these inputs: no service is called pay*',
  );
});

it('a plugin in TypeScript is refused with what to do', () => {
  writeFileSync(join(folder, 'typed.ts'), 'export const a: number = 1;\nenum No { Way }\n');
  writeFileSync(join(folder, 'typed.yaml'), 'version: 1\nplugins: typed.ts\n');
  const { code, stderr } = nospof('lint', 'plan.json', '--config', 'typed.yaml', '--allow-plugins');
  expect([code, stderr]).toEqual([
    2,
    expect.stringMatching(
      /^nospof: typed\.yaml:2: the plugin typed\.ts (?:is TypeScript, which this|cannot be loaded)/,
    ),
  ]);
});

it('the tests of CONTRIBUTING.md pass from the package, and fail where a policy does not hold', () => {
  const run = (file: string) => spawnSync(process.execPath, ['--test', file], { cwd: folder, encoding: 'utf8' });
  const passed = run('try-policies.mjs');
  expect([passed.status, passed.stdout.match(/^# (?:pass|fail) \d+|^ℹ (?:pass|fail) \d+/gm)]).toEqual([
    0,
    [expect.stringContaining('pass 2'), expect.stringContaining('fail 0')],
  ]);
  writeFileSync(
    join(folder, 'wrong.mjs'),
    readFileSync(join(folder, 'try-policies.mjs'), 'utf8').replace('database(7)', 'database(6)'),
  );
  const failed = run('wrong.mjs');
  expect([failed.status, failed.stdout]).toEqual([1, expect.stringContaining('a week: expected passes, it fails')]);
});

/** What TypeScript makes of it is tried as in `library.test.ts`, with both kinds of resolution. */
const consumer = `import { defineCheck, type Answer, type CheckedResource } from 'nospof/checks';
import { networks, tagged, testPolicy, tinyNetwork, type TestResult } from 'nospof/testing';
import { lint } from 'nospof';

const check = defineCheck<{ readonly days: number }>({
  id: 'typed',
  title: 'Typed',
  options: { properties: { days: { type: 'integer' } } },
  check({ network, options, fails, unproven }) {
    const days: number = options.days;
    return network.resources.flatMap((at: CheckedResource) => {
      const name: Answer<string> = at.tag('Team');
      if (name.is === 'unknown') return unproven({ at, says: 'open', missing: [name, 'whether it is so'] });
      // @ts-expect-error -- what is known has a value, what is omitted has none
      name.value;
      return days > 1 ? fails({ at, says: 'days' }) : [];
    });
  },
});
const results: Readonly<Record<string, TestResult>> = await testPolicy({
  check,
  with: { days: 2 },
  fails: { one: networks.oneStore, tagged: tagged(tinyNetwork({ aws_sqs_queue: { a: {} } }), { Team: 'a' }) },
});
const report = await lint({ inputs: [networks.oneStore], checks: [check] });
// @ts-expect-error -- a policy or a check
await testPolicy({ passes: [] }).catch(() => {});
console.log(JSON.stringify([results['one']?.verdict, report.verdict]));
`;

it.each([
  ['nodenext', {}],
  ['esnext', { moduleResolution: 'bundler' }],
])('the types compile with module %s, and what is compiled runs', (module, more) => {
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'consumer.ts'), consumer);
  const compilerOptions = {
    target: 'es2022',
    strict: true,
    skipLibCheck: false,
    types: ['node'],
    outDir: 'out',
    module,
    ...more,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
  const compiled = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', folder], { encoding: 'utf8' });
  expect([compiled.status, compiled.stdout]).toEqual([0, '']);
  const run = spawnSync(process.execPath, ['out/consumer.js'], { cwd: folder, encoding: 'utf8' });
  expect([run.stderr, run.stdout]).toEqual(['', '["fails","rejected"]\n']);
});
