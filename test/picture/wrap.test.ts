import fc from 'fast-check';
import { expect, test } from 'vitest';
import { widthOf } from '../../src/picture/text-width.ts';
import { wrap } from '../../src/picture/wrap.ts';

const type = { size: 10 };

test('a sentence is broken at its blanks', () => {
  expect(wrap('aws_lb.web stops in eu-west-1a', type, 90, 4)).toEqual(['aws_lb.web stops', 'in eu-west-1a']);
});

test('a name that is wider than a line is broken behind its separators, a word of it anywhere', () => {
  expect(wrap('database-instance-a ×5', type, 60, 4)).toEqual(['database-', 'instance-a', '×5']);
  expect(wrap('compute["spoke"].node[0]', type, 60, 4)).toEqual(['compute', '["spoke"].', 'node[0]']);
  expect(wrap('abcdefghijklmnopqrst', type, 60, 4)).toEqual(['abcdefghijk', 'lmnopqrst']);
});

test('after the most lines there is an ellipsis', () => {
  expect(wrap('one two three four five six', type, 44, 2)).toEqual(['one two', 'three…']);
});

test('no line is wider than its room, and nothing is lost but what an ellipsis stands for', () => {
  const room = fc.integer({ min: 14, max: 300 });
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), room, fc.integer({ min: 8, max: 14 }), (text, wide, size) => {
      const look = { size, bold: true };
      const most = 1 + (wide % 5);
      const lines = wrap(text, look, wide, most);
      expect(lines.length).toBeLessThanOrEqual(most);
      expect(lines.filter((line) => Array.from(line).length > 2 && widthOf(line, look) > wide)).toEqual([]);
      const [is = '', should = ''] = [lines.join(''), text].map((one) => one.replaceAll(/\s+/gu, ''));
      expect(is === should || (is.endsWith('…') && should.startsWith(is.slice(0, -1)))).toBe(true);
    }),
  );
});

test('a name of a megabyte is looked at no further than there is room', () => {
  expect(wrap('x'.repeat(1_000_000), type, 100, 3)).toHaveLength(3);
});
