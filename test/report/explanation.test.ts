import { expect, it } from 'vitest';
import type { Explanation } from '../../src/judge/report.ts';
import { renderExplanation, renderPolicyList } from '../../src/report/explanation.ts';

const policy: Explanation = {
  id: 'single-router',
  title: 'A service stops when one router fails',
  why: 'One router lost packets and 189 systems stopped.',
  fix: 'Give the path a second router.',
  fixes: [{ type: 'aws_nat_gateway', fix: 'Add a NAT gateway in every zone.' }],
  controls: ['NIST-800-53:CP-8(2)', 'ISO-27001:A.8.14'],
  incident: 'saeol-2023-11-17',
  packs: [
    { name: 'recommended', severity: 'error' },
    { name: 'strict', severity: 'error' },
  ],
};

it('one policy in full', () => {
  expect(renderExplanation(policy, { colour: false, width: 40 })).toBe(`single-router
A service stops when one router fails

why       One router lost packets and
          189 systems stopped.

to do     Give the path a second router.

  for     aws_nat_gateway
          Add a NAT gateway in every
          zone.

severity  error in recommended, error in
          strict

controls  NIST-800-53:CP-8(2),
          ISO-27001:A.8.14

seen in   saeol-2023-11-17
`);
});

it('what is not stated is left out', () => {
  const bare = { ...policy, controls: [], incident: undefined, packs: [], fixes: [] };
  expect(renderExplanation(bare, { colour: false, width: 80 })).toBe(`single-router
A service stops when one router fails

why       One router lost packets and 189 systems stopped.

to do     Give the path a second router.

severity  in no shipped pack
`);
});

it('all policies, one a line', () => {
  const policies = [
    { id: policy.id, severity: 'error', title: policy.title },
    { id: 'x', severity: 'warning', title: 'Something else' },
  ] as const;
  expect(renderPolicyList(policies, { colour: false, width: 80 }))
    .toBe(`single-router  error    A service stops when one router fails
x              warning  Something else

nospof explain ID says why, and what to do
`);
});
