import { resolve } from 'node:path';

import { expect, it } from 'vitest';

import { sourceOf } from '../../../src/input/synth/source.ts';
import type { Json } from '../../../src/input/value.ts';
import { at, onlyResource, read, refusal } from '../inputs.ts';

type JsonObject = { [key: string]: Json };

/** A stack of one resource `aws_x.a`. */
function stackOf(resource: JsonObject, more: JsonObject = {}): JsonObject {
  return { '//': { metadata: { stackName: 'net', version: '0.21.0' } }, resource: { aws_x: { a: resource } }, ...more };
}

const omitted = { kind: 'omitted' };

function known(value: Json): object {
  return { kind: 'known', value };
}

function unknown(references = ''): object {
  return { kind: 'unknown', reason: `known after apply${references}` };
}

const more = {
  variable: {
    v: { default: 'x' },
    n: { default: 3 },
    none: {},
    secret: { default: 'p', sensitive: true },
    null: { default: null },
  },
  locals: {
    l: 'zone-a',
    o: { k: ['p', 'q'] },
    far: '${aws_x.b.id}',
    again: '${local.l}',
    loop: '${local.loop}',
    mixed: { far: '${aws_x.b.id}', near: ['n', '${var.v}'] },
  },
};

it.each<[Json, object]>([
  ['text', known('text')],
  [3, known(3)],
  [null, omitted],
  [['a', 'b'], known(['a', 'b'])],
  [{ a: 1 }, known({ a: 1 })],
  ['${true}', known(true)],
  ['${3}', known(3)],
  ['${"x"}', known('x')],
  ['$${var.v}', known('${var.v}')],
  ['${var.v}', known('x')],
  ['${ var.n }', known(3)],
  ['${var.null}', omitted],
  ['${var.none}', unknown(' (var.none)')],
  ['${var.secret}', unknown(' (var.secret)')],
  ['${local.l}', known('zone-a')],
  ['${local.again}', known('zone-a')],
  ['${local.o.k[1]}', known('q')],
  ['${local.o["k"][0]}', known('p')],
  ['${local.far}', unknown(' (local.far)')],
  ['${local.mixed.near[1]}', known('x')],
  ['${local.mixed.far}', unknown(' (local.mixed.far)')],
  ['${local.constructor}', unknown(' (local.constructor)')],
  ['${var.constructor}', unknown(' (var.constructor)')],
  ['${local.loop}', unknown(' (local.loop)')],
  ['a-${var.v}-${var.n}', known('a-x-3')],
  ['a-${aws_x.b.id}', unknown(' (aws_x.b.id)')],
  ['${upper(var.v)}', unknown(' (var.v)')],
  ['${upper("x")}', unknown()],
  ['${jsonencode({"a" = aws_x.b.id})}', unknown(' (aws_x.b.id)')],
  ['#!/bin/sh\necho ${HOME}', unknown()],
  [['${var.v}', 'y'], known(['x', 'y'])],
  [['${aws_x.b.id}', 'y'], unknown(' (aws_x.b.id)')],
  [{ a: '${var.v}', b: [{ c: '${local.l}' }] }, known({ a: 'x', b: [{ c: 'zone-a' }] })],
])('%j', async (value, expected) => {
  const { attributes } = await onlyResource(stackOf({ x: value }, more));
  expect(attributes.read('x')).toEqual(expected);
});

it('takes what is not written for the default, and results of data sources for unknown', async () => {
  const deployment = await read(stackOf({}, { data: { aws_x: { a: { y: 1 } } } }));
  expect(at(deployment, 'aws_x.a').attributes.read('x')).toEqual(omitted);
  const data = at(deployment, 'data.aws_x.a');
  expect(data.attributes.read('x')).toEqual(unknown());
  expect(data.attributes.read('y')).toEqual(known(1));
  expect([data.mode, data.actions]).toEqual(['data', ['read']]);
});

