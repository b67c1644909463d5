import { expect, test } from 'vitest';
import { lint } from '../../src/lint.ts';
import type { Json } from '../../src/input/value.ts';
import { change, read, refusal } from './inputs.ts';

/** The verdict on a plan, or on a text that holds one. */
async function verdictOn(input: object | string): Promise<string> {
  return (await lint({ inputs: await read(input), allowEmpty: true })).verdict;
}

function planOf(resources: readonly Json[], more: object = {}): object {
  return { format_version: '1.2', resource_changes: resources, ...more };
}

const configuration = (expressions: Json): object => ({
  configuration: {
    root_module: { resources: [{ address: 'aws_lb.a', mode: 'managed', type: 'aws_lb', name: 'a', expressions }] },
  },
});

/** `{"a":{"a":1}}`, so many levels deep, as text in place of "DEEP": a value would be read level by level to be written. */
function deep(input: object, open: string, inner: string, close: string, levels = 20_000): string {
  return JSON.stringify(input).replace('"DEEP"', () => open.repeat(levels) + inner + close.repeat(levels));
}

test.each<[string, Json]>([
  ['null', null],
  ['a list with null', [null]],
  ['references that are null', { references: null }],
  ['a reference that is null', { references: [null] }],
  ['a number', 1],
])('a configuration whose subnets are %s is read', async (_, subnets) => {
  const open = { after_unknown: { subnets: true, subnet_mapping: true } };
  for (const more of [{}, open]) {
    const lb = change('aws_lb.a', { load_balancer_type: 'network' }, more);
    expect(await verdictOn(planOf([lb], configuration({ subnets, subnet_mapping: subnets })))).toBe('rejected');
  }
});

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'])(
  'a type, a name, a key, a tag and an output called %s are names like others',
  async (name) => {
    const tags: Json = JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(name)}}`);
    const resources = [
      change(`${name}.${name}`, { tags, [name]: name }),
      change(`aws_instance.${name}["${name}"]`, { tags_all: tags, instance_type: name, availability_zone: name }),
      change(`aws_db_instance.${name}`, { engine: name, storage_type: name }),
      change('aws_route.r', { gateway_id: `${name}-0123`, route_table_id: name }),
    ];
    const outputs: Json = JSON.parse(`{${JSON.stringify(name)}:{"value":"x"}}`);
    const plan = planOf(resources, { planned_values: { outputs, root_module: {} }, variables: outputs });
    expect(await verdictOn(plan)).toBe('rejected');
    const { coverage } = await lint({ inputs: await read(plan), allowEmpty: true });
    expect(Object.entries(coverage.notModelledTypes)).toContainEqual([name, 1]);
  },
);

test.each([
  ['subnet_mapping', planOf([change('aws_lb.a', { subnet_mapping: 'DEEP' })]), '[', '1', ']'],
  ['its mask', planOf([change('aws_lb.a', {}, { after_unknown: { subnet_mapping: 'DEEP' } })]), '[{"a":', 'true', '}]'],
  ['its configuration', planOf([], configuration({ subnet_mapping: 'DEEP' })), '[', '{}', ']'],
  [
    'module_calls',
    planOf([], { configuration: { root_module: { module_calls: 'DEEP' } } }),
    '{"a":{"module":{"module_calls":',
    '{}',
    '}}}',
  ],
  ['child_modules', planOf([], { planned_values: { root_module: 'DEEP' } }), '{"child_modules":[', '{}', ']}'],
  ['an output', planOf([], { planned_values: { outputs: { a: { value: 'DEEP' } } } }), '{"a":', '1', '}'],
  [
    'synthesised blocks',
    { '//': { metadata: { stackName: 'a' } }, resource: { aws_lb: { a: { subnet_mapping: 'DEEP' } } } },
    '[',
    '1',
    ']',
  ],
])('what no plan is nested like is refused in one sentence: %s', async (_, input, open, inner, close) => {
  expect(await refusal(deep(input, open, inner, close))).toBe(
    'standard input: is nested more than 500 levels deep, as no plan is.',
  );
});

test('a path of replace_paths that is nested deep is refused, too', async () => {
  const plan = planOf([
    { ...change('aws_lb.a', {}), change: { actions: ['delete', 'create'], replace_paths: 'DEEP' } },
  ]);
  expect(await refusal(deep(plan, '[', '1', ']'))).toMatch(/is nested more than 500 levels deep/);
});

test('a text in a plan may be nested as deep as it likes', async () => {
  const nested = '('.repeat(20_000);
  const calls = 'element('.repeat(5_000);
  const texts = [
    `\${${nested}aws_subnet.a.id`,
    `\${${calls}a.b, 1)}`,
    `\${${'['.repeat(20_000)}a.b${']'.repeat(20_000)}}`,
    `\${${'slice('.repeat(5_000)}a.b, 0, 1)}`,
    '${"'.repeat(20_000),
    `\${${'a['.repeat(20_000)}}`,
  ];
  const stack = { '//': { metadata: { stackName: 'a' } }, resource: { aws_lb: { a: { subnets: texts } } } };
  expect(await verdictOn(stack)).toBe('rejected');
});

const long = 'x'.repeat(12_000_000);
const plan = planOf([change('aws_instance.a', { user_data: long })]);

test('a log line beside a text of 12 MB is passed over', async () => {
  expect(await verdictOn(`Refreshing state...\n${JSON.stringify(plan)}\ndone`)).toBe('rejected');
  const escapes = planOf([change('aws_instance.a', { user_data: '\\"'.repeat(1_000_000) })]);
  expect(await verdictOn(`Refreshing state...\n${JSON.stringify(escapes)}`)).toBe('rejected');
});

test.each([
  ['behind it', `${JSON.stringify(plan).slice(0, -1)},,}`, /: expected a name in double quotes\.$/],
  ['that cuts it off', JSON.stringify(plan).slice(0, -9_000), /: the text ends too early\.$/],
  ['in it', JSON.stringify(plan).replace('xx"', 'x\n"'), /: expected a value\.$/],
  ['of quotes', `{"a":"${'\\"'.repeat(1_000_000)}`, /: the text ends too early\.$/],
])('a mistake beside a text of 12 MB has its place, and not a word of it: %s', async (_, text, problem) => {
  const sentence = await refusal(text);
  expect(sentence).toMatch(problem);
  expect(sentence).toMatch(/^standard input: is not valid JSON at line 1, column \d+: /);
  expect(sentence).not.toContain('xxx');
});

test('a key of 12 MB is one', async () => {
  const report = await lint({ inputs: await read(planOf([change(`aws_instance.a["${long}"]`, {})])) });
  expect(report.findings[0]?.message.length).toBeLessThan(1000);
});
