import { expect, test } from 'vitest';
import { all, either, named, some } from '../../../../src/report/words/ko/joined.ts';

test.each([
  [[], '', ''],
  [['서버'], '서버', '서버'],
  [['서버', '회선'], '서버와 회선', '서버나 회선'],
  [['회선', '서버'], '회선과 서버', '회선이나 서버'],
  [['서버', '회선', '키'], '서버, 회선, 키', '서버, 회선, 키 중 하나'],
])('%j', (items, expectedAll, expectedEither) => {
  expect(all(items)).toBe(expectedAll);
  expect(either(items)).toBe(expectedEither);
});

test('all of a few, the first of many', () => {
  expect(some(['a', 'b', 'c', 'd', 'e', 'f'])).toBe('a, b, c, d, e, f');
  expect(some(['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toBe('a, b, c, d, e 외 2개');
  expect(named(['a', 'b', 'c'])).toBe('a, b, c');
  expect(named(['a', 'b', 'c', 'd'])).toBe('a, b 외 2개');
});
