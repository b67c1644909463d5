import { expect, it } from 'vitest';

import type { Json } from '../../../src/input/value.ts';
import { onlyResource, planOf } from '../inputs.ts';

const omitted = { kind: 'omitted' };

function known(value: Json): object {
  return { kind: 'known', value };
}

function unknown(reason: string): object {
  return { kind: 'unknown', reason: `known after apply${reason}` };
}

const references = (...names: string[]): Json => ({ references: names });

it.each<[string, Json, Json, Json | undefined, object]>([
  ['known', { x: false }, {}, { x: references('var.x') }, known(false)],
  ['null means the default', { x: null }, {}, {}, omitted],
  ['null with an expression means the default too', { x: null }, {}, { x: references('var.x') }, omitted],
  ['neither planned nor unknown', {}, {}, {}, omitted],
  ['unknown and not written: Optional+Computed', {}, { x: true }, {}, omitted],
  ['unknown without configuration', {}, { x: true }, undefined, unknown('')],
  ['unknown through a resource', {}, { x: true }, { x: references('aws_s.a.id', 'aws_s.a') }, unknown(' (aws_s.a.id)')],
  ['unknown, with a configuration that is damaged', {}, { x: true }, { x: 5 }, unknown('')],
  ['unknown through a function', {}, { x: true }, { x: {} }, unknown('')],
  ['unknown, yet written as a constant', {}, { x: true }, { x: { constant_value: 3 } }, known(3)],
  ['unknown, written as null', {}, { x: true }, { x: { constant_value: null } }, omitted],
  ['a set that collapsed', {}, { x: true }, { x: references('aws_s.a') }, unknown(' (aws_s.a)')],
  [
    'a list with unknown elements',
    { x: [null, 'b'] },
    { x: [true] },
    { x: references('aws_s.a') },
    unknown(' (aws_s.a)'),
  ],
  ['a mask shorter than the list', { x: ['a', 'b'] }, { x: [] }, { x: references('aws_s.a') }, known(['a', 'b'])],
  ['an empty list that is not written', { x: [] }, {}, {}, omitted],
  ['an empty list that is written', { x: [] }, {}, { x: { constant_value: [] } }, known([])],
  ['an empty list without configuration', { x: [] }, {}, undefined, known([])],
])('%s', async (_, after, mask, written, expected) => {
  const { attributes } = await onlyResource(planOf(after, mask, written));
  expect(attributes.read('x')).toEqual(expected);
});

it.each<[string, Json, Json, object]>([
  ['without a value and default', references('var.none'), { none: null }, omitted],
  ['with a value', references('var.zone'), { zone: 'ap-northeast-2a' }, known('ap-northeast-2a')],
  ['with a member that is left out', references('var.o.x', 'var.o'), { o: { y: 1 } }, omitted],
  ['with a member that is null', references('var.o.x', 'var.o'), { o: { x: null } }, omitted],
  ['that Terraform knew and still gave null for', references('var.a', 'var.b'), { a: true, b: 'z' }, omitted],
  ['that indexes a known list', references('var.l', 'count.index'), { l: ['z'] }, omitted],
  ['beside a resource', references('var.a', 'aws_s.a.id', 'aws_s.a'), { a: true }, unknown(' (var.a, aws_s.a.id)')],
  ['in JSON configuration', { constant_value: '${var.zone}', references: ['var.zone'] }, { zone: 'z' }, known('z')],
])('unknown through a variable %s', async (_, expression, variables, expected) => {
  const values = variables as { [name: string]: Json };
  const { attributes } = await onlyResource(planOf({}, { x: true }, { x: expression }, { variables: values }));
  expect(attributes.read('x')).toEqual(expected);
});

it('keeps sensitive values from every reader but the search', async () => {
  const after = { user_data: 'host=db.internal', tags: { a: 'db.internal', b: 'plain' }, list: ['s'] };
  const resource = await onlyResource(
    planOf(after, {}, {}, { sensitive: { user_data: true, tags: { a: true }, list: true } }),
  );
  const { attributes } = resource;
  expect(String(attributes.read('user_data'))).toBe('(sensitive)');
  expect(attributes.read('tags').kind).toBe('sensitive');
  expect(attributes.string('user_data')).toBeUndefined();
  expect(attributes.json('tags')).toBeUndefined();
  expect(attributes.strings('list')).toEqual([]);
  expect(attributes.string('tags.b')).toBe('plain');
  expect(resource.tags).toEqual({ b: 'plain' });
  expect(attributes.mentions('db.internal')).toBe(true);
  expect([...attributes.knownStrings()]).toEqual([['tags.b', 'plain']]);
  expect(JSON.stringify(resource)).not.toContain('db.internal');
});

it('converts plain values as Terraform does', async () => {
  const { attributes } = await onlyResource(planOf({ a: '64512', b: 64512, c: 'true', d: [1], e: '1a' }, {}));
  expect(attributes.number('a')).toBe(64512);
  expect(attributes.string('b')).toBe('64512');
  expect(attributes.boolean('c')).toBe(true);
  expect(attributes.number('d')).toBeUndefined();
  expect(attributes.number('e')).toBeUndefined();
});

it('counts what is known in number though not in value', async () => {
  const after = { list: [null, null], map: { a: 1 }, none: [] };
  const { attributes } = await onlyResource(
    planOf(after, { list: [true, true], set: true, map: { b: true } }, { set: [{}] }),
  );
  expect(['list', 'map', 'none', 'set', 'other'].map((path) => attributes.length(path))).toEqual([
    2,
    2,
    0,
    undefined,
    undefined,
  ]);
  expect(attributes.strings('list')).toEqual([]);
});