it('reads blocks, whether one object or a list', async () => {
  const { attributes } = await onlyResource(
    stackOf(
      {
        single: { a: '${aws_x.b.id}', b: 1 },
        constant: { b: 2 },
        list: [
          { to: '${aws_x.c.arn}', port: 80 },
          { port: 443, inner: { x: '${var.v}' } },
        ],
        plain: ['${aws_x.b.id}', 'subnet-1'],
      },
      more,
    ),
  );
  expect(attributes.blocks('single').map((block) => [block.path, block.number('b'), block.read('a')])).toEqual([
    ['single.0', 1, unknown(' (aws_x.b.id)')],
  ]);
  expect(attributes.blocks('constant').map((block) => block.number('b'))).toEqual([2]);
  expect(attributes.blocks('list').map((block) => [block.path, block.number('port'), block.read('to')])).toEqual([
    ['list.0', 80, unknown(' (aws_x.c.arn)')],
    ['list.1', 443, omitted],
  ]);
  expect(
    attributes
      .blocks('list')[1]
      ?.blocks('inner')
      .map((block) => [block.path, block.string('x')]),
  ).toEqual([['list.1.inner.0', 'x']]);
  expect(attributes.blocks('plain')).toEqual([]);
  expect([attributes.length('plain'), attributes.strings('plain')]).toEqual([2, ['subnet-1']]);
  expect(attributes.expressions('plain')).toEqual([
    { constant_value: '${aws_x.b.id}', references: ['aws_x.b.id', 'aws_x.b'] },
    { constant_value: 'subnet-1' },
  ]);
  expect(attributes.expressions('list.port')).toEqual([{ constant_value: 80 }, { constant_value: 443 }]);
  expect([...attributes.knownStrings()]).toEqual([
    ['list.1.inner.x', 'x'],
    ['plain.1', 'subnet-1'],
  ]);
});

it('searches the text around a reference', async () => {
  const { attributes } = await onlyResource(stackOf({ x: { url: 'jdbc:mysql://db.internal/${aws_x.b.id}' }, y: 'z' }));
  expect([attributes.mentions('db.internal'), attributes.mentions('z'), attributes.mentions('Q0')]).toEqual([
    true,
    true,
    false,
  ]);
  expect([...attributes.knownStrings()]).toEqual([['y', 'z']]);
});

it('knows that a dynamic block is there, but not what it makes', async () => {
  const { attributes } = await onlyResource(
    stackOf({
      dynamic: { rule: { for_each: '${var.v}', content: { to: '${aws_x.b.id}' } } },
      rule: [{ port: 1 }],
      made: '${[for k, v in {"a" = 1}: {"port" = 80}]}',
    }),
  );
  expect(attributes.blocks('rule').map((block) => block.number('port'))).toEqual([1]);
  expect(attributes.length('rule')).toBeUndefined();
  expect(attributes.expressions('rule').at(-1)).toEqual({ references: ['var.v', 'aws_x.b.id', 'aws_x.b'] });
  expect(attributes.read('made')).toEqual(unknown());
  expect(attributes.read('made.port')).toEqual(unknown());
});

