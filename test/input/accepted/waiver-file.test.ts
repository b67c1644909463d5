import { expect, it, test } from 'vitest';
import { parseWaivers } from '../../../src/input/accepted/waiver-file.ts';

it('each waiver has its line; what is empty is not said', async () => {
  const text = `version: 1
waivers:
  # until the new hall is ready
  - policy: single-zone
    fingerprints: '0123456789abcdef'
    reason: ''
    expires: 2027-03-01

  - { policy: single-router, addresses: [a, b] }
`;
  const { waivers } = await parseWaivers(text, 'w.yaml');
  expect(waivers.map(({ at, policy, expires, reason, scope }) => ({ at, policy, expires, reason, scope }))).toEqual([
    {
      at: { file: 'w.yaml', line: 4 },
      policy: 'single-zone',
      expires: '2027-03-01',
      reason: undefined,
      scope: { is: 'file', addresses: undefined, fingerprints: ['0123456789abcdef'] },
    },
    {
      at: { file: 'w.yaml', line: 9 },
      policy: 'single-router',
      expires: undefined,
      reason: undefined,
      scope: { is: 'file', addresses: ['a', 'b'], fingerprints: undefined },
    },
  ]);
});

test.each([
  ['no version', 'waivers: []', 'w.yaml:1: "version" is missing'],
  ['another file', 'resource: 1', 'w.yaml: is not a file of waivers, expected YAML with keys such as version, waivers'],
  ['no list', 'version: 1\nwaivers: 3', 'w.yaml:2: waivers is 3, expected a list of waivers'],
  ['no policy', 'version: 1\nwaivers:\n  - addresses: a', 'w.yaml:3: "policy" is missing in waivers[0]'],
  ['no scope', 'version: 1\nwaivers:\n  - policy: a', 'w.yaml:3: "addresses" is missing in waivers[0]'],
  [
    'an unknown key',
    'version: 1\nwaivers:\n  - policy: a\n    addresses: a\n    expire: 1',
    'w.yaml:5: unknown key "expire" in waivers[0], did you mean "expires"?',
  ],
  [
    'no date',
    'version: 1\nwaivers:\n  - policy: a\n    addresses: a\n    expires: 2027-02-30',
    'w.yaml:5: waivers[0].expires is "2027-02-30", expected a real date such as 2027-03-01',
  ],
  [
    'no fingerprint',
    'version: 1\nwaivers:\n  - policy: a\n    fingerprints: [12]',
    'w.yaml:4: waivers[0].fingerprints[0] is 12, expected a fingerprint: 16 hexadecimal digits, in quotes if they could be read as a number',
  ],
])('%s', async (_, text, message) => {
  await expect(parseWaivers(text, 'w.yaml')).rejects.toThrow(message);
});
