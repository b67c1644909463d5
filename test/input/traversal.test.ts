import { expect, test } from 'vitest';
import { parseTraversal, stepsText, traversalsIn } from '../../src/input/traversal.ts';

test('keeps the longest of each run of prefixes, in the order written', () => {
  const texts = traversalsIn([
    'aws_a.x[0].id',
    'aws_a.x[0]',
    'aws_a.x',
    'aws_a.x',
    'each.key',
    'aws_a.xy',
    'var.v',
  ]).map(({ text }) => text);
  expect(texts).toEqual(['aws_a.x[0].id', 'aws_a.x', 'each.key', 'aws_a.xy', 'var.v']);
});

test('a longer name is not a prefix', () => {
  expect(traversalsIn(['aws_a.xy', 'aws_a.x']).map(({ text }) => text)).toEqual(['aws_a.xy', 'aws_a.x']);
});

test.each([
  ['aws_a.x', 'resource', ''],
  ['data.aws_a.x.ids[0]', 'resource', 'ids[0]'],
  ['module.m["a.b/c[0]"].out.id', 'module', '["a.b/c[0]"].out.id'],
  ['module.m["say \\"a\\""].out', 'module', '["say \\"a\\""].out'],
  ['var.subnets["a"]', 'var', '["a"]'],
  ['local.list.0', 'local', '[0]'],
  ['aws_a.x["a$b"].id', 'resource', '["a$b"].id'],
  ['aws_a.x.*.id', 'resource', ''],
  ['aws_a.x[*].tags["k"]', 'resource', ''],
  ['aws_a.x[*].id', 'resource', ''],
  ['each.value.zone', 'each.value', 'zone'],
  ['each.key', 'each.key', ''],
  ['count.index', 'count.index', ''],
  ['path.module', 'constant', ''],
  ['terraform.workspace', 'constant', ''],
  ['self.id', 'unreadable', ''],
  ['aws_a', 'unreadable', ''],
  ['', 'unreadable', ''],
  ['???', 'unreadable', ''],
])('%s', (text, root, steps) => {
  const { root: found, steps: taken } = parseTraversal(text);
  expect([found, stepsText(taken)]).toEqual([root, steps]);
});