it.each<[JsonObject, readonly [string, Json | undefined][]]>([
  [{ x: '${count.index}' }, [['aws_x.a', undefined]]],
  [
    { count: 2, x: 'n-${count.index}' },
    [
      ['aws_x.a[0]', 'n-0'],
      ['aws_x.a[1]', 'n-1'],
    ],
  ],
  [
    { count: '${2}' },
    [
      ['aws_x.a[0]', undefined],
      ['aws_x.a[1]', undefined],
    ],
  ],
  [
    { count: '${var.n}', x: '${count.index}' },
    [
      ['aws_x.a[0]', 0],
      ['aws_x.a[1]', 1],
      ['aws_x.a[2]', 2],
    ],
  ],
  [{ count: 0 }, []],
  [{ count: '${length(aws_x.b)}' }, [['aws_x.a', undefined]]],
  [
    { for_each: '${toset(["q", "p"])}', x: '${each.value}' },
    [
      ['aws_x.a["p"]', 'p'],
      ['aws_x.a["q"]', 'q'],
    ],
  ],
  [
    { for_each: ['q', 'p'], x: '${each.key}' },
    [
      ['aws_x.a["p"]', 'p'],
      ['aws_x.a["q"]', 'q'],
    ],
  ],
  [
    { for_each: { k: { z: 'a' }, 'l.m': { z: '${aws_x.b.id}' } }, x: '${each.value.z}' },
    [
      ['aws_x.a["k"]', 'a'],
      ['aws_x.a["l.m"]', undefined],
    ],
  ],
  [{ for_each: { k: { z: 'a', y: '${aws_x.b.id}' } }, x: '${each.value.z}' }, [['aws_x.a["k"]', 'a']]],
  [
    { for_each: '${toset(local.o.k)}', x: '${each.key}' },
    [
      ['aws_x.a["p"]', 'p'],
      ['aws_x.a["q"]', 'q'],
    ],
  ],
  [{ for_each: '${aws_x.b}' }, [['aws_x.a', undefined]]],
])('expands %j', async (resource, expected) => {
  const { resources } = await read(stackOf(resource, more));
  expect(resources.map((each) => [each.address, each.attributes.json('x')])).toEqual(expected);
});

it('fills the template of the stack', async () => {
  const deployment = await read({
    ...stackOf({
      for_each: { k: '${aws_x.b.id}' },
      depends_on: ['aws_x.b', '${data.aws_y.c}'],
      lifecycle: { prevent_destroy: true },
      x: 1,
    }),
    ...more,
    output: { o: { value: '${aws_x.a["k"].id}', sensitive: true } },
    module: { m: { source: './m', version: '1', subnet: '${aws_x.a["k"].id}', count: 2 } },
    moved: [{ from: 'aws_x.old', to: 'aws_x.a' }],
    import: [{ id: 'i', to: 'aws_x.a' }],
    check: { c: {} },
    terraform: { backend: { s3: { bucket: 'b' } } },
  });
  const [document] = deployment.documents;
  expect(document).toMatchObject({ name: 'net', kind: 'cdktf', opaqueModules: ['module.m'] });
  const root = document?.configuration;
  expect(root?.resources.get('aws_x.a')).toEqual({
    expressions: { x: { constant_value: 1 } },
    forEach: { k: { constant_value: '${aws_x.b.id}', references: ['aws_x.b.id', 'aws_x.b'] } },
    count: undefined,
    dependsOn: ['aws_x.b', 'data.aws_y.c'],
    providerKey: 'aws',
  });
  expect(root?.outputs.get('o')).toEqual({
    constant_value: '${aws_x.a["k"].id}',
    references: ['aws_x.a["k"].id', 'aws_x.a["k"]', 'aws_x.a'],
  });
  expect(Object.keys(root?.calls.get('m')?.expressions ?? {})).toEqual(['subnet']);
  expect(root?.locals.get('l')).toEqual({ constant_value: 'zone-a' });
  expect([...(root?.variables ?? [])]).toEqual([
    ['v', 'x'],
    ['n', 3],
    ['none', undefined],
    ['secret', undefined],
    ['null', null],
  ]);
});

it('finds provider, region, account and default tags through the alias', async () => {
  const deployment = await read({
    '//': { metadata: {} },
    terraform: { required_providers: { aws: { source: 'aws' }, cloud: { source: 'acme/cloud' } } },
    provider: {
      aws: [
        { region: '${var.region}', default_tags: [{ tags: { Environment: 'production', Team: 'net' } }] },
        { alias: 'west', region: 'us-west-2', assume_role: [{ role_arn: 'arn:aws:iam::123456789012:role/d' }] },
      ],
    },
    variable: { region: { default: 'ap-northeast-2' } },
    data: { aws_vpc: { v: {} } },
    resource: {
      aws_x: { a: { tags: { Team: 'app' } }, b: { provider: 'aws.west' }, c: { region: 'eu-west-1' } },
      cloud_x: { a: {} },
    },
  });
  const facts = deployment.resources.map((each) => [each.address, each.provider, each.region, each.account, each.tags]);
  expect(facts).toEqual([
    ['aws_x.a', 'hashicorp/aws', 'ap-northeast-2', undefined, { Environment: 'production', Team: 'app' }],
    ['aws_x.b', 'hashicorp/aws', 'us-west-2', '123456789012', {}],
    ['aws_x.c', 'hashicorp/aws', 'eu-west-1', undefined, { Environment: 'production', Team: 'net' }],
    ['cloud_x.a', 'acme/cloud', undefined, undefined, {}],
    ['data.aws_vpc.v', 'hashicorp/aws', 'ap-northeast-2', undefined, {}],
  ]);
});

