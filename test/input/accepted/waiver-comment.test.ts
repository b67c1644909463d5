import { expect, it, test } from 'vitest';
import { waiversIn } from '../../../src/input/accepted/waiver-comment.ts';

function read(text: string) {
  const [waiver, ...others] = waiversIn([{ text, place: { file: 'main.tf', line: 3 }, of: [] }]);
  expect(others).toEqual([]);
  return waiver && [waiver.policy, waiver.expires, waiver.reason, waiver.scope.is === 'comment' && waiver.scope.unread];
}

test.each([
  [
    'nospof:waive single-router until 2027-03-01: one NAT is enough',
    ['single-router', '2027-03-01', 'one NAT is enough', undefined],
  ],
  ['nospof:waive single-router until 2027-03-01:one: two', ['single-router', '2027-03-01', 'one: two', undefined]],
  ['as agreed, nospof:waive single-router until 2027-03-01 : r', ['single-router', '2027-03-01', 'r', undefined]],
  ['nospof:waive single-router: r', ['single-router', undefined, 'r', undefined]],
  ['nospof:waive single-router until 2027-03-01', ['single-router', '2027-03-01', undefined, undefined]],
  ['nospof:waive single-router', ['single-router', undefined, undefined, undefined]],
  ['nospof:waive single-router until May: r', ['single-router', 'May', 'r', 'single-router until May: r']],
  ['nospof:waive', ['', undefined, undefined, '']],
  ['nospof:waive a b c', ['', undefined, undefined, 'a b c']],
  ['nospof:waiver single-router', undefined],
  ['see nospof: nothing', undefined],
])('%s', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

it('a comment keeps its place and its blocks', () => {
  const of = [{ stack: 'net', written: 'aws_lb.web' }];
  const [waiver] = waiversIn([
    { text: 'nospof:waive no-path until 2027-03-01: r', place: { file: 'main.tf', line: 3 }, of },
  ]);
  expect([waiver?.at, waiver?.scope]).toEqual([
    { file: 'main.tf', line: 3 },
    { is: 'comment', blocks: of, unread: undefined },
  ]);
});
