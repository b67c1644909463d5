import { expect, it } from 'vitest';

import type { Json } from '../../../src/input/value.ts';
import { at, change, onlyResource, read, refusal } from '../inputs.ts';

function plan(changes: readonly Json[], more: { [key: string]: Json } = {}): object {
  return { format_version: '1.2', resource_changes: changes, ...more };
}

const addresses = (resources: readonly { readonly address: string }[]): readonly string[] =>
  resources.map((each) => each.address);

it.each(['0.1', '0.2', '1.0', '1.1', '1.2', '1.99', undefined])('reads format %s', async (version) => {
  const { resources } = await read({
    format_version: version,
    planned_values: {},
    resource_changes: [change('aws_x.a', {})],
  });
  expect(addresses(resources)).toEqual(['aws_x.a']);
});

it.each<[string, object, string]>([
  [
    'a later major format',
    { format_version: '2.0', planned_values: {} },
    'the plan has format version 2.0, but only versions 0.x and 1.x are known',
  ],
  [
    'a later redacted format',
    { plan_format_version: '10.1', resource_changes: [] },
    'the plan has format version 10.1, but only versions 0.x and 1.x are known',
  ],
  [
    'an errored plan',
    plan([], { errored: true }),
    'planning stopped with an error (errored: true), so this is only a part of the plan; fix the error and plan again',
  ],
  [
    'a targeted plan',
    plan([], { complete: false }),
    'the plan leaves changes out (complete: false), as with -target or deferred changes; plan the whole configuration',
  ],
  [
    'a nameless resource',
    plan([change('', {}), { ...change('aws_x.a', {}), address: 'nonsense' }]),
    'expected a resource address, such as "aws_lb.a", but found ""',
  ],
  [
    'a resource 100,000 modules deep',
    plan([change(`${'module.m.'.repeat(100_000)}aws_x.a`, {})]),
    'a resource address is 100000 modules deep, but nospof reads 1000 at most',
  ],
])('refuses %s', async (_, input, problem) => {
  expect(await refusal(input)).toBe(`standard input: ${problem}.`);
});

it('takes a plan that is not whole when asked', async () => {
  const input = plan([change('aws_x.a', {})], { errored: true, complete: false });
  expect(addresses((await read(input, { allowErrored: true })).resources)).toEqual(['aws_x.a']);
});

const configured = (...resources: readonly object[]) => ({
  timestamp: '2026-01-01T00:00:00Z',
  configuration: { root_module: { resources: resources.map((one) => ({ mode: 'managed', expressions: {}, ...one })) } },
});
const three = { address: 'aws_x.b', count_expression: { constant_value: 3 } };
const several = { address: 'aws_x.b', for_each_expression: { references: ['var.all'] } };

it.each<[string, readonly string[], object, string | undefined]>([
  ['one of two', ['aws_x.a'], configured({ address: 'aws_x.a' }, { address: 'aws_x.b' }), 'aws_x.b'],
  ['one of three', ['aws_x.b[0]', 'aws_x.b[2]'], configured(three), 'aws_x.b'],
  ['none', ['aws_x.b[0]', 'aws_x.b[1]', 'aws_x.b[2]'], configured(three), undefined],
  ['what may be empty', ['aws_x.a'], configured({ address: 'aws_x.a' }, several), undefined],
  [
    'what is read only',
    ['aws_x.a'],
    configured({ address: 'aws_x.a' }, { address: 'data.aws_x.b', mode: 'data' }),
    undefined,
  ],
  ['nothing, as it plans nothing', [], configured({ address: 'aws_x.a' }), undefined],
  [
    'one, but Terraform says it is complete',
    ['aws_x.a'],
    { ...configured({ address: 'aws_x.b' }), complete: true },
    undefined,
  ],
])('a plan without `complete` that leaves out %s', async (_, there, more, lacks) => {
  const input = { ...plan(there.map((address) => change(address, {}))), ...more };
  const problem = `the plan lacks ${lacks}, which its configuration has, as with -exclude or -target; plan the whole configuration`;
  expect(await refusal(input)).toBe(lacks === undefined ? 'was accepted' : `standard input: ${problem}.`);
  expect(addresses((await read(input, { allowErrored: true })).resources)).toEqual(there);
});

