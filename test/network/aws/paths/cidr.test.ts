import fc from 'fast-check';
import { expect, test } from 'vitest';
import { block, holds } from '../../../../src/network/aws/paths/cidr.ts';

const inside = (outer: string, inner: string) => {
  const [one, other] = [block(outer), block(inner)];
  return one !== undefined && other !== undefined && holds(one, other);
};

test('a block holds itself, its parts and nothing of the other family', () => {
  expect(inside('10.0.0.0/8', '10.1.0.0/16')).toBe(true);
  expect(inside('10.1.0.0/16', '10.0.0.0/8')).toBe(false);
  expect(inside('10.1.0.0/16', '10.2.0.0/16')).toBe(false);
  expect(inside('0.0.0.0/0', '2001:db8::/32')).toBe(false);
  expect(inside('::/0', '2001:db8::/32')).toBe(true);
  expect(inside('2001:db8::/32', '2001:DB8:1:2:3:4:5:6/128')).toBe(true);
});

test('bits behind the prefix do not count', () => {
  expect(block('10.1.2.3/16')).toEqual(block('10.1.0.0/16'));
  expect(block('2001:db8::1/32')).toEqual(block('2001:db8::/32'));
});

test('an IPv6 address may end in an IPv4 one', () => {
  expect(block('::ffff:192.0.2.1/128')).toEqual(block('::ffff:c000:201/128'));
});

test.each([
  '10.0.0.0',
  '10.0.0/8',
  '10.0.0.256/8',
  '10.0.0.0/33',
  'pl-123',
  ':::/0',
  '1::2::3/4',
  '12345::/3',
  '::/129',
  '',
])('"%s" is no block', (text) => {
  expect(block(text)).toBeUndefined();
});

const quads = fc.tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 32 }));
const written = ([first, length]: readonly [number, number]) =>
  `${[24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join('.')}/${length}`;

test('holds, by first and last address', () => {
  const range = ([first, length]: readonly [number, number]) => {
    const size = 2 ** (32 - length);
    const start = Math.floor(first / size) * size;
    return [start, start + size - 1] as const;
  };
  fc.assert(
    fc.property(quads, quads, fc.boolean(), (outer, other, near) => {
      // Addresses taken at random are hardly ever in one block: half the cases share theirs.
      const inner = near ? ([outer[0], other[1]] as const) : other;
      const [a, b] = [range(outer), range(inner)];
      expect(inside(written(outer), written(inner))).toBe(a[0] <= b[0] && b[1] <= a[1]);
    }),
  );
});
