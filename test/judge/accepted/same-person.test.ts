import { expect, test } from 'vitest';
import { isSamePerson } from '../../../src/judge/accepted/same-person.ts';

test.each([
  ['kim@example.org', 'Kim <KIM@example.org>'],
  ['kim@example.org', 'mailto:kim@example.org'],
  ['kim@example.org', 'kim+approver@example.org'],
  ['kim@example.org', 'kim@example.org.'],
  ['kim@example.org', 'ki\u200bm@example.org'],
  ['kim@example.org', 'kim\u00ad@example.org'],
  // The second letter is Cyrillic.
  ['kim@example.org', 'k\u0456m@example.org'],
  ['kim@example.org', 'kim'],
  ['kim@example.org', '@Kim'],
  ['Kim Lee', 'Lee, Kim'],
  ['kim', 'kim.'],
  ['김철수', '김철수 '],
])('%j and %j are one person', (one, other) => {
  expect([isSamePerson(one, other), isSamePerson(other, one)]).toEqual([true, true]);
});

test.each([
  ['kim@example.org', 'lee@example.org'],
  ['kim@example.org', 'kim@example.com'],
  ['Kim Lee <kim@example.org>', 'Kim Lee <lee@example.org>'],
  ['Kim Lee', 'Kim Park'],
  ['김철수', '이영희'],
])('%j and %j are two', (one, other) => {
  expect([isSamePerson(one, other), isSamePerson(other, one)]).toEqual([false, false]);
});
