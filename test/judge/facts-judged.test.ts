import { dump } from 'js-yaml';
import { expect, it } from 'vitest';
import { parseDeclared } from '../../src/input/declared/declared.ts';
import { InputError } from '../../src/input/error.ts';
import { readShippedSchema } from '../../src/input/shipped.ts';
import { lint } from '../../src/lint.ts';
import { deployed } from '../stacks/in-memory.ts';
import { facts, stack } from './facts-example.ts';
import { leavesOf, type Leaf, placesOf, type Place, variantsOf, withValue } from './facts-changed.ts';

/** What nospof.yaml states, by key: no fact is read for its own sake. How to judge, and what things are called, are no facts. */
const stated = ['services', 'components', 'domains', 'rotas', 'evidence', 'change'];
const names = ['title', 'label', 'alarms.[].on'];

/** Facts whose policies are still to come, by their first words. A fact that no policy will need goes out of the schema. */
const toCome: readonly string[] = [
  'components.*.device.model',
  'components.*.device.ports',
  'components.*.modules.*.ports',
  'services.*.cutover.at',
  // failover-untested, change-not-rehearsed
  'evidence.[].mode',
  'change.rehearsed.',
];

const inputs = deployed([['tiny', { json: stack }]]);

/** What strict says, without its words; undefined where nospof.yaml does not make sense. */
async function outcome(of: unknown): Promise<string | undefined> {
  try {
    const config = await parseDeclared(dump(of), 'nospof.yaml');
    const { findings } = await lint({ inputs, config, asOf: '2026-11-28' });
    const told = findings.map(({ policy, verdict, severity, failure, services }) =>
      [policy, verdict, severity, failure.label, ...services.map(({ name }) => name)].join(' '),
    );
    return told.toSorted().join('\n');
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

const unchanged = await outcome(facts);
const leaves = leavesOf(await readShippedSchema('nospof'), stated).filter(
  ({ path }) => !names.some((name) => `.${path.join('.')}`.endsWith(`.${name}`)),
);

const named = leaves.map((leaf) => [leaf.path.join('.'), leaf] as const);

it.each(named)('%s is in the example', (_, { path }) => {
  expect(placesOf(facts, path)).not.toEqual([]);
});

it.each(named.filter(([name]) => !toCome.some((first) => name.startsWith(first))))(
  'a policy depends on %s',
  async (_, leaf) => {
    expect(unchanged).toBeDefined();
    expect(await isJudged(leaf)).toBe(true);
  },
);

it('nothing is to come that nospof.yaml cannot state', () => {
  expect(toCome.filter((first) => !named.some(([name]) => name.startsWith(first)))).toEqual([]);
});

async function isJudged(leaf: Leaf): Promise<boolean> {
  for (const place of placesOf(facts, leaf.path)) {
    for (const value of variantsOf(leaf)) if (await changes(place, value)) return true;
  }
  return false;
}

async function changes(place: Place, value: unknown): Promise<boolean> {
  const changed = await outcome(withValue(facts, place, value));
  return changed !== undefined && changed !== unchanged;
}
