import { expect, it } from 'vitest';
import { judgeMutation } from './mutated.ts';
import { mutations } from './mutations.ts';

const all = Object.entries(mutations).flatMap(([policy, changes]) =>
  Object.entries(changes).map(([name, change]) => ({ policy, name, change })),
);

/** Policies that refuse the reference network after a change. */
async function refusedBy(change: Parameters<typeof judgeMutation>[0]): Promise<readonly string[]> {
  const { findings } = await judgeMutation(change);
  return findings.filter(({ severity }) => severity !== 'info').map(({ policy, verdict }) => `${policy} ${verdict}`);
}

/** The tests of one half of the mutations: two files share them, so that two cores do. */
export function testHalf(half: 0 | 1): void {
  it.each(all.filter((_, index) => index % 2 === half))('$policy: $name', async ({ policy, change }) => {
    expect(new Set(await refusedBy(change))).toEqual(new Set(policy.split(' + ').map((one) => `${one} broken`)));
  });

  it('the network without a change is accepted, and no change before is left in it', async () => {
    expect(await refusedBy(() => {})).toEqual([]);
  });
}
