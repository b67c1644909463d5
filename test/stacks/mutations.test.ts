import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import { expect, it } from 'vitest';
import { lint } from '../../src/lint.ts';
import { settings } from '../../stacks/settings.ts';
import { mutations, type Whole } from './mutations.ts';
import { synthesise } from './synthesis.ts';

const stacks = await synthesise(settings);

function manifest(names: readonly string[]): string {
  const entries = names.map((name) => [name, { name, synthesizedStackPath: `stacks/${name}/cdk.tf.json` }]);
  return JSON.stringify({ version: '0.21.0', stacks: Object.fromEntries(entries) });
}

/** Policies that refuse the reference network after a change. */
async function refusedBy(change: (whole: Whole) => void): Promise<readonly string[]> {
  const whole: Whole = {
    stacks: Object.fromEntries([...stacks].map(([name, { text }]) => [name, JSON.parse(text)])),
    facts: load(readFileSync('stacks/nospof.yaml', 'utf8')) as Whole['facts'],
  };
  change(whole);
  const folder = mkdtempSync(join(tmpdir(), 'mutation-'));
  try {
    writeFileSync(join(folder, 'manifest.json'), manifest(Object.keys(whole.stacks)));
    for (const [name, stack] of Object.entries(whole.stacks)) {
      mkdirSync(join(folder, 'stacks', name), { recursive: true });
      writeFileSync(join(folder, 'stacks', name, 'cdk.tf.json'), JSON.stringify(stack));
    }
    writeFileSync(join(folder, 'nospof.yaml'), dump(whole.facts));
    const { findings } = await lint({ inputs: [folder], config: join(folder, 'nospof.yaml') });
    return findings.filter(({ severity }) => severity !== 'info').map(({ policy, verdict }) => `${policy} ${verdict}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const all = Object.entries(mutations).flatMap(([policy, changes]) =>
  Object.entries(changes).map(([name, change]) => ({ policy, name, change })),
);

it('takes sixty redundancies away, one at a time, at least', () => {
  expect(new Set(all.map(({ name }) => name)).size).toBeGreaterThanOrEqual(60);
});

it('accepts the network without a change', async () => {
  expect(await refusedBy(() => {})).toEqual([]);
});

it.each(all)('$policy: $name', async ({ policy, change }) => {
  expect(new Set(await refusedBy(change))).toEqual(new Set([`${policy} broken`]));
});
