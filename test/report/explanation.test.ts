import { expect, it } from 'vitest';
import { renderExplanation } from '../../src/report/explanation.ts';
import type { Explanation } from '../../src/report/explained.ts';
import { english } from '../../src/report/words/en/english.ts';

const policy: Explanation = {
  id: 'single-router',
  title: 'A service stops when one router fails',
  why: 'One router lost packets and 189 systems stopped.',
  fix: 'Give the path a second router.',
  fixes: [
    { type: 'aws_nat_gateway', fix: 'Add a NAT gateway in every zone.' },
    { type: 'aws_nat_gateway', when: 'idle', fix: 'Use the others.' },
    { type: 'aws_vpn_connection', when: 'second', fix: 'Use the others.' },
    { when: 'no-route', fix: 'Add the route.' },
  ],
  controls: [{ id: 'NIST-800-53:CP-8(2)', title: 'Single Points of Failure' }, { id: 'OURS:1' }],
  incidents: [{ id: 'saeol-2023-11-17' }],
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

  for      aws_nat_gateway (another one
           is unused),
           aws_vpn_connection (a second
           one is there)
           Use the others.

           Add the route.

severity   error in recommended, error
           in strict

controls   NIST-800-53:CP-8(2) Single
           Points of Failure
           OURS:1

seen in    saeol-2023-11-17
`);
});

it('what is not stated is left out', () => {
  const bare = { ...policy, controls: [], incidents: [], packs: [], fixes: [] };
  expect(renderExplanation(bare, { words: english, colour: false, width: 80 })).toBe(`single-router
A service stops when one router fails

why        One router lost packets and 189 systems stopped.

fix        Give the path a second router.

severity   in no pack
`);
});

it('a policy that no waiver accepts says so', () => {
  const text = renderExplanation({ ...policy, waivable: false }, { words: english, colour: false, width: 80 });
  expect(text).toContain('\nwaivers    not accepted\n');
});

it("a policy of one's own says where it is defined, and one that is switched off says why", () => {
  const own: Explanation = {
    ...policy,
    definedAt: 'own.yaml:3',
    packs: [{ name: 'nospof.yaml', severity: 'off', reason: 'one printer is enough' }],
  };
  const text = renderExplanation(own, { words: english, colour: false, width: 80 });
  expect(text).toContain('\nseverity   off in nospof.yaml (one printer is enough)\n');
  expect(text).toContain('\ndefined    own.yaml:3\n');
});
