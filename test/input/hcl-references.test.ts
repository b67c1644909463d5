import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { expect, it } from 'vitest';

import { dependencyIn, referencesIn } from '../../src/input/hcl-references.ts';

it.each<[string, readonly string[]]>([
  ['plain aws_subnet.a.id', []],
  ['${aws_subnet.a.id}', ['aws_subnet.a.id', 'aws_subnet.a']],
  ['${aws_subnet.a-b.id}', ['aws_subnet.a-b.id', 'aws_subnet.a-b']],
  ['${aws_subnet.a}', ['aws_subnet.a']],
  ['${aws_subnet.a[0].id}', ['aws_subnet.a[0].id', 'aws_subnet.a[0]', 'aws_subnet.a']],
  ['${aws_subnet.a.0.id}', ['aws_subnet.a[0].id', 'aws_subnet.a[0]', 'aws_subnet.a']],
  ['${aws_subnet.a["k.x"].id}', ['aws_subnet.a["k.x"].id', 'aws_subnet.a["k.x"]', 'aws_subnet.a']],
  ['${aws_subnet.a[*].id}', ['aws_subnet.a']],
  ['${aws_subnet.a.*.id}', ['aws_subnet.a']],
  ['${aws_subnet.a[count.index].id}', ['aws_subnet.a', 'count.index']],
  ['${aws_subnet.a[each.key].id}', ['aws_subnet.a', 'each.key']],
  [
    '${aws_lb.a.subnet_mapping[0].id}',
    ['aws_lb.a.subnet_mapping[0].id', 'aws_lb.a.subnet_mapping[0]', 'aws_lb.a.subnet_mapping', 'aws_lb.a'],
  ],
  ['${data.aws_vpc.v.id}', ['data.aws_vpc.v.id', 'data.aws_vpc.v']],
  ['${data.aws_vpc.v[1].id}', ['data.aws_vpc.v[1].id', 'data.aws_vpc.v[1]', 'data.aws_vpc.v']],
  ['${module.m.out}', ['module.m.out', 'module.m']],
  ['${module.m["a"].out.x}', ['module.m["a"].out.x', 'module.m["a"].out', 'module.m["a"]']],
  ['${var.x}', ['var.x']],
  ['${var.x.y}', ['var.x.y', 'var.x']],
  ['${local.x.a.0}', ['local.x.a[0]', 'local.x.a', 'local.x']],
  ['${each.value.x}', ['each.value.x', 'each.value']],
  ['${path.module}/x', ['path.module']],
  ['a-${var.x}-${var.y}', ['var.x', 'var.y']],
  ['$${var.x}', []],
  ['$$${var.x}', []],
  ['%%{ if var.x }', []],
  ['%{ if var.x }${var.y}%{ endif }', ['var.x', 'var.y']],
  ['${element(aws_subnet.a, 1)}', ['aws_subnet.a']],
  ['${join(",", [aws_s.a.id, "aws_s.b.id"])}', ['aws_s.a.id', 'aws_s.a']],
  ['${jsonencode({"k" = aws_s.a.id, x = "${aws_s.b.id}"})}', ['aws_s.a.id', 'aws_s.a', 'aws_s.b.id', 'aws_s.b']],
  ['${[for k, v in aws_s.a : v.id if k != var.not]}', ['aws_s.a', 'var.not']],
  ['${{for s in var.list : s.name => s.id}}', ['var.list']],
  ['${var.a ? aws_s.a.id : aws_s.b.id}', ['var.a', 'aws_s.a.id', 'aws_s.a', 'aws_s.b.id', 'aws_s.b']],
  ['${lookup(var.m, "k", null)}', ['var.m']],
  ['${merge(f(aws_s.a).tags, {})}', ['aws_s.a']],
  ['${1 + 1e5}', []],
  ['${true}', []],
  ['${provider::aws::arn(aws_s.a.arn)}', ['aws_s.a.arn', 'aws_s.a']],
  ['${X} $HOME ${aws_s.a.id', ['aws_s.a.id', 'aws_s.a']],
  ['C:\\${var.x}', ['var.x']],
  ['${"a\\"b ${var.q}"}', ['var.q']],
  ['${ /* var.no */ var.yes # var.neither\n}', ['var.yes']],
])('%s', (text, expected) => {
  expect(referencesIn(text)).toEqual(expected);
});

it('lists what Terraform 1.11 lists, in its order', () => {
  const file = new URL('../fixtures/input/references.json', import.meta.url);
  const cases: readonly { readonly text: string; readonly references: readonly string[] }[] = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  expect(cases.length).toBeGreaterThan(20);
  for (const { text, references } of cases)
    expect({ text, references: referencesIn(text) }).toEqual({ text, references });
});

it.each([
  ['aws_subnet.a', 'aws_subnet.a'],
  ['${aws_subnet.a}', 'aws_subnet.a'],
  ['data.aws_vpc.v.id', 'data.aws_vpc.v'],
  ['module.m', 'module.m'],
])('depends on %s', (text, expected) => {
  expect(dependencyIn(text)).toBe(expected);
});

it('finds a reference in the middle of anything, and ends on any text', () => {
  const word = fc.stringMatching(/^[a-z_]{1,8}$/).filter((name) => !['for', 'in', 'if'].includes(name));
  fc.assert(
    fc.property(fc.string(), word, word, (noise, type, name) => {
      referencesIn(noise);
      const reference = `aws_${type}.${name}.id`;
      const plain = noise.replaceAll(/[$%"\\]/g, '');
      expect(referencesIn(`${plain}\${f("${plain}", ${reference})}${plain}`)).toEqual([
        reference,
        `aws_${type}.${name}`,
      ]);
    }),
  );
});
