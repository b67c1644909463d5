import { expect, it } from 'vitest';
import { formats } from '../../src/report/reporters.ts';
import { nospof } from './command.ts';

it.concurrent.each([
  ['an unknown option', ['lint', '--verbos'], "nospof: unknown option '--verbos' (Did you mean --verbose?)\n"],
  [
    'an unknown command',
    ['lnit'],
    'nospof: lnit: is neither a command nor a file or folder here, did you mean "lint"?\n',
  ],
  [
    'an unknown format',
    ['lint', '--format', 'jsn'],
    `nospof: --format jsn: expected ${formats.join(', ')}, did you mean "json"?\n`,
  ],
  [
    'a format with an empty file name',
    ['lint', '--format', 'json='],
    'nospof: --format json=: a file name is expected after the "="\n',
  ],
  [
    'two reports on standard output',
    ['lint', '--format', 'json', '--format', 'text'],
    'nospof: --format text: another report already goes to standard output\n',
  ],
  [
    'much and little at once',
    ['lint', '--verbose', '--quiet'],
    "nospof: option '--quiet' cannot be used with option '--verbose'\n",
  ],
  [
    'an unknown policy',
    ['explain', 'single-rooter'],
    'nospof: unknown policy "single-rooter", did you mean "single-router"?\n',
  ],
])('%s', async (_, args, stderr) => {
  expect(await nospof(args)).toEqual({ code: 2, stdout: '', stderr });
});

it.concurrent('--version', async () => {
  expect(await nospof(['--version'])).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
});

it('--help shows examples and exit codes', async () => {
  const { code, stdout, stderr } = await nospof(['--help']);
  expect([code, stderr]).toEqual([0, '']);
  await expect(stdout).toMatchFileSnapshot('help.txt');
});

it('lint --help', async () => {
  const { code, stdout, stderr } = await nospof(['lint', '--help']);
  expect([code, stderr]).toEqual([0, '']);
  await expect(stdout).toMatchFileSnapshot('lint-help.txt');
});

it('graph --help', async () => {
  const { code, stdout, stderr } = await nospof(['graph', '--help']);
  expect([code, stderr]).toEqual([0, '']);
  await expect(stdout).toMatchFileSnapshot('graph-help.txt');
});
