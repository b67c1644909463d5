import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { command, shop } from './command.ts';

/** Runs the command in a shell, with its standard output where `redirect` says. */
function run(args: string, redirect: string): { readonly code: number | null; readonly stderr: string } {
  const node = [process.execPath, ...command].map((part) => `'${part}'`).join(' ');
  const { status, stderr } = spawnSync('bash', ['-c', `set -o pipefail; ${node} ${args} ${redirect}`], {
    encoding: 'utf8',
  });
  return { code: status, stderr };
}

test.each([`lint ${shop}`, `lint ${shop} --format json`, `graph ${shop}`, 'explain'])(
  'a full standard output is one true sentence, and no verdict: %s',
  (args) => {
    const { code, stderr } = run(args, '> /dev/full');
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^nospof: standard output: cannot write the (?:report|picture|explanation|policies) \(ENOSPC\)\n$/,
    );
  },
);

test('a report that goes to a full file is one true sentence', () => {
  const { code, stderr } = run(`lint ${shop} --format json=/dev/full`, '> /dev/null');
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: 'nospof: /dev/full: cannot write the report to this file (ENOSPC)\n',
  });
});

test('an acceptance that is not read to its end is none', () => {
  const empty = '{"format_version":"1.2","planned_values":{"root_module":{}},"resource_changes":[]}';
  // The other end of the pipe is closed before anything is written.
  const { code, stderr } = run('lint - --allow-empty', `< <(sleep 0.5; echo '${empty}') | (exec 0<&-)`);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: 'nospof: standard output: cannot write the report (EPIPE)\n',
  });
});
