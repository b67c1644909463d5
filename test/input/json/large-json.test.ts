import fc from 'fast-check';
import { expect, it } from 'vitest';

import { InputError } from '../../../src/input/error.ts';
import { JsonCutter } from '../../../src/input/json/json-cutter.ts';
import { recogniseLarge } from '../../../src/input/json/large-json.ts';
import { memberOf } from '../../../src/input/json/json.ts';
import type { Json } from '../../../src/input/value.ts';
import { resourcesOfValues } from '../../../src/input/values-representation.ts';
import { change } from '../inputs.ts';

function* pieces(text: string, size: number): Iterable<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let from = 0; from < bytes.length; from += size) yield bytes.slice(from, from + size);
}

function cut(text: string, size: number): unknown {
  const cutter = new JsonCutter();
  for (const piece of pieces(text, size)) cutter.push(piece);
  return cutter.end();
}

const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(null, true, 1.5, 'resources', '[{"', '\\"', 'é한\u0000', '}'),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('resources', 'resource_changes', 'x', 'a"b', '{'), tie('tree'), { maxKeys: 4 }),
  ),
}));

it('gives what JSON.parse gives, wherever the pieces end', () => {
  fc.assert(
    fc.property(tree, fc.integer({ min: 1, max: 40 }), fc.boolean(), (json, size, pretty) => {
      const text = JSON.stringify(json, undefined, pretty ? 2 : undefined);
      expect(cut(text, size)).toEqual(JSON.parse(text));
    }),
  );
});

const plan = {
  format_version: '1.2',
  resource_changes: [
    change('aws_x.a', { n: 1 }, { actions: ['update'], before: { n: 0 } }),
    change('aws_x.gone', null, { actions: ['delete'], before: { n: 2 } }),
  ],
};

it('recognises a plan in pieces, and forgets what is not read', async () => {
  const { format, json } = await recogniseLarge(() => pieces(`\ufeff${JSON.stringify(plan)}\n`, 11), 'plan.json');
  const [updated, gone] = plan.resource_changes;
  const { change: after } = updated as { change: object };
  expect(format).toBe('plan');
  expect(json['resource_changes']).toEqual([
    { ...updated, change: { ...after, before: null, before_sensitive: null } },
    gone,
  ]);
});

const planned = (address: string, mode: string): object => ({ address, mode, values: { n: 1 }, sensitive_values: {} });

/** Which planned and prior resources still have values. */
async function valued(changes: readonly unknown[], ...values: readonly object[]): Promise<readonly unknown[]> {
  const inModules = { root_module: { child_modules: [{ resources: values }] } };
  const input = { planned_values: inModules, prior_state: { values: inModules }, resource_changes: changes };
  const { json } = await recogniseLarge(() => pieces(JSON.stringify(input), 50), 'plan.json');
  const of = (part: Json | undefined): readonly unknown[] =>
    resourcesOfValues(part).map((one) => `${String(one['address'])} ${Object.hasOwn(one, 'values')}`);
  return [of(json['planned_values']), of(memberOf(json['prior_state'], 'values'))];
}

it('leaves out what the changes say too, unless they do not say it', async () => {
  const both = [planned('aws_x.a', 'managed'), planned('data.aws_x.d', 'data')];
  expect(await valued([change('aws_x.a', {}), change('data.aws_x.d', {})], ...both)).toEqual([
    ['aws_x.a false', 'data.aws_x.d false'],
    ['aws_x.a false', 'data.aws_x.d true'],
  ]);
  const all = ['aws_x.a true', 'data.aws_x.d true'];
  expect(await valued([change('aws_x.a', {})], ...both)).toEqual([all, all]);
  expect(await valued([change('aws_x.a', null), change('data.aws_x.d', {})], ...both)).toEqual([all, all]);
});

it.each<[string, string, string]>([
  [
    'a plan that is cut off',
    JSON.stringify(plan).slice(0, -20),
    'is larger than 512 MiB and not valid JSON in UTF-8 after 0 MiB; expected nothing but a plan or state',
  ],
  [
    'a plan with a broken resource',
    JSON.stringify(plan).replace('"n":1', '"n":'),
    'is larger than 512 MiB and not valid JSON in UTF-8 after 0 MiB; expected nothing but a plan or state',
  ],
  [
    'other JSON',
    '{"x":[]}',
    'is JSON, but not a Terraform plan: expected a plan or state in JSON, as "terraform show -json" gives it, or a CDKTF stack',
  ],
])('refuses %s', async (_, text, problem) => {
  const reading = recogniseLarge(() => pieces(text, 16), 'plan.json');
  await expect(reading).rejects.toThrow(new InputError(`plan.json: ${problem}.`));
});
