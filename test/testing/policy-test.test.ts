import { AssertionError } from 'node:assert';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defineCheck } from '../../src/define-check.ts';
import { networks, tagged, testPolicy, tinyNetwork, unknown } from '../../src/testing.ts';
import { packWith } from '../judge/own-policies/own-pack.ts';

const { oneStore, mirroredStore, openStore, oneMember, twoMembers, oneZone, openMembers } = networks;
const { oneRouter, routerPerZone, oneLine, twoLines } = networks;

test.each([
  ['single-datastore', { passes: { mirroredStore }, fails: { oneStore }, unproven: { openStore } }],
  ['single-component', { passes: { twoMembers }, fails: { oneMember }, unproven: { openMembers } }],
  ['single-zone', { passes: { twoMembers }, fails: { oneZone } }],
  ['single-router', { passes: { routerPerZone, twoLines }, fails: { oneRouter, oneLine } }],
])('the named networks are what they are called: %s', async (policy, expected) => {
  const results = await testPolicy({ policy, ...expected });
  expect(Object.keys(results)).toEqual(Object.values(expected).flatMap((one) => Object.keys(one)));
});

const shipped = [
  'single-router',
  'single-l4-switch',
  'single-link',
  'single-component',
  'single-datastore',
  'single-zone',
];

test.each(Object.entries({ mirroredStore, twoMembers, routerPerZone, twoLines }))(
  'nothing is single in %s',
  async (_, network) => {
    for (const policy of [...shipped, 'no-path', 'paper-redundancy', 'slow-failover']) {
      const tried = await testPolicy({ policy, passes: { network } }).catch((error: unknown) => String(error));
      expect([policy, typeof tried === 'string' && !tried.includes('tests nothing') ? tried : '']).toEqual([
        policy,
        '',
      ]);
    }
  },
);

function pack(where: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'policy-test-')), 'own.yaml');
  writeFileSync(file, packWith(`{ each: component, where: { ${where} } }`));
  return file;
}

test('a narrowed scenario is tested on networks with tags', async () => {
  const [payments, web] = [{ Team: 'payments' }, { Team: 'web' }];
  await testPolicy({
    pack: pack('tag: { Team: payments }'),
    policy: 'own',
    passes: [tagged(mirroredStore, payments)],
    fails: [tagged(oneStore, payments)],
    unproven: [tagged(oneStore, { Team: unknown })],
  });
  const wrong = testPolicy({
    pack: pack('tag: { Team: payments }'),
    policy: 'own',
    passes: { web: tagged(oneStore, web) },
  });
  await expect(wrong).rejects.toThrow('policy own:\n  web: expected passes, it tests nothing');
});

const odd = defineCheck<{ readonly engine: string }>({
  id: 'odd',
  title: 'Databases are of an engine',
  options: { properties: { engine: { type: 'string' } }, required: ['engine'] },
  check: ({ network, options, fails, unproven }) =>
    network.resources.flatMap((at) => {
      const engine = at.argument('engine');
      if (engine.is === 'unknown') return unproven({ at, says: 'It may be another', missing: [engine] });
      return engine.is === 'known' && engine.value === options.engine ? [] : fails({ at, says: 'It is another' });
    }),
});

const store = (engine: string) => tinyNetwork({ aws_db_instance: { a: { engine } } });

test('a check is tested by itself; what came out otherwise is told with what was found', async () => {
  const results = await testPolicy({
    check: odd,
    with: { engine: 'mysql' },
    passes: { mysql: store('mysql') },
    fails: { postgres: store('postgres') },
    unproven: { open: store(unknown) },
  });
  expect(results['open']?.findings[0]?.missing).toEqual(['engine of aws_db_instance.a']);
  const wrong = testPolicy({
    check: odd,
    with: { engine: 'mysql' },
    passes: [store('postgres'), store(unknown)],
    fails: [store('mysql')],
  });
  await expect(wrong).rejects.toThrow(AssertionError);
  await expect(wrong).rejects.toMatchObject({
    message: `policy odd:
  passes[0]: expected passes, it fails
    It is another
  passes[1]: expected passes, it is unproven
    It may be another (open: engine of aws_db_instance.a)
  fails[0]: expected fails, it passes`,
    expected: { 'passes[0]': 'passes', 'passes[1]': 'passes', 'fails[0]': 'fails' },
    actual: { 'passes[0]': 'fails', 'passes[1]': 'unproven', 'fails[0]': 'passes' },
  });
});

test.each([
  [{ check: odd, passes: [oneStore] }, 'with of odd:1: "engine" is missing'],
  [
    { check: odd, with: { engin: 'x' }, passes: [oneStore] },
    'with of odd:1: unknown key "engin", did you mean "engine"?',
  ],
  [{ policy: 'single-datastor', passes: [oneStore] }, 'no policy in use is called "single-datastor"'],
  [{ policy: 'single-router' }, 'testPolicy() expects networks under passes, fails or unproven'],
  [{ policy: 'single-router', passes: { a: oneStore }, fails: { a: oneStore } }, 'two networks that are called "a"'],
  [{ policy: 'single-router', passes: { a: {} } }, 'a: tiny: '],
])('%j is refused', async (tested, expected) => {
  await expect(testPolicy(tested)).rejects.toThrow(expected);
});
