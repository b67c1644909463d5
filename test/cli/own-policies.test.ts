import { spawnSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { folderWithPackage } from './packed.ts';

/** A repository that has installed the package, with the policies that CONTRIBUTING.md shows. */
let folder = '';

beforeAll(() => {
  folder = folderWithPackage();
  cpSync('test/judge/own-policies/example', folder, { recursive: true });
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
