import { expect, test } from 'vitest';
import { parseDeclared } from '../../../src/input/declared/declared.ts';
import { InputError } from '../../../src/input/error.ts';

const read = (text: string) => parseDeclared(`version: 1\n${text}\n`, 'nospof.yaml');

test.each([
  ['assumptions: { component-limit: 365d }', 'assumptions.component-limit is "365d", expected at most 1d'],
  ['assumptions: { component-limit: 1e300 }', 'assumptions.component-limit is 1e+300, expected at most 1d'],
  ['assumptions: { manual: [1m, 366d] }', 'assumptions.manual is "366d", expected at most 365d'],
  [
    'assumptions: { rds-restore-base: 0s }',
    'assumptions.rds-restore-base is "0s", expected a time that it really takes',
  ],
  ['services: { s: { entry: a.b, rto: { site: 31d } } }', 'services.s.rto.site is "31d", expected at most 30d'],
  [
    'components: { a: { is: a.b, recovery: { down: 0 } } }',
    'components.a.recovery.down is 0, expected a time that it really takes',
  ],
  [
    'components: { a: { is: "*", role: authentication } }',
    '"is" matches every resource, expected the resources that have this role',
  ],
  [
    'tiers: { test: { match: { stack: "*", address: "*:*" } } }',
    'tiers.test matches every resource, expected those of the test environment',
  ],
  ['disable: { single-zone: " " }', 'disable.single-zone gives no reason, expected one in words'],
  ['disable: { single-zone: "\\u200b" }', 'disable.single-zone gives no reason, expected one in words'],
])('%s is refused with its line', async (text, expected) => {
  await expect(read(text)).rejects.toThrow(new InputError(`nospof.yaml:2: ${expected}`));
});

test.each([
  'assumptions: { route53-unknown-ttl: [0, 1h], component-limit: 1d }',
  'services: { s: { entry: a.b, rto: 0s, recovery: { detect: 0s } } }',
  'components: { a: { site: seoul, role: router, recovery: 30d } }',
  'components: { a: { is: "*", owner: operations } }',
  'tiers: { test: { match: { tag: { Environment: "*" } } } }',
  'disable: { single-zone: 이유 있음 }',
])('%s is read', async (text) => {
  await expect(read(text)).resolves.toBeDefined();
});
