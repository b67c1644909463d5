import { expect, test } from 'vitest';
import { userDataText } from '../../src/graph/user-data.ts';

const script = '#!/bin/sh\nDB=db.abc.ap-northeast-2.rds.amazonaws.com\n';
const encoded = Buffer.from(script).toString('base64');

test('user data is read behind its encoding, and only user data', () => {
  expect(userDataText('user_data', encoded)).toBe(script);
  expect(userDataText('user_data_base64', encoded)).toBe(script);
  expect(userDataText('tags.Note', encoded)).toBe(encoded);
});

test('what is no text stays as it is', () => {
  const archive = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 75, 76, 74, 6, 0, 194]).toString('base64');
  expect(userDataText('user_data', archive)).toBe(archive);
  expect(userDataText('user_data', script)).toBe(script);
});
