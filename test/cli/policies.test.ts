import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { nospof } from './command.ts';

const own = `policies:
  - id: no-single-printer
    title: A service goes down when one printer fails
    severity: warning
    when: { fail: { each: component } }
    then: { outage: { at-most: limit } }
    incident: [neis-2023-06-21, our-printer-2024]
    controls: ['OURS:7']
    why: It did.
    fix: Add a second printer.
`;

/** A folder with a pack of its own, and a nospof.yaml that extends it and switches a policy off. */
function folderWithPack(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nospof-'));
  writeFileSync(join(folder, 'own.yaml'), own);
  const config =
    "version: 1\nextends: [recommended, own.yaml]\ndisable: { no-test-tier: 'it is tested on another account' }\n";
  writeFileSync(join(folder, 'nospof.yaml'), config);
  return folder;
}

it.concurrent('policies lists what there is, by control and incident', async () => {
  const { code, stdout, stderr } = await nospof(['policies', '--by', 'incident', '--incident', 'R4']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('mobileid-2023-11-24\n');
  expect(stdout).toMatch(/\n {2}no-path +error /);
  expect(stdout).not.toContain('single-router');
  const { stdout: json } = await nospof(['policies', '--control', 'cp-8(2)', '--format', 'json', '--pack', 'strict']);
  expect(JSON.parse(json)).toMatchObject({
    version: 1,
    pack: 'strict',
    policies: [{ id: 'single-router' }, { id: 'single-l4-switch' }, { id: 'single-link' }, { id: 'single-component' }],
  });
});

it.concurrent('policies by pack lists those of a nospof.yaml that is found, too', async () => {
  const cwd = folderWithPack();
  const { code, stdout } = await nospof(['policies', '--by', 'pack', '--format', 'json'], { cwd });
  expect(code).toBe(0);
  const { pack, policies, groups } = JSON.parse(stdout);
  expect(pack).toBe('nospof.yaml');
  expect(groups.map(({ id }: { id: string }) => id)).toEqual(['recommended', 'strict', 'nospof.yaml']);
  expect(groups.at(-1).policies).toContain('no-single-printer');
  expect(groups.at(-1).policies).not.toContain('no-test-tier');
  expect(policies).toContainEqual(
    expect.objectContaining({
      id: 'no-single-printer',
      severity: 'warning',
      incidents: [{ id: 'neis-2023-06-21', title: expect.any(String) }, { id: 'our-printer-2024' }],
      definedAt: 'own.yaml:2',
    }),
  );
});

it.concurrent('explain knows the policies of a pack, and of a nospof.yaml that is found', async () => {
  const cwd = folderWithPack();
  const found = await nospof(['explain', 'no-single-printer'], { cwd });
  expect(found.stdout).toContain('severity   warning in nospof.yaml\n');
  expect(found.stdout).toContain('defined    own.yaml:2\n');
  const named = await nospof(['explain', 'no-single-printer', '--pack', join(cwd, 'own.yaml'), '--format', 'json']);
  expect(JSON.parse(named.stdout)).toMatchObject({ id: 'no-single-printer', fix: 'Add a second printer.' });
  const off = await nospof(['explain', 'no-test-tier'], { cwd });
  expect(off.stdout).toContain('off in nospof.yaml (it is tested on another');
  const unknown = await nospof(['explain', 'no-single-printer']);
  expect([unknown.code, unknown.stderr]).toEqual([
    2,
    'nospof: unknown policy "no-single-printer"; "nospof policies" lists the policies\n',
  ]);
});

it.concurrent.each([
  [['--control', 'CP-88'], '--control CP-88: no policy names this control, did you mean "CP-8"?'],
  [['--control', 'x'], '--control x: no policy names this control; "nospof policies --by control" lists the controls'],
  [
    ['--incident', 'R9'],
    '--incident R9: no policy names this incident; "nospof policies --by incident" lists the incidents',
  ],
  [['--by', 'packs'], '--by packs: expected pack, control or incident, did you mean "pack"?'],
])('policies %j', async (args, message) => {
  expect(await nospof(['policies', ...args])).toEqual({ code: 2, stdout: '', stderr: `nospof: ${message}\n` });
});

it.concurrent('explain says what is believed of a resource type, and of one that it does not know', async () => {
  const { code, stdout, stderr } = await nospof(['explain', 'aws_ec2_transit_gateway_vpc_attachment']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('fails      3 routers in 3 zones: each fails by itself or with its zone;');
  expect(stdout).toContain('needs      1 of 3: another takes over after 1–60 s (noticed end to end');
  expect(stdout).toContain('source     https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html\n');
  const json = await nospof(['explain', 'aws_lb_listener', '--format', 'json']);
  expect(JSON.parse(json.stdout)).toMatchObject({ type: 'aws_lb_listener', is: 'setting', of: ['aws_lb'] });
  const unknown = await nospof(['explain', 'aws_iot_thing']);
  expect([unknown.code, unknown.stdout]).toEqual([2, '']);
  expect(unknown.stderr).toMatch(
    /^nospof: nothing is known of the resource type "aws_iot_thing": lint lists it as not modelled/,
  );
});
