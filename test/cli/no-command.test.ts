import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { command, folderWithPlans, nospof } from './command.ts';

const cwd = folderWithPlans();
const elsewhere = join(cwd, 'elsewhere');
beforeAll(() => {
  mkdirSync(elsewhere);
  cpSync(join(cwd, 'plan.json'), join(elsewhere, 'shop.json'));
  mkdirSync(join(cwd, 'app', 'cdktf.out'), { recursive: true });
  const stack = { resource: { aws_vpc: { v: { cidr_block: '10.0.0.0/16' } } } };
  writeFileSync(join(cwd, 'app', 'cdktf.out', 'cdk.tf.json'), JSON.stringify(stack));
  const stacks = { shop: { name: 'shop', synthesizedStackPath: 'cdk.tf.json' } };
  writeFileSync(join(cwd, 'app', 'cdktf.out', 'manifest.json'), JSON.stringify({ version: '0.21.0', stacks }));
});
afterAll(() => rmSync(cwd, { recursive: true }));

/** What a shell does with a line in which `nospof` is the command. */
async function shell(line: string, folder: string) {
  const nodeArgs = [process.execPath, ...command].map((one) => `'${one}'`).join(' ');
  const run = promisify(execFile)('sh', ['-c', `nospof() { ${nodeArgs} "$@"; }; ${line}`], { cwd: folder });
  try {
    return { code: 0, ...(await run) };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

it('a file or folder without a command is checked', async () => {
  const lint = await nospof(['lint', 'plan.json'], { cwd });
  expect(lint.code).toBe(1);
  expect(await nospof(['plan.json'], { cwd })).toEqual(lint);
  expect(await nospof(['--quiet', 'plan.json'], { cwd })).toEqual(
    await nospof(['lint', 'plan.json', '--quiet'], { cwd }),
  );
  expect(await nospof(['app/cdktf.out'], { cwd })).toEqual(await nospof(['lint', 'app/cdktf.out'], { cwd }));
  expect(await nospof([], { cwd })).toEqual(lint);
});

it.each(['nospof', 'nospof lint', 'nospof lint -', 'nospof -', 'nospof --pack strict', 'nospof graph'])(
  'what is piped to %s is read',
  async (line) => {
    const { code, stdout, stderr } = await shell(`cat shop.json | ${line}`, elsewhere);
    expect([code, stderr]).toEqual([line.includes('graph') ? 0 : 1, '']);
    expect(stdout).toMatch(/checked {4}stdin \(plan, 12 resources\)|^<svg/m);
    expect(await shell(`${line} < shop.json`, elsewhere)).toEqual({ code, stdout, stderr });
  },
);

it('what is piped is read by nospof alone, though there is a plan in the folder; by nospof lint where there is none', async () => {
  expect((await shell('cat nothing.json | nospof --allow-empty', cwd)).stdout).toContain('checked    stdin');
  expect((await shell('cat nothing.json | nospof lint', cwd)).stdout).toContain('checked    plan ');
});

it('without anything to check, nospof says how it is used', async () => {
  const { code, stdout, stderr } = await nospof([], { cwd: join(cwd, 'app', 'cdktf.out') });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('nospof [INPUT... | COMMAND] [options]');
});

it.each([
  [['lnit'], 'lnit: is neither a command nor a file or folder here, did you mean "lint"?'],
  [
    ['frobnicate', 'plan.json'],
    'frobnicate: is neither a command nor a file or folder here; nospof help lists the commands, and nospof FILE checks a plan',
  ],
  [['plan.jsn'], 'plan.jsn: there is no such file; expected a plan in JSON or a CDKTF output folder.'],
  [['--quiet', 'lint', 'plan.json'], 'options stand behind the command: nospof lint --option'],
  [['--verbos'], "unknown option '--verbos' (Did you mean --verbose?)"],
  [['help', 'lnit'], 'unknown command "lnit", expected one of lint, '],
])('%j is refused', async (args, sentence) => {
  const { code, stdout, stderr } = await nospof(args, { cwd });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(`nospof: ${sentence}`);
});

it('help gives what --help gives', async () => {
  expect(await nospof(['help'])).toEqual(await nospof(['--help']));
  for (const name of ['lint', 'diff', 'report'])
    expect(await nospof(['help', name])).toEqual(await nospof([name, '--help']));
});

it('a file that is called as a command is checked by lint', async () => {
  writeFileSync(join(elsewhere, 'shop'), readFileSync(join(elsewhere, 'shop.json')));
  expect((await nospof(['shop'], { cwd: elsewhere })).code).toBe(1);
});
