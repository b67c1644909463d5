import { expect, it } from 'vitest';
import type { ListedPolicy } from '../../src/report/explained.ts';
import { renderPolicyList } from '../../src/report/policy-list-text.ts';
import { english } from '../../src/report/words/en/english.ts';

const shown = { words: english, colour: false, width: 80 };
const policy = { controls: [], incidents: [], waivable: true, packs: [] };
const policies: readonly ListedPolicy[] = [
  { ...policy, id: 'single-router', severity: 'error', title: 'A service stops when one router fails' },
  { ...policy, id: 'x', severity: 'off', title: 'Something else' },
  { ...policy, id: 'y', severity: null, title: 'Nothing' },
];

it('one a line, with how severe it is', () => {
  expect(renderPolicyList({ version: 1, pack: 'recommended', policies }, shown))
    .toBe(`single-router  error     A service stops when one router fails
x              off       Something else
y              not used  Nothing

3 policies, 1 used by recommended
for the reason and the fix, run: nospof explain ID
`);
});

it('under what they have in common', () => {
  const groups = [
    { id: 'OURS:1', title: 'No lone router', policies: ['single-router', 'x'] },
    { id: 'OURS:2', policies: ['single-router'] },
  ];
  expect(renderPolicyList({ version: 1, pack: 'recommended', policies, groups }, shown)).toBe(`OURS:1
  No lone router
  single-router  error  A service stops when one router fails
  x              off    Something else

OURS:2
  single-router  error  A service stops when one router fails

3 policies, 1 used by recommended
for the reason and the fix, run: nospof explain ID
`);
});
