import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pattern } from '../../src/input/pattern.ts';

test.each([
  ['aws_lb.a', 'aws_lb.a', true],
  ['aws_lb.a', 'aws_lb.ab', false],
  ['aws_lb.*', 'aws_lb.ab', true],
  ['*', '', true],
  ['*.tgw[0]', 'module.vpcs["a"].aws_x.tgw[0]', true],
  ['module.vpcs[*].aws_x.tgw[0]', 'module.vpcs["a.b"].aws_x.tgw[0]', true],
  ['aws_x.a[0]', 'aws_x.a0', false],
  ['a*a', 'a', false],
  ['a*b*c', 'abbbc', true],
  ['a*bc', 'abcb', false],
])('%s on %s is %s', (text, address, expected) => {
  expect(pattern(text)(address)).toBe(expected);
});

test('a stack before the address counts only where the pattern names one', () => {
  expect(pattern('net:aws_lb.*')('aws_lb.a', 'net')).toBe(true);
  expect(pattern('net:aws_lb.*')('aws_lb.a', 'other')).toBe(false);
  expect(pattern('*t:aws_lb.a')('aws_lb.a', 'net')).toBe(true);
  expect(pattern('n*a')('aws_lb.a', 'net')).toBe(false);
});

test('matches what the same regular expression matches', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '[', '.', '*'), maxLength: 6 });
  fc.assert(
    fc.property(text, text, (written, address) => {
      const escaped = written.split('*').map((part) => part.replaceAll(/[.[\]]/g, String.raw`\$&`));
      expect(pattern(written)(address)).toBe(new RegExp(`^${escaped.join('.*')}$`, 's').test(address));
    }),
  );
});
