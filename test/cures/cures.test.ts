import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { answers, casesAbsent, casesAreThere, planOf } from '../cases.ts';
import { corpus, isThere } from '../corpus.ts';
import { cured, judged } from './cured.ts';

const plans: readonly (readonly [name: string, path: string])[] = [
  ...(casesAreThere ? Object.keys(answers()).map((name) => [name, planOf(name)] as const) : []),
  ...(isThere ? readdirSync(join(corpus, 'plans')).map((name) => [name, join(corpus, 'plans', name)] as const) : []),
];

it.skipIf(plans.length === 0).each(plans.length === 0 ? [['plans', '']] : plans)(
  `what is said about %s, done on the plan, is gone${casesAbsent}`,
  async (_name, path) => {
    const text = readFileSync(path, 'utf8');
    const { findings } = await judged(text);
    const outcomes = findings.map(async (finding) => {
      const outcome = await cured(text, finding, findings);
      return outcome === 'gone' ? [] : [`${finding.policy} ${finding.addresses.join(', ')}: ${outcome}`];
    });
    expect((await Promise.all(outcomes)).flat()).toEqual([]);
  },
);
