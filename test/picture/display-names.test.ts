import { expect, test } from 'vitest';
import { commonName, compareNames, stemOf, withoutWords, wordsOf } from '../../src/picture/display-names.ts';

test.each([
  ['nat-gateway-a', 'nat-gateway'],
  ['database_instance_2', 'database_instance'],
  ['web10', 'web'],
  ['direct-connect-daejeon-1', 'direct-connect'],
  ['daejeon', 'daejeon'],
  ['web', 'web'],
  ['switch', 'switch'],
  ['2', '2'],
])('%s is one of %s', (name, stem) => {
  expect(stemOf(name, wordsOf(['daejeon', 'gwangju']))).toBe(stem);
});

test('words that are services are left out, as a whole only', () => {
  expect(withoutWords('saeol-switch', wordsOf(['saeol']))).toBe('switch');
  expect(withoutWords('writer of saeol-db', wordsOf(['saeol']))).toBe('writer of db');
  expect(withoutWords('saeolian-switch', wordsOf(['saeol']))).toBe('saeolian-switch');
  expect(withoutWords('vaccine-booking-switch', wordsOf(['vaccine', 'vaccine-booking']))).toBe('switch');
  expect(withoutWords('a+b-switch', wordsOf(['a+b']))).toBe('switch');
  expect(withoutWords('saeol', wordsOf(['saeol']))).toBe('saeol');
});

test('one name for several', () => {
  expect(commonName(['web-switch', 'web-door'])).toBe('web');
  expect(commonName(['web', 'web-door'])).toBe('web');
  expect(commonName(['primary', 'private'])).toBe(undefined);
});

test('numbers are ordered by value', () => {
  expect(['web-10', 'web-9', 'web'].toSorted(compareNames)).toEqual(['web', 'web-9', 'web-10']);
});
