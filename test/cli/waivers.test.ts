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
