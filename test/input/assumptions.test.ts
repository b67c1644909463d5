import { expect, test } from 'vitest';
import { readAssumptions } from '../../src/input/assumptions.ts';
import { InputError } from '../../src/input/error.ts';
import { readShippedSchema } from '../../src/input/shipped.ts';
import { readText } from '../../src/input/yaml/yaml-file.ts';
import { parseYaml } from '../../src/input/yaml/yaml.ts';
import { checkYaml } from '../../src/input/yaml/yaml-schema.ts';

test('the shipped times fit their schema, and best is never longer than worst', async () => {
  const file = 'policies/assumptions.yaml';
  await checkYaml(parseYaml(await readText(file), file), await readShippedSchema('assumptions'));
  const { entries } = await readAssumptions();
  expect([...entries].filter(([, { value }]) => value[0] > value[1])).toEqual([]);
});

test('the times of the design are what they were agreed to be', async () => {
  const { time } = await readAssumptions();
  const names = ['nlb-zone', 'rds-multi-az-failover', 'aurora-failover', 'asg-member', 'bgp-hold', 'manual'];
  expect(names.map((name) => time(name).seconds)).toEqual([
    [30, 90],
    [60, 120],
    [30, 60],
    [120, 600],
    [90, 90],
    [600, 3600],
  ]);
  expect([time('component-limit').seconds, time('site-limit').seconds]).toEqual([
    [180, 180],
    [3600, 3600],
  ]);
});

test('an override replaces the value and its source, an unknown name is refused', async () => {
  const { entries, time } = await readAssumptions(new Map([['bgp-hold', [30, 30] as const]]));
  expect([time('bgp-hold').seconds, entries.get('bgp-hold')?.source]).toEqual([[30, 30], 'nospof.yaml']);
  await expect(readAssumptions(new Map([['bgp-hodl', [1, 1] as const]]))).rejects.toThrow(
    new InputError('assumptions: unknown name "bgp-hodl", did you mean "bgp-hold"?'),
  );
  expect(() => time('nothing')).toThrow('no assumption is named nothing');
});
