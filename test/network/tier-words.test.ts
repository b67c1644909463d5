import { expect, test } from 'vitest';
import { tierSaid } from '../../src/network/tier-words.ts';
import { networkOf } from './deploy.ts';

const saidOf = (...texts: readonly string[]) =>
  tierSaid({ tierHints: texts.map((text, index) => ({ from: 'tag', key: `key${index}`, text })) });

test.each([
  ['production', 'production'],
  ['live', 'production'],
  ['prod-eu-1', 'production'],
  ['test', 'test'],
  ['pre-prod', 'test'],
  ['preproduction', 'test'],
  ['non-production', 'test'],
  ['Not Prod', 'test'],
  ['gov-dev', 'test'],
  // A word more does not make it a test tier.
  ['production np', 'production'],
  ['production-dev-team', 'production'],
  ['prod/test', 'production'],
  // No whole words.
  ['reproduction', undefined],
  ['devops', undefined],
  ['testament', undefined],
  ['premium', undefined],
])('%s is %s', (text, tier) => {
  expect(saidOf(text)?.tier).toBe(tier);
});

test('of two tags production counts, in whatever order they are read', () => {
  expect(saidOf('test', 'production')).toMatchObject({
    tier: 'production',
    by: { key: 'key1' },
    against: { key: 'key0' },
  });
  expect(saidOf('production', 'test')).toMatchObject({
    tier: 'production',
    by: { key: 'key0' },
    against: { key: 'key1' },
  });
});

test('what a whole stack states counts where no tag says anything', () => {
  const stack = { from: 'stack', text: 'prod' } as const;
  const tag = { from: 'tag', key: 'Environment' } as const;
  expect(tierSaid({ tierHints: [{ ...tag, text: 'test' }, stack] })?.tier).toBe('test');
  expect(tierSaid({ tierHints: [{ ...tag, text: 'blue' }, stack] })?.tier).toBe('production');
});

test('tags that contradict each other are told', async () => {
  const { hints } = await networkOf({
    aws_s3_bucket: {
      two: { bucket: 'two', tags: { ENV: 'test', Environment: 'production' } },
      one: { bucket: 'one', tags: { Environment: 'production np' } },
      named: { bucket: 'named', tags: { Name: 'test', Environment: 'production', Team: 'dev' } },
    },
  });
  expect(hints).toEqual([
    { is: 'two-tiers', tag: 'ENV', other: 'Environment', of: ['aws_s3_bucket.two'] },
    { is: 'two-tiers', tag: 'Environment', other: 'Environment', of: ['aws_s3_bucket.one'] },
  ]);
});