it('descends blocks: the first without a number, one by number, none where there is none', async () => {
  const after = { route: [{ cidr: '10.0.0.0/8' }, { cidr: '0.0.0.0/0', gateway: null }], single: { a: { b: 1 } } };
  const mask = { route: [{ gateway: true }, { gateway: true }] };
  const written = {
    route: [
      { cidr: { constant_value: '0.0.0.0/0' }, gateway: references('aws_igw.a.id', 'aws_igw.a') },
      { cidr: { constant_value: '10.0.0.0/8' }, gateway: references('aws_tgw.t.id', 'aws_tgw.t') },
    ],
    single: { a: { b: { constant_value: 1 } } },
  };
  const { attributes } = await onlyResource(planOf(after, mask, written));
  expect(attributes.string('route.cidr')).toBe('10.0.0.0/8');
  expect(attributes.string('route.1.cidr')).toBe('0.0.0.0/0');
  expect(attributes.read('route.7.cidr')).toEqual(omitted);
  expect(attributes.number('single.a.b')).toBe(1);
  expect(attributes.number('single.0.a.0.b')).toBe(1);
  // A set is planned in its own order: the blocks are paired by their constants, not by their place.
  expect(attributes.read('route.0.gateway')).toEqual(unknown(' (aws_tgw.t.id)'));
  expect(attributes.expressions('route.1.gateway')).toEqual([references('aws_igw.a.id', 'aws_igw.a')]);
  expect(attributes.expressions('route.gateway')).toEqual([
    references('aws_igw.a.id', 'aws_igw.a'),
    references('aws_tgw.t.id', 'aws_tgw.t'),
  ]);
  const [first, second, ...rest] = attributes.blocks('route');
  expect(rest).toEqual([]);
  expect([first?.path, second?.path]).toEqual(['route.0', 'route.1']);
  expect(second?.expressions('gateway')).toEqual([references('aws_igw.a.id', 'aws_igw.a')]);
  expect(attributes.blocks('single').map((block) => block.path)).toEqual(['single.0']);
  expect(attributes.blocks('single')[0]?.blocks('a')[0]?.path).toBe('single.0.a.0');
});

it('knows blocks that the configuration leaves out, but not what was omitted in them', async () => {
  const after = { route: [{ cidr: '0.0.0.0/0' }] };
  const { attributes } = await onlyResource(planOf(after, { route: [{ gateway: true }] }, {}));
  expect(attributes.blocks('route').map((block) => block.string('cidr'))).toEqual(['0.0.0.0/0']);
  expect(attributes.blocks('route')[0]?.read('gateway')).toEqual(unknown(''));
  expect(attributes.read('route')).toEqual(unknown(''));
  expect(attributes.expressions('route.gateway')).toEqual([]);
});

it('tells written blocks from the ones a dynamic block made', async () => {
  const after = { rule: [{ port: 80 }, { port: 443 }] };
  const written = { rule: [{ port: { constant_value: 443 } }] };
  const { attributes } = await onlyResource(planOf(after, { rule: [{ id: true }, { id: true }] }, written));
  expect(attributes.blocks('rule').map((block) => block.read('id'))).toEqual([unknown(''), omitted]);
});

it('takes written blocks where the planned set collapsed', async () => {
  const written = { rule: [{ port: { constant_value: 443 }, to: references('aws_s.a.id', 'aws_s.a') }, {}] };
  const { attributes } = await onlyResource(planOf({}, { rule: true }, written));
  const blocks = attributes.blocks('rule');
  expect(blocks.map((block) => block.number('port'))).toEqual([443, undefined]);
  expect(blocks.map((block) => block.read('to'))).toEqual([unknown(' (aws_s.a.id)'), omitted]);
  expect(blocks.map((block) => block.path)).toEqual(['rule.0', 'rule.1']);
});

it('reads below an argument that one expression stands for', async () => {
  const written = { vpc: references('local.vpc') };
  const { attributes } = await onlyResource(planOf({}, { vpc: true }, written));
  expect(attributes.read('vpc.subnet_ids')).toEqual(unknown(' (local.vpc)'));
  expect(attributes.expressions('vpc.subnet_ids')).toEqual([references('local.vpc')]);
});

it('lists every expression in the order written', async () => {
  const written = {
    a: references('var.a'),
    b: [{ c: references('var.c') }, { d: [{ e: { constant_value: 1 } }] }],
    f: {},
  };
  const { attributes } = await onlyResource(planOf({}, {}, written));
  expect(attributes.allExpressions()).toEqual([references('var.a'), references('var.c'), { constant_value: 1 }]);
});

it('lists known strings with their paths', async () => {
  const after = { a: 'x', b: ['y', null, { c: 'z' }], d: { 'e.f': 'w' } };
  const { attributes } = await onlyResource(planOf(after, { b: [false, true] }));
  expect([...attributes.knownStrings()]).toEqual([
    ['a', 'x'],
    ['b.0', 'y'],
    ['b.2.c', 'z'],
    ['d.e.f', 'w'],
  ]);
  expect([attributes.mentions('z'), attributes.mentions('q')]).toEqual([true, false]);
});

it('does not mistake names that every object inherits for arguments', async () => {
  const { attributes } = await onlyResource(planOf({ x: {} }, {}, {}));
  expect(attributes.read('constructor')).toEqual(omitted);
  expect(attributes.expressions('toString')).toEqual([]);
  expect(attributes.read('x.__proto__')).toEqual(omitted);
});
