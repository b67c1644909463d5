import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { lint } from '../../src/lint.ts';
import { shop } from '../cli/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'nospof-'));
afterAll(() => rmSync(folder, { recursive: true }));
const endless = '/dev/zero';

it('a source file that links to a device is none: it would never end', async () => {
  const plan = join(folder, 'plan.json');
  copyFileSync(shop, plan);
  for (const name of ['a.tf', 'b.tf.json']) symlinkSync(endless, join(folder, name));
  mkdirSync(join(folder, '.terraform/modules'), { recursive: true });
  symlinkSync(endless, join(folder, '.terraform/modules/modules.json'));
  expect((await lint({ inputs: [plan] })).findings).not.toEqual([]);
});

it('a plan, a nospof.yaml, waivers and a baseline that link to a device are refused', async () => {
  const link = join(folder, 'link');
  symlinkSync(endless, link);
  for (const option of [{ inputs: [link] }, { config: link }, { waivers: link }, { baseline: link }]) {
    await expect(lint({ inputs: [shop], ...option })).rejects.toThrow(/is a device/);
  }
});
