import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { folderWithPlans, nospof } from './command.ts';

const folder = folderWithPlans();
afterAll(() => rmSync(folder, { recursive: true }));

const waiver = `version: 1
waivers:
  - policy: single-datastore
    addresses: aws_db_instance.main
    reason: replaced in May
    requester: kim@example.org
    approver: lee@example.org
    expires: 2027-03-01
`;
writeFileSync(join(folder, 'nospof.yaml'), 'version: 1\ndisable: { no-test-tier: in another repository }\n');
writeFileSync(join(folder, 'nospof-waivers.yaml'), waiver);
writeFileSync(join(folder, 'other.yaml'), waiver.replace('.main', '.other'));

it('waivers beside the configuration are read, told and applied until their last day', async () => {
  const first = await nospof(['lint', '--as-of', '2027-03-01'], { cwd: folder });
  expect(first.code).toBe(0);
  expect(first.stdout).toContain('waivers    nospof-waivers.yaml, found in this folder (sha256 ');
  expect(first.stdout).toContain(`as of 2027-03-01\n`);
  expect(first.stdout).toContain(
    '  single-datastore  aws_db_instance.main: replaced in May (until 2027-03-01, nospof-waivers.yaml:3)\n',
  );
  expect(first.stdout.endsWith('accepted, 1 waived\n')).toBe(true);
  const later = await nospof(['lint', '--as-of', '2027-03-02', '--quiet'], { cwd: folder });
  expect(later.code).toBe(1);
  expect(later.stdout).toContain(
    'error waiver-invalid: The waiver of single-datastore for aws_db_instance.main does not apply: it expired on 2027-03-01\n',
  );
});

it('--waivers names another file', async () => {
  const { code, stdout } = await nospof(['lint', '--waivers', 'other.yaml', '--quiet'], { cwd: folder });
  expect(code).toBe(1);
  expect(stdout).toContain('for aws_db_instance.other does not apply: it matches no finding\n');
});

it.each([
  [['--as-of', 'today'], '--as-of today: expected a date such as 2026-09-01'],
  [['--waivers', 'none.yaml'], 'none.yaml: cannot be read, no such file'],
  [['--waivers', 'plan.json'], 'plan.json: is not a file of waivers, expected YAML with keys such as version, waivers'],
  [['--format', 'json=nospof-waivers.yaml'], 'nospof-waivers.yaml: is an input; write to another file.'],
])('%j is refused', async (args, message) => {
  expect(await nospof(['lint', ...args], { cwd: folder })).toEqual({
    code: 2,
    stdout: '',
    stderr: `nospof: ${message}\n`,
  });
});

it('a comment at the resource does what the file does, unless comments are no waivers', async () => {
  const beside = folderWithPlans();
  const main = (comment: string) =>
    writeFileSync(
      join(beside, 'main.tf'),
      `# ${comment}\nresource "aws_db_instance" "main" {\n  multi_az = false\n}\n`,
    );
  writeFileSync(join(beside, 'nospof.yaml'), 'version: 1\ndisable: { no-test-tier: in another repository }\n');
  main('nospof:waive single-datastore until 2027-03-01: replaced in May');
  const run = (...args: readonly string[]) => nospof(['lint', '--as-of', '2027-03-01', ...args], { cwd: beside });

  const waived = await run();
  expect([waived.code, waived.stdout]).toEqual([
    0,
    expect.stringContaining('aws_db_instance.main: replaced in May (until 2027-03-01, main.tf:1)\n'),
  ]);
  expect(waived.stdout).toContain('1 waiver in comments of the source names no approver\n');
  expect((await run('--no-inline-waivers')).code).toBe(1);
  const strict = await run('--pack', 'strict', '--quiet');
  expect([strict.code, strict.stdout]).toEqual([
    1,
    expect.stringContaining('does not apply: it is a comment, and the strict pack requires an approver for an error\n'),
  ]);
  expect(strict.stdout).toContain('error single-datastore: ');
  const expired = await run('--as-of', '2027-03-02', '--quiet');
  expect([expired.code, expired.stdout]).toEqual([1, expect.stringContaining('it expired on 2027-03-01\n')]);
  expect((await nospof(['baseline', '--as-of', '2027-03-01'], { cwd: beside })).stderr).toContain(
    '0 findings recorded',
  );

  main('nospof:waive single-datastor until 2027-03-01: replaced in May');
  expect((await run('--quiet')).stdout).toContain(
    'unknown policy "single-datastor", did you mean "single-datastore"?\n',
  );
  main('nospof:waive single-router until 2027-03-01: replaced in May');
  expect((await run('--quiet')).stdout).toContain(
    'The waiver of single-router for aws_db_instance.main does not apply: it matches no finding\n',
  );
  rmSync(beside, { recursive: true });
});
