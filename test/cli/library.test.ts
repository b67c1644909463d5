import { execFileSync, execSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { diff, explain, graph, InputError, lint, render } from '../../src/library.ts';
import { isBuilt, shop } from './command.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'nospof-library-')));
afterAll(() => rmSync(folder, { recursive: true }));
const plan: object = JSON.parse(readFileSync(shop, 'utf8'));

it('a path and a parsed plan are judged alike', async () => {
  const [read, parsed] = [await lint({ inputs: [shop] }), await lint({ inputs: [plan] })];
  expect(parsed.findings.map((finding) => ({ ...finding, source: null }))).toEqual(read.findings);
  expect(parsed.inputs).toMatchObject([{ name: 'input-1', path: 'input-1', kind: 'plan' }]);
  expect((await lint({ inputs: [plan], failOn: ['new', 'warning'] })).verdict).toBe('rejected');
  expect((await lint({ inputs: [plan], maxUnproven: 0 })).verdict).toBe('rejected');
});

it('what is parsed and is no plan is refused in one sentence', async () => {
  await expect(lint({ inputs: [{}] })).rejects.toThrow(InputError);
  await expect(lint({ inputs: [{}] })).rejects.toThrow(/^input-1: /);
  // @ts-expect-error -- it is no name
  await expect(lint({ inputs: [plan], failOn: ['never'] })).rejects.toThrow(InputError);
});

it('a report is rendered, a network drawn, a policy explained', async () => {
  const report = await lint({ inputs: [plan] });
  expect(await render(report)).toContain('rejected: 2 errors');
  expect(await render(report, 'csv')).toContain('single-datastore');
  expect(await graph({ inputs: [plan] })).toMatch(/^<svg/);
  expect(await graph({ inputs: [plan], format: 'mermaid' })).toContain('flowchart');
  expect(await explain('single-router')).toMatchObject({ id: 'single-router' });
  await expect(explain('single-ruter')).rejects.toThrow('single-router');
  const { type, policies } = await explain('aws_nat_gateway');
  expect([type, policies]).toEqual(['aws_nat_gateway', expect.arrayContaining(['single-router'])]);
  await expect(explain('aws_nat_gatway')).rejects.toThrow('aws_nat_gateway');
});

it('two plans, parsed or as paths, and reports are compared', async () => {
  const better: object = JSON.parse(readFileSync(shop, 'utf8').replaceAll(/"multi_az": ?false/g, '"multi_az":true'));
  const told = async (base: string | object, head: string | object) => {
    const { verdict, changes } = await diff({ base, head });
    return [verdict, changes?.introduced, changes?.resolved.map(({ policy }) => policy)];
  };
  const worse = ['rejected', 1, []];
  expect(await told(better, plan)).toEqual(worse);
  expect(await told(better, shop)).toEqual(worse);
  expect(await told(await lint({ inputs: [better] }), await lint({ inputs: [plan] }))).toEqual(worse);
  expect(await told(shop, better)).toEqual(['accepted', 0, ['single-datastore']]);
  expect(await told(plan, plan)).toEqual(['accepted', 0, []]);
  expect((await diff({ base: shop, head: better, failOn: 'error' })).verdict).toBe('rejected');
  await expect(diff({ base: {}, head: plan })).rejects.toThrow(/^input-1: /);
});

/** What docs/library.md shows, and every type that is promised. */
const consumer = `import { readFileSync } from 'node:fs';
import { diff, explain, graph, InputError, lint, render } from 'nospof';
import type { DiffOptions, Explanation, Finding, GraphOptions, LintOptions, Report, ReportFormat } from 'nospof';
import type { TypeExplanation } from 'nospof';
import { type CheckDefinition, defineCheck } from 'nospof/checks';
import { networks, testPolicy, tinyNetwork } from 'nospof/testing';
import { NospofValidation } from 'nospof/cdktf';
import 'nospof/trace';

const options: LintOptions = { inputs: ['plan.json'], failOn: ['error', 'new'] };
const report: Report = await lint(options);
const errors: readonly Finding[] = report.findings.filter(({ rejects }) => rejects);
const format: ReportFormat = 'markdown';
const drawn: GraphOptions = { inputs: [JSON.parse(readFileSync('plan.json', 'utf8'))], format: 'mermaid' };
const about: Explanation = await explain('single-datastore');
const gateway: TypeExplanation = await explain('aws_nat_gateway');
const either: Explanation | TypeExplanation = await explain(errors[0]?.policy ?? '');
const compared: DiffOptions = { base: report, head: 'plan.json', failOn: 'new' };
const mine: CheckDefinition = defineCheck({ id: 'mine', title: 'Mine', check: () => [] });
await testPolicy({ check: mine, passes: { one: tinyNetwork({ aws_db_instance: { main: {} } }) } });
await testPolicy({ policy: 'single-router', fails: { gateway: networks.oneRouter } });
const refused: unknown = await lint({ inputs: [{}] }).catch((error: unknown) => error);
// @ts-expect-error -- there is no such format
await render(report, 'pdf').catch(() => {});
console.log(JSON.stringify([
  report.verdict,
  (await render(report, format)).length > 100,
  (await graph(drawn)).includes("flowchart"),
  about.id,
  'why' in either && either.id,
  gateway.policies.length > 0,
  (await diff(compared)).changes?.introduced,
  typeof NospofValidation,
  refused instanceof InputError,
]));
`;

const compilerOptions = { target: 'es2022', strict: true, skipLibCheck: false, types: ['node'], outDir: 'out' };

beforeAll(() => {
  if (!isBuilt) execSync('npm run -s build');
  const packed = ['pack', '--ignore-scripts', '--pack-destination', folder];
  execFileSync('npm', packed, { stdio: 'ignore' });
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, 'nospof'), { recursive: true });
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  execFileSync('tar', ['-xzf', join(folder, tarball), '-C', join(modules, 'nospof'), '--strip-components=1']);
  // What npm would install beside it, and the types of Node: nothing of it is run or changed.
  const { dependencies }: { dependencies: object } = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const name of [...Object.keys(dependencies), 'constructs', '@types']) {
    symlinkSync(realpathSync(join('node_modules', name)), join(modules, name));
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'consumer.ts'), consumer);
  writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
});

it.each([
  ['nodenext', {}],
  ['esnext', { moduleResolution: 'bundler' }],
])('what is packed compiles and runs with module %s', (module, more) => {
  const config = join(folder, `tsconfig.${module}.json`);
  writeFileSync(
    config,
    JSON.stringify({ compilerOptions: { ...compilerOptions, module, ...more }, files: ['consumer.ts'] }),
  );
  const compiled = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', config], { encoding: 'utf8' });
  expect([compiled.status, compiled.stdout]).toEqual([0, '']);
  const run = spawnSync(process.execPath, ['out/consumer.js'], { cwd: folder, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(JSON.parse(run.stdout)).toEqual([
    'rejected',
    true,
    true,
    'single-datastore',
    'single-datastore',
    true,
    0,
    'function',
    true,
  ]);
});

it('nothing is run when it is installed', () => {
  const { scripts = {} }: { scripts?: Record<string, string> } = JSON.parse(
    readFileSync(join(folder, 'node_modules/nospof/package.json'), 'utf8'),
  );
  expect(['preinstall', 'install', 'postinstall'].filter((name) => name in scripts)).toEqual([]);
});
