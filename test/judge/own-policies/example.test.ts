import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { reported, short } from './own-pack.ts';

const pack = readFileSync('test/judge/own-policies/example/own.yaml', 'utf8').replace(
  '[recommended]',
  '[recommended]\nuse: { no-test-tier: off }',
);

const stores = (multiAz: unknown) => ({
  aws_db_instance: {
    pay: {
      engine: 'mysql',
      instance_class: 'm',
      multi_az: multiAz,
      tags: { Team: 'payments', Environment: 'production' },
    },
  },
});

/** The service is inferred: it is called after the database. */
const named = (one: unknown) =>
  reported(pack.replace('name: pay*', 'name: "*pay*"'), stores(one) as Parameters<typeof reported>[1]);

test('the example of CONTRIBUTING.md finds what takes longer than ten seconds', async () => {
  expect(short(await named(false))).toEqual(['broken slow-payment aws_db_instance.pay']);
  expect((await named(false)).findings[0]?.alsoBreaks).toEqual(['single-datastore']);
  // A Multi-AZ instance takes a minute.
  expect((await named(true)).findings.map(({ policy, verdict }) => [policy, verdict])).toEqual([
    ['slow-payment', 'broken'],
  ]);
});
