import { expect, it } from 'vitest';
import { renderExplanation, renderPolicyList } from '../../src/report/explanation.ts';
import type { Explanation } from '../../src/report/report.ts';
import { english } from '../../src/report/words/en.ts';

const policy: Explanation = {
  id: 'single-router',
  title: 'A service stops when one router fails',
  why: 'One router lost packets and 189 systems stopped.',
  fix: 'Give the path a second router.',
  fixes: [{ type: 'aws_nat_gateway', fix: 'Add a NAT gateway in every zone.' }],
  controls: ['NIST-800-53:CP-8(2)', 'ISO-27001:A.8.14'],
  incident: 'saeol-2023-11-17',
  waivable: true,
  packs: [
    { name: 'recommended', severity: 'error' },
    { name: 'strict', severity: 'error' },
  ],
};

it('one policy in full', () => {
  expect(renderExplanation(policy, { words: english, colour: false, width: 40 })).toBe(`single-router
A service stops when one router fails

why        One router lost packets and
           189 systems stopped.

fix        Give the path a second
           router.

  for      aws_nat_gateway
           Add a NAT gateway in every
           zone.

severity   error in recommended, error
           in strict

controls   NIST-800-53:CP-8(2),
           ISO-27001:A.8.14

seen in    saeol-2023-11-17
`);
});

it('what is not stated is left out', () => {
  const bare = { ...policy, controls: [], incident: undefined, packs: [], fixes: [] };
  expect(renderExplanation(bare, { words: english, colour: false, width: 80 })).toBe(`single-router
A service stops when one router fails

why        One router lost packets and 189 systems stopped.

fix        Give the path a second router.

severity   not in a shipped pack
`);
});

it('a policy that no waiver accepts says so', () => {
  const text = renderExplanation({ ...policy, waivable: false }, { words: english, colour: false, width: 80 });
  expect(text).toContain('\nwaivers    not accepted\n');
});

it('all policies, one a line', () => {
  const policies = [
    { id: policy.id, severity: 'error', title: policy.title },
    { id: 'x', severity: 'warning', title: 'Something else' },
  ] as const;
  expect(renderPolicyList(policies, { words: english, colour: false, width: 80 }))
    .toBe(`single-router  error    A service stops when one router fails
x              warning  Something else

for the reason and the fix, run: nospof explain ID
`);
});