it('keeps actions in order, and apart what is only destroyed', async () => {
  const input = plan([
    change('aws_x.first', {}, { actions: ['create', 'delete'] }),
    change('aws_x.gap', {}, { actions: ['delete', 'create'] }),
    change('aws_x.gone', null, { actions: ['delete'], before: { az: 'a' } }),
    change('aws_x.left', null, { actions: ['forget'], before: { az: 'b' } }),
    change('aws_x.same', {}, { actions: ['no-op'], before: {} }),
    { ...change('aws_x.first', null, { actions: ['delete'] }), deposed: 'c0ffee' },
  ]);
  const { resources, removed } = await read(input);
  expect(resources.map((each) => [each.address, each.actions])).toEqual([
    ['aws_x.first', ['create', 'delete']],
    ['aws_x.gap', ['delete', 'create']],
    ['aws_x.left', ['forget']],
    ['aws_x.same', ['no-op']],
  ]);
  expect(removed.map((each) => [each.address, each.attributes.string('az')])).toEqual([['aws_x.gone', 'a']]);
  expect(resources[2]?.attributes.string('az')).toBe('b');
});

it('loses no resource, and no change, to an action of a later version or to one that is not true', async () => {
  const { resources } = await read(
    plan([
      change('aws_x.same', { n: 1 }, { actions: ['transmogrify'], before: { n: 1 } }),
      change('aws_x.other', { n: 1 }, { actions: ['transmogrify'], before: { n: 2 } }),
      change('aws_x.new', { n: 1 }, { actions: [], before: null }),
      change('aws_x.hidden', { n: 1 }, { actions: ['no-op'], before: { n: 2 } }),
    ]),
  );
  expect(resources.map((each) => [each.address, each.actions])).toEqual([
    ['aws_x.same', ['no-op']],
    ['aws_x.other', ['update']],
    ['aws_x.new', ['create']],
    ['aws_x.hidden', ['update']],
  ]);
});

it('uses planned values where the change has none', async () => {
  const input = plan([change('aws_x.a', null, { after_unknown: { l: [{ b: true }] } })], {
    planned_values: {
      root_module: { resources: [{ address: 'aws_x.a', values: { l: [{ p: 'x' }] }, sensitive_values: {} }] },
    },
  });
  const { attributes } = await onlyResource(input);
  expect(attributes.blocks('l').map((block) => [block.string('p'), block.read('b').kind])).toEqual([['x', 'unknown']]);
});

it('reads planned values and data of the prior state that no change names', async () => {
  const value = (address: string, mode: string, values: Json): Json => ({ address, mode, values });
  const input = {
    format_version: '1.2',
    planned_values: {
      root_module: {
        resources: [value('aws_x.a', 'managed', { n: 1 })],
        child_modules: [
          {
            resources: [value('module.m.aws_x.b', 'managed', {})],
            child_modules: [{ resources: [value('module.m.module.n.aws_x.c[0]', 'managed', {})] }],
          },
          { resources: [value('module.z.aws_x.d', 'managed', {})] },
        ],
      },
      outputs: { o: { value: 3 }, s: { value: 'x', sensitive: true }, u: {} },
    },
    prior_state: {
      values: {
        root_module: {
          resources: [
            { ...(value('data.aws_vpc.v', 'data', { id: 'vpc-1' }) as object), depends_on: [] },
            { ...(value('aws_x.a', 'managed', { n: 0 }) as object), depends_on: ['aws_x.z'] },
            value('aws_x.old', 'managed', {}),
          ],
        },
      },
    },
  };
  const deployment = await read(input);
  expect(deployment.resources.map((each) => [each.address, each.mode, each.actions])).toEqual([
    ['aws_x.a', 'managed', ['no-op']],
    ['module.m.aws_x.b', 'managed', ['no-op']],
    ['module.m.module.n.aws_x.c[0]', 'managed', ['no-op']],
    ['module.z.aws_x.d', 'managed', ['no-op']],
    ['data.aws_vpc.v', 'data', ['read']],
  ]);
  expect(at(deployment, 'aws_x.a').attributes.number('n')).toBe(1);
  expect(at(deployment, 'aws_x.a').stateDependencies).toEqual(['aws_x.z']);
  expect(at(deployment, 'data.aws_vpc.v').attributes.string('id')).toBe('vpc-1');
  expect(deployment.documents[0]?.outputs).toEqual({ o: 3 });
});

it('prefers the planned read of a data source, whose results are unknown, not defaults', async () => {
  const input = plan(
    [{ ...change('data.aws_vpc.v', { state: 'x' }, { actions: ['read'], after_unknown: { id: true } }), mode: 'data' }],
    {
      prior_state: {
        values: { root_module: { resources: [{ address: 'data.aws_vpc.v', mode: 'data', values: { id: 'old' } }] } },
      },
      configuration: {
        root_module: { resources: [{ address: 'data.aws_vpc.v', expressions: { state: { constant_value: 'x' } } }] },
      },
    },
  );
  const { attributes, mode } = await onlyResource(input);
  expect(mode).toBe('data');
  expect(attributes.read('id')).toEqual({ kind: 'unknown', reason: 'known after apply' });
});

