import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lint } from '../../src/lint.ts';
import { answers, casesAbsent, casesAreThere, planOf } from '../cases.ts';
import { corpus, isThere } from '../corpus.ts';

const plans = [
  ...(casesAreThere ? Object.keys(answers()).map(planOf) : []),
  ...(isThere ? readdirSync(join(corpus, 'plans')).map((name) => join(corpus, 'plans', name)) : []),
];

/** What is found, besides that there is no test tier: that is one finding about all inputs. */
async function told(inputs: readonly string[]): Promise<readonly string[]> {
  const { findings } = await lint({ inputs });
  const ofTiers = findings.filter(({ policy }) => policy === 'no-test-tier').map(({ fingerprint }) => fingerprint);
  expect(ofTiers.length).toBeLessThanOrEqual(1);
  return findings.flatMap(({ severity, verdict, policy, addresses, fingerprint }) =>
    policy === 'no-test-tier' ? [] : `${severity} ${verdict} ${policy} ${addresses.join(' ')} ${fingerprint}`,
  );
}

const addresses = new Map(
  plans.map((plan) => {
    const { resource_changes: all = [] } = JSON.parse(readFileSync(plan, 'utf8'));
    return [plan, new Set<string>(all.map(({ address }: { address: string }) => address))] as const;
  }),
);

/** Whether less than half of either is in the other: what has the same addresses may be one code, deployed twice. */
function areUnrelated(one: string, other: string): boolean {
  const [own, there] = [addresses.get(one) ?? new Set(), addresses.get(other) ?? new Set()];
  const shared = [...own].filter((address) => there.has(address)).length;
  return shared * 2 < own.size && shared * 2 < there.size;
}

it.skipIf(!casesAreThere)(`two unrelated plans have the findings that each has alone${casesAbsent}`, async () => {
  const known = new Map<string, Promise<readonly string[]>>();
  const alone = (plan: string): Promise<readonly string[]> => {
    const found = known.get(plan) ?? told([plan]);
    known.set(plan, found);
    return found;
  };
  const wrong: string[] = [];
  let pairs = 0;
  for (const [at, plan] of plans.entries()) {
    // A third of them is enough, and takes a few seconds.
    if (at % 3 !== 0) continue;
    const other = [...plans.slice(at + 1), ...plans.slice(0, at)].find((one) => areUnrelated(plan, one));
    if (other === undefined) continue;
    pairs++;
    const expected = [...(await alone(plan)), ...(await alone(other))].toSorted();
    const found = (await told([plan, other])).toSorted();
    if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push(`${plan} + ${other}`);
  }
  expect(wrong).toEqual([]);
  expect(pairs).toBeGreaterThan(20);
});
