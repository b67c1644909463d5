import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

import type { Deployment, Resource } from '../../../src/input/deployment.ts';
import { readDeployment } from '../../../src/input/read.ts';
import { loadGrammar } from '../../../src/input/source/grammar.ts';
import { hclJson } from '../../../src/input/synth/hcl-json.ts';
import type { Json } from '../../../src/input/value.ts';
import { sentence } from '../inputs.ts';

const folder = mkdtempSync(join(tmpdir(), 'nospof-modules-'));
afterAll(() => rmSync(folder, { recursive: true }));
const parse = await loadGrammar();
let count = 0;

/** Writes a stack and the modules beside it. */
function written(stack: Json, files: Readonly<Record<string, string>>): string {
  const root = join(folder, String((count += 1)), 'stack');
  const all = {
    'cdk.tf.json': JSON.stringify({ '//': { metadata: { stackName: 'net' } }, ...(stack as object) }),
    ...files,
  };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

async function resources(stack: Json, files: Readonly<Record<string, string>>): Promise<Map<string, Resource>> {
  const deployment = await readDeployment([join(written(stack, files), 'cdk.tf.json')]);
  return new Map(deployment.resources.map((one) => [one.address, one]));
}

const known = (value: Json): object => ({ kind: 'known', value });
const at = (resource: Resource | undefined, path: string): unknown => resource?.attributes.read(path);
const call = (more: object = {}): Json => ({ module: { m: { source: './m', ...more } } });

it.each<[string, Json]>([
  ['a = 1', { a: 1 }],
  ['a = -1.5', { a: -1.5 }],
  ['a = true\nb = null', { a: true, b: null }],
  [String.raw`a = "x\n\"y\" é"`, { a: 'x\n"y" é' }],
  ['a = "$${x}"', { a: '$${x}' }],
  ['a = "n-${var.x}"', { a: 'n-${var.x}' }],
  ['a = aws_x.y.id', { a: '${aws_x.y.id}' }],
  ['a = var.x ? 1 : 2', { a: '${var.x ? 1 : 2}' }],
  ['a = [1, "b", aws_x.y.id]', { a: [1, 'b', '${aws_x.y.id}'] }],
  ['a = { b = 1, "c d" = var.x }', { a: { b: 1, 'c d': '${var.x}' } }],
  ['a = { (var.k) = 1 }', { a: '${{ (var.k) = 1 }}' }],
  ['a = [for s in var.x : s.id]', { a: '${[for s in var.x : s.id]}' }],
  ['a = <<EOT\nhi ${var.x}\nEOT', { a: 'hi ${var.x}\n' }],
  ['a {\nb = 1\n}\na {\nb = 2\n}', { a: [{ b: 1 }, { b: 2 }] }],
  [
    'dynamic "a" {\nfor_each = var.x\ncontent {\nb = a.value\n}\n}',
    { dynamic: { a: [{ for_each: '${var.x}', content: [{ b: '${a.value}' }] }] } },
  ],
  ['__proto__ = 1', JSON.parse('{ "__proto__": 1 }')],
])('%s means the same in JSON', (body, json) => {
  expect(hclJson(`resource "aws_x" "y" {\n${body}\n}\n`, parse)).toEqual({ resource: { aws_x: { y: json } } });
});

it('a file with a mistake is not read', () => {
  expect(hclJson('resource "aws_x" "y" {', parse)).toBeUndefined();
});

it('arguments of the call are the values of variables, defaults where there are none', async () => {
  const found = await resources(call({ zone: 'a', none: null }), {
    'm/main.tf': `variable "zone" {}
variable "size" { default = "small" }
variable "none" { default = "given" }
variable "open" {}
resource "aws_x" "y" {
  zone = var.zone
  size = "\${var.size}-1"
  none = var.none
  open = var.open
  if   = var.zone == "a" ? 1 : 2
}
`,
  });
  const y = found.get('module.m.aws_x.y');
  expect(y?.module).toEqual([{ name: 'm', key: undefined }]);
  expect(at(y, 'zone')).toEqual(known('a'));
  expect(at(y, 'size')).toEqual(known('small-1'));
  expect([at(y, 'open'), at(y, 'if')]).toMatchObject([{ kind: 'unknown' }, { kind: 'unknown' }]);
  expect(at(y, 'none')).toEqual({ kind: 'omitted' });
});

it('instances of the call and of the resource are made where they are known', async () => {
  const files = {
    'm/main.tf': 'variable "zone" {}\nresource "aws_x" "y" {\n  count = 2\n  zone = var.zone\n}\n',
  };
  const each = await resources(call({ for_each: { a: 'zone-a', c: 'zone-c' }, zone: '${each.value}' }), files);
  expect([...each.keys()]).toEqual([
    'module.m["a"].aws_x.y[0]',
    'module.m["a"].aws_x.y[1]',
    'module.m["c"].aws_x.y[0]',
    'module.m["c"].aws_x.y[1]',
  ]);
  expect(at(each.get('module.m["c"].aws_x.y[1]'), 'zone')).toEqual(known('zone-c'));
  const open = await resources(call({ count: '${var.n}' }), files);
  expect([...open].map(([address, { openNumber }]) => [address, openNumber])).toEqual([
    ['module.m.aws_x.y[0]', 'count'],
    ['module.m.aws_x.y[1]', 'count'],
  ]);
});

it('modules in modules are read, also in JSON; one that calls itself ends', async () => {
  const found = await resources(call({ zone: 'a' }), {
    'm/main.tf':
      'variable "zone" {}\nmodule "inner" {\n  source = "./inner"\n  place = var.zone\n}\nmodule "self" {\n  source = "../m"\n}\n',
    'm/inner/main.tf.json': JSON.stringify({
      variable: { place: {} },
      resource: { aws_x: { y: { at: '${var.place}' } } },
    }),
  });
  expect([...found.keys()]).toEqual(['module.m.module.inner.aws_x.y']);
  expect(at(found.get('module.m.module.inner.aws_x.y'), 'at')).toEqual(known('a'));
});

it('a provider that the call hands on tells the Region', async () => {
  const provider = { aws: [{ region: 'ap-northeast-2' }, { alias: 'far', region: 'ap-northeast-1' }] };
  const main = 'resource "aws_x" "y" {}\nresource "aws_x" "z" {\n  provider = aws.other\n}\n';
  const stack = (providers: Json): Json => ({ provider, ...(call({ providers }) as object) });
  const regionOf = async (providers: Json, name: string): Promise<string | undefined> =>
    (await resources(stack(providers), { 'm/main.tf': main })).get(`module.m.aws_x.${name}`)?.region;
  expect(await regionOf({}, 'y')).toBe('ap-northeast-2');
  expect(await regionOf({ aws: 'aws.far' }, 'y')).toBe('ap-northeast-1');
  expect(await regionOf({ 'aws.other': '${aws.far}' }, 'z')).toBe('ap-northeast-1');
  expect(await regionOf({}, 'z')).toBeUndefined();
});

it('a module elsewhere, outside of the repository, or from a registry is not read', async () => {
  const opaque = async (
    stack: Json,
    files: Readonly<Record<string, string>>,
  ): Promise<Deployment['documents'][0]['opaqueModules'] | undefined> =>
    (await readDeployment([join(written(stack, files), 'cdk.tf.json')])).documents[0]?.opaqueModules;
  const files = { 'm/main.tf': 'resource "aws_x" "y" {}', '../beside/main.tf': 'resource "aws_x" "y" {}' };
  expect(await opaque(call(), files)).toEqual([]);
  for (const source of ['./none', '../beside', 'terraform-aws-modules/vpc/aws', `${folder}/1/stack/m`]) {
    expect(await opaque(call({ source }), files)).toEqual(['module.m']);
  }
  const root = written(call({ source: './link' }), files);
  symlinkSync(join(root, '../beside'), join(root, 'link'));
  expect((await readDeployment([join(root, 'cdk.tf.json')])).documents[0]?.opaqueModules).toEqual(['module.m']);
});

it('a module that is nested deeper than any plan is not read', async () => {
  const deep = (open: string, close: string): string => `${open.repeat(3000)}1${close.repeat(3000)}`;
  for (const value of [deep('[', ']'), deep('{ a = ', ' }')]) {
    const root = written(call(), { 'm/main.tf': `resource "aws_x" "y" {\n  a = ${value}\n}\n` });
    const { documents } = await readDeployment([join(root, 'cdk.tf.json')]);
    expect(documents[0]?.opaqueModules).toEqual(['module.m']);
  }
});

it('modules that make too many instances of each other are refused', async () => {
  const calls = Array.from({ length: 12 }, (_, level) => [
    `m${level}/main.tf`,
    `module "a" {\n  source = "../m${level + 1}"\n  for_each = toset(["a", "b", "c", "d"])\n}\n`,
  ]);
  const root = written(call({ source: './m0' }), {
    ...Object.fromEntries(calls),
    'm12/main.tf': 'resource "aws_x" "y" {}',
  });
  expect(await sentence(readDeployment([join(root, 'cdk.tf.json')]))).toContain('at most 20000 are read');
});
