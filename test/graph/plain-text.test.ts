import { expect, test } from 'vitest';
import { plainText } from '../../src/graph/plain-text.ts';

const script = '#!/bin/sh\nDB=db.abc.ap-northeast-2.rds.amazonaws.com\n';
const encoded = Buffer.from(script).toString('base64');

test('user data is read behind its encoding, and only user data', () => {
  expect(plainText('user_data', encoded)).toBe(script);
  expect(plainText('user_data_base64', encoded)).toBe(script);
  expect(plainText('tags.Note', encoded)).toBe(encoded);
});

test('what is no text stays as it is', () => {
  const archive = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 75, 76, 74, 6, 0, 194]).toString('base64');
  expect(plainText('user_data', archive)).toBe(archive);
  expect(plainText('user_data', script)).toBe(script);
});
