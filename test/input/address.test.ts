import fc from 'fast-check';
import { expect, it } from 'vitest';

import { keyText, parseAddress, parseModule, shortAddress } from '../../src/input/address.ts';

const root = { module: [], mode: 'managed', key: undefined };

it.each<[string, object | undefined]>([
  ['aws_lb.a', { ...root, type: 'aws_lb', name: 'a' }],
  ['aws_lb.a[0]', { ...root, type: 'aws_lb', name: 'a', key: 0 }],
  ['aws_lb.a["x.y:z/[0]"]', { ...root, type: 'aws_lb', name: 'a', key: 'x.y:z/[0]' }],
  ['aws_lb.a["q\\"q"]', { ...root, type: 'aws_lb', name: 'a', key: 'q"q' }],
  ['data.aws_vpc.v', { ...root, mode: 'data', type: 'aws_vpc', name: 'v' }],
  ['data.data', { ...root, type: 'data', name: 'data' }],
  ['module.x', { ...root, type: 'module', name: 'x' }],
  [
    'module.m["a.b"].module.n[1].data.aws_vpc.v["k"]',
    {
      module: [
        { name: 'm', key: 'a.b' },
        { name: 'n', key: 1 },
      ],
      mode: 'data',
      type: 'aws_vpc',
      name: 'v',
      key: 'k',
    },
  ],
  ['', undefined],
  ['aws_lb', undefined],
  ['aws_lb.', undefined],
  ['aws_lb.a.b', undefined],
  ['aws_lb.a["x]', undefined],
])('%s', (text, expected) => {
  expect(parseAddress(text)).toEqual(expected);
});

it('takes the path of a module apart', () => {
  expect(parseModule('')).toEqual([]);
  expect(parseModule('module.a["k"].module.b')).toEqual([
    { name: 'a', key: 'k' },
    { name: 'b', key: undefined },
  ]);
  expect(parseModule('module')).toBeUndefined();
});

it('writes any key so that it is read again', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.nat()), (key) => {
      expect(parseAddress(`aws_lb.a${keyText(key)}`)?.key).toBe(key);
    }),
  );
});

it.each([
  ['aws_lb.web', 'web', 'web'],
  ['data.aws_lb.web', 'web', 'web'],
  ['net:aws_lb.web[0]', 'web[0]', 'web'],
  ['module.vpc.aws_nat_gateway.this[0]', 'vpc.this[0]', 'vpc.this'],
  ['net:module.a["x.y:z"].module.b["k"].aws_instance.web["k.l"]', 'b["k"].web["k.l"]', 'b.web'],
  ['the writer', 'the writer', 'the writer'],
])('%s is called %s', (id, name, withoutKeys) => {
  expect([shortAddress(id), shortAddress(id, false)]).toEqual([name, withoutKeys]);
});
