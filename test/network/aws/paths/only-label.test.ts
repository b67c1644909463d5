import { expect, test } from 'vitest';
import { block } from '../../../../src/network/aws/paths/cidr.ts';
import { onlyLabel } from '../../../../src/network/aws/paths/only-label.ts';

const blocks = Object.entries({
  '10.0.2.0/24': 'b',
  '10.0.0.0/24': 'a',
  '10.0.1.0/24': 'a',
  '10.0.4.0/25': 'c',
}).map(([text, label]) => ({ block: block(text), label }));
const only = onlyLabel(blocks.flatMap(({ block: one, label }) => (one ? [{ block: one, label }] : [])));

test.each([
  ['10.0.0.0/24', 'a'],
  ['10.0.0.0/23', 'a'],
  ['10.0.1.64/26', 'a'],
  ['10.0.2.0/23', 'b'],
  ['10.0.4.0/24', 'c'],
  ['10.0.4.128/25', undefined],
  ['10.0.0.0/22', undefined],
  ['10.0.0.0/8', undefined],
  ['172.16.0.0/12', undefined],
  ['fd00::/8', undefined],
])('%s meets blocks of %s only', (text, label) => {
  const wanted = block(text);
  expect(wanted && only(wanted)).toBe(label);
});