it.each([
  ['aws', 'hashicorp/aws'],
  ['awscc', 'hashicorp/awscc'],
  ['registry.terraform.io/hashicorp/aws', 'hashicorp/aws'],
  ['registry.opentofu.org/hashicorp/awscc', 'hashicorp/awscc'],
  ['registry.terraform.io/-/aws', 'hashicorp/aws'],
  ['example.com/acme/cloud', 'acme/cloud'],
  ['terraform.io/builtin/terraform', 'builtin/terraform'],
  ['terraform', 'builtin/terraform'],
  [undefined, 'hashicorp/aws'],
])('knows provider %s as %s', async (name, short) => {
  const resource = { ...change('aws_x.a', {}), provider_name: name ?? null };
  expect((await onlyResource(plan([resource]))).provider).toBe(short);
});

it.each<[string, { type: string; name: string; key: string | number | undefined }]>([
  ['aws_lb.a', { type: 'aws_lb', name: 'a', key: undefined }],
  ['aws_alb.a[1]', { type: 'aws_alb', name: 'a', key: 1 }],
  ['awscc_ec2_x.a["a.b:c/d[0]"]', { type: 'awscc_ec2_x', name: 'a', key: 'a.b:c/d[0]' }],
])('keeps %s as it is', async (address, parts) => {
  const resource = await onlyResource(plan([{ ...change('aws_x.a', {}), address }]));
  expect(resource).toMatchObject({ id: address, address, ...parts });
});

it('tolerates what it has no use for', async () => {
  const moved = { ...change('aws_x.b', {}), previous_address: 'aws_x.a', action_reason: 'x' };
  const imported = change('aws_x.c', { big: 1e308 });
  (imported['change'] as { [key: string]: Json })['importing'] = { id: 'i' };
  (imported['change'] as { [key: string]: Json })['replace_paths'] = [['ami']];
  const deployment = await read(
    plan([moved, imported], { checks: [], timestamp: 'x', resource_drift: [moved], unheard_of: {} }),
  );
  expect(addresses(deployment.resources)).toEqual(['aws_x.b', 'aws_x.c']);
});

it('gives a resource the template of its module, through any keys', async () => {
  const address = 'module.m["a"].module.n[0].aws_x.a["k"]';
  const template = {
    address: 'aws_x.a',
    expressions: { x: { references: ['var.x'] } },
    for_each_expression: { references: ['var.f'] },
    depends_on: ['aws_x.b'],
  };
  const input = plan([{ ...change('aws_x.a', {}, { after_unknown: { x: true } }), address }], {
    variables: { top: { value: 'zone-a' } },
    configuration: {
      root_module: {
        module_calls: {
          m: {
            expressions: { y: { references: ['var.top'] } },
            module: {
              outputs: { o: { expression: { references: ['module.n'] } } },
              module_calls: {
                n: {
                  expressions: { x: { references: ['var.y'] } },
                  module: { resources: [template], variables: { x: {}, d: { default: null } } },
                },
                far: { source: 'x' },
              },
            },
          },
        },
      },
    },
  });
  const deployment = await read(input);
  const resource = at(deployment, address);
  expect(resource.module).toEqual([
    { name: 'm', key: 'a' },
    { name: 'n', key: 0 },
  ]);
  expect(resource.template).toEqual({
    expressions: { x: { references: ['var.x'] } },
    forEach: { references: ['var.f'] },
    count: undefined,
    dependsOn: ['aws_x.b'],
    providerKey: undefined,
  });
  expect(resource.attributes.read('x')).toEqual({ kind: 'known', value: 'zone-a' });
  const [document] = deployment.documents;
  expect(document?.opaqueModules).toEqual(['module.m.module.far']);
  expect(document?.variables).toEqual({ top: 'zone-a' });
  const inner = document?.configuration?.calls.get('m')?.module;
  expect(inner?.outputs.get('o')).toEqual({ references: ['module.n'] });
  expect([...(inner?.calls.get('n')?.module.variables ?? [])]).toEqual([
    ['x', undefined],
    ['d', null],
  ]);
});

it('takes nothing for a default where the configuration is empty', async () => {
  const input = plan([change('aws_x.a', {}, { after_unknown: { x: true } })], { configuration: { root_module: {} } });
  const resource = await onlyResource(input);
  expect(resource.template).toBeUndefined();
  expect(resource.attributes.read('x').kind).toBe('unknown');
});
