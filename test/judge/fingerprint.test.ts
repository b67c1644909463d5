import { expect, it } from 'vitest';
import { lint } from '../../src/lint.ts';
import { change } from '../input/inputs.ts';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { shop } from '../cli/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'nospof-'));
afterAll(() => rmSync(folder, { recursive: true }));

const other = { format_version: '1.2', resource_changes: [change('aws_db_instance.other', { multi_az: false })] };
const unpinned = {
  format_version: '1.2',
  resource_changes: [
    change('aws_subnet.a', { vpc_id: 'vpc-1' }, { after_unknown: { availability_zone: true, id: true } }),
    change('aws_autoscaling_group.app', { min_size: 3, max_size: 3, desired_capacity: 3 }),
  ],
  configuration: {
    root_module: {
      resources: [
        { address: 'aws_subnet.a', expressions: { vpc_id: { constant_value: 'vpc-1' } } },
        {
          address: 'aws_autoscaling_group.app',
          expressions: { vpc_zone_identifier: { references: ['aws_subnet.a.id', 'aws_subnet.a'] } },
        },
      ],
    },
  },
};

async function fingerprints(...inputs: readonly string[]): Promise<readonly string[]> {
  const { findings } = await lint({ inputs });
  return findings.map(({ policy, fingerprint }) => `${policy} ${fingerprint}`).toSorted();
}

it.each(['shop', 'unpinned'])(
  'is the same under another file name, beside another plan, in any order: %s',
  async (name) => {
    const [plan, renamed, beside] = [`${name}.json`, `${name}-renamed.json`, 'beside.json'].map((one) =>
      join(folder, one),
    );
    if (name === 'shop') copyFileSync(shop, plan!);
    else writeFileSync(plan!, JSON.stringify(unpinned));
    copyFileSync(plan!, renamed!);
    writeFileSync(beside!, JSON.stringify(other));
    const alone = await fingerprints(plan!);
    expect(alone.length).toBeGreaterThan(0);
    expect(await fingerprints(renamed!)).toEqual(alone);
    const together = await fingerprints(plan!, beside!);
    expect(await fingerprints(beside!, renamed!)).toEqual(together);
    expect(together).toEqual(expect.arrayContaining([...alone]));
  },
);