it.each<[string, readonly string[], object | undefined]>([
  [
    'the first frame outside of libraries',
    [
      `new X (${resolve('node_modules/cdktf/lib/x.js')}:1:2)`,
      `new Net (${resolve('stacks/net.ts')}:50:16)`,
      `x (${resolve('stacks/main.ts')}:3:1)`,
    ],
    { file: 'stacks/net.ts', line: 50, column: 16, calledFrom: [{ file: 'stacks/main.ts', line: 3, column: 1 }] },
  ],
  ['a frame without a function', [`${resolve('stacks/net.ts')}:7:1`], { file: 'stacks/net.ts', line: 7, column: 1 }],
  ['no URL of another machine', ['x (file://host/a.ts:1:1)'], undefined],
  [
    'a file URL',
    [`at new Net (file://${resolve('stacks/a b.ts').replaceAll(' ', '%20')}:7:1)`],
    { file: 'stacks/a b.ts', line: 7, column: 1 },
  ],
  ['no file elsewhere', ['new Net (/elsewhere/net.ts:1:1)'], undefined],
  ['nothing of Node itself', ['Module._compile (node:internal/modules/cjs/loader:1:1)', '<anonymous>'], undefined],
])('tells the source from %s', async (_, stackTrace, source) => {
  const resource = await onlyResource(stackOf({ '//': { metadata: { path: 'net/a', stackTrace } } }));
  expect(resource.source).toEqual(source);
});

it('frames that begin with dots are relative to the stack file, and lead nowhere without one', () => {
  const resource = {
    '//': { metadata: { stackTrace: ['new Net (../../../app/net.ts:7:2)', '../../../main.ts:3:1'] } },
  };
  const calledFrom = [{ file: 'infra/main.ts', line: 3, column: 1 }];
  const found = { file: 'infra/app/net.ts', line: 7, column: 2, calledFrom };
  expect(sourceOf(resource, 'infra/cdktf.out/stacks/net')).toEqual(found);
  expect(sourceOf(resource, resolve('infra/cdktf.out/stacks/net'))).toEqual(found);
  expect(sourceOf(resource, 'cdktf.out')).toBeUndefined();
  expect(sourceOf(resource, undefined)).toBeUndefined();
});

it.each<[JsonObject, string]>([
  [{ a: { count: 20_001 } }, 'count of aws_x.a makes 20001 instances'],
  [{ a: { count: '1e12' } }, 'count of aws_x.a makes 1000000000000 instances'],
  [
    { a: { count: 15_000 }, b: { count: '${5000}' }, c: { count: 1 } },
    'count of aws_x.c makes 1 instance, 20001 with those before it',
  ],
  [
    { a: { for_each: Array.from({ length: 20_001 }, (_, index) => `k${index}`) } },
    'for_each of aws_x.a makes 20001 instances',
  ],
])('too many instances are refused before any is made', async (named, said) => {
  const stack = { ...stackOf({}), resource: { aws_x: named } };
  expect(await refusal(stack)).toBe(
    `standard input: ${said}, but at most 20000 are read from synthesised stacks in one run; check a plan, which contains each instance (terraform show -json PLAN > plan.json).`,
  );
});

it('as many as are read, each written once', async () => {
  const { resources } = await read({ ...stackOf({ count: 20_000 }), data: { aws_y: { b: {} } } });
  expect(resources).toHaveLength(20_001);
});
