import { readdirSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { english } from '../../src/report/words/en/english.ts';
import { explanationOf } from '../../src/tasks/explain-policy.ts';
import { InputError } from '../../src/input/error.ts';
import { readShippedSchema } from '../../src/input/shipped.ts';
import { readText } from '../../src/input/yaml/yaml-file.ts';
import { parseYaml } from '../../src/input/yaml/yaml.ts';
import { checkYaml } from '../../src/input/yaml/yaml-schema.ts';
import { checkOptions } from '../../src/judge/checks/options.ts';
import type { PackFile } from '../../src/judge/pack-file.ts';
import { type PolicyChoice, readPolicies } from '../../src/judge/packs.ts';

const files = readdirSync('policies')
  .filter((file) => file.endsWith('.yaml') && !['assumptions.yaml', 'references.yaml'].includes(file))
  .map((file) => file.slice(0, -'.yaml'.length));

test.each(files)('the shipped file %s fits the schema, and its checks take their options', async (name) => {
  const document = parseYaml(await readText(`policies/${name}.yaml`), `policies/${name}.yaml`);
  const pack = await checkYaml<PackFile>(document, await readShippedSchema('pack'));
  await expect(checkOptions(pack, document)).resolves.toEqual([]);
});

test('recommended uses every policy there is, strict more', async () => {
  const recommended = await readPolicies();
  expect(recommended.policies.map(({ id, severity }) => `${id} ${severity}`)).toEqual([
    'single-router error',
    'single-l4-switch error',
    'single-link error',
    'single-component error',
    'single-datastore error',
    'single-zone error',
    'single-site error',
    'shared-fate error',
    'no-path error',
    'slow-failover error',
    'paper-redundancy error',
    'fault-barrier-missing warning',
    'single-authentication error',
    'grade-inversion error',
    'channels-share-fate error',
    'recovery-chain error',
    'gray-failure-unseen error',
    'survivors-too-small error',
    'no-test-tier error',
    'test-tier-shares-production error',
    'untested-component warning',
    'pair-down-together error',
    'hazardous-change-unguarded warning',
    'no-second-site error',
    'sites-not-separate error',
    'rpo-unreachable error',
    'rto-unreachable error',
    'waiver-invalid error',
  ]);
  const strict = await readPolicies({ extends: ['strict'] });
  const added = strict.policies.filter(({ id }) => !recommended.policies.some((one) => one.id === id));
  expect(added.map(({ id }) => id)).toEqual([
    'shallow-probe',
    'alarm-unrouted',
    'peak-without-basis',
    'load-test-missing',
    'admission-control-missing',
    'rollback-missing',
    'change-window',
    'blast-radius-unacknowledged',
    'big-bang-cutover',
    'backup-same-place',
    'recovery-drill-stale',
    'owner-missing',
    'past-support',
    'shared-device-ageing',
    'facility-below-grade',
    'handover-incomplete',
    'declared-away',
  ]);
  expect([...strict.rejectUnproven]).toEqual([1, 2]);
});

test('what is about the inputs as a whole, and what is declared of them, is not waivable', async () => {
  const { defined } = await readPolicies();
  expect(defined.flatMap(({ id, waivable }) => (waivable ? [] : id))).toEqual([
    'no-test-tier',
    'declared-away',
    'waiver-invalid',
  ]);
});

test('every role has exactly one policy by which single components of it are down', async () => {
  const { defined } = await readPolicies();
  const roles = defined.flatMap((policy) =>
    policy.kind === 'scenario' && policy.mode === 'down'
      ? policy.failures.flatMap(({ each, roles: of }) => (each === 'component' ? of : []))
      : [],
  );
  expect(roles.map(String).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
    'authentication backup cache compute datastore dns entry firewall keys l4-switch l7-proxy link monitoring queue router storage'.split(
      ' ',
    ),
  );
});

test('a switched-off policy is not used, and an unknown one is refused', async () => {
  const disable = new Map([['single-zone', { at: 'n.yaml:3', reason: 'one room' }]]);
  const { policies, disabled } = await readPolicies({ disable });
  expect([policies.some(({ id }) => id === 'single-zone'), disabled]).toEqual([
    false,
    new Map([['single-zone', 'one room']]),
  ]);
  await expect(readPolicies({ disable: new Map([['single-zon', { at: 'n.yaml:3', reason: 'x' }]]) })).rejects.toThrow(
    new InputError('n.yaml:3: unknown policy "single-zon", did you mean "single-zone"?'),
  );
});

async function own(text: string, choice: PolicyChoice = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'packs-'));
  await writeFile(join(folder, 'own.yaml'), text);
  await writeFile(join(folder, 'base.yaml'), 'extends: [own.yaml]\n');
  return readPolicies({ extends: ['own.yaml'], from: join(folder, 'nospof.yaml'), ...choice });
}

const definition = `
policies:
  - id: slow-router
    title: A router takes too long
    severity: warning
    when: { fail: { each: component, role: router }, mode: degraded, services: { grade: [1] } }
    then: { outage: { at-most: 2m } }
    why: because
    fix: do it
`;

test('a pack of the user extends, changes severities and defines', async () => {
  const { policies, packs } = await own(`extends: [recommended]\nuse: { single-link: info }\n${definition}`);
  expect(packs.map(({ shipped, file }) => [shipped, file])).toEqual([
    ['recommended', 'recommended'],
    [undefined, 'own.yaml'],
  ]);
  expect(policies.filter(({ id }) => id === 'single-link' || id === 'slow-router')).toMatchObject([
    { id: 'single-link', severity: 'info' },
    {
      id: 'slow-router',
      kind: 'scenario',
      mode: 'degraded',
      atMost: 120,
      services: { grades: [1], dualSite: false, declaredOnly: false },
      failures: [{ each: 'component', roles: ['router'], except: [], withinSite: true }],
    },
  ]);
});

test('a pack switches policies off, which is told with the reason or the line', async () => {
  const text = 'extends: [recommended]\nuse:\n  single-link: off\n  single-zone: { severity: off, reason: one hall }\n';
  const { policies, packs, disabled } = await own(text);
  expect(policies.filter(({ id }) => id === 'single-link' || id === 'single-zone')).toEqual([]);
  expect([...disabled]).toEqual([
    ['single-link', 'own.yaml:3'],
    ['single-zone', 'one hall'],
  ]);
  expect(packs[1]?.lowers).toEqual([
    { at: 'own.yaml:3', policy: 'single-link', from: 'error', to: 'off', reason: undefined },
    { at: 'own.yaml:4', policy: 'single-zone', from: 'error', to: 'off', reason: 'one hall' },
  ]);
});

test('a policy that is off where it is defined, or in no pack, takes nothing away; used again it is on', async () => {
  const off = await own(`use: { single-link: off }\n${definition.replace('warning', 'off')}`);
  expect([off.policies, [...off.disabled], off.packs[0]?.lowers]).toEqual([[], [], []]);
  const on = await own(`use: { slow-router: { severity: error } }\n${definition.replace('warning', 'off')}`);
  expect(on.policies).toMatchObject([{ id: 'slow-router', severity: 'error' }]);
});

test('a pack that extends no shipped one says what weighs less than by the recommended one', async () => {
  const all = (await readPolicies()).policies.map(({ id, severity }) => `${id}: ${severity}`);
  const weaker = async (lines: readonly string[]) => (await own(`use: { ${lines.join(', ')} }\n`)).packs[0]?.weaker;
  expect(await weaker(all)).toEqual([]);
  const lowered = all.map((line) => line.replace(/^(single-datastore|no-test-tier): error/, '$1: info'));
  expect(await weaker(lowered)).toEqual(['single-datastore', 'no-test-tier']);
  expect(await weaker(all.filter((line) => !line.startsWith('single-link:')))).toEqual(['single-link']);
  expect((await own('extends: [recommended]\nuse: { single-link: info }\n')).packs.map((pack) => pack.weaker)).toEqual([
    undefined,
    undefined,
  ]);
});

test.each([
  [
    'use: { waiver-invalid: off }\n',
    'own.yaml:1: "waiver-invalid" cannot be switched off, as it tells what is declared',
  ],
  ['use: { single-link: { severity: of } }\n', 'own.yaml:1: use.single-link.severity is "of", did you mean "off"?'],
  ['use: { single-ruoter: error }\n', 'own.yaml:1: unknown policy "single-ruoter", did you mean "single-router"?'],
  [
    'use: { single-router: eror }\n',
    'own.yaml:1: use.single-router is "eror", expected error, warning, info, off, or { severity: off, reason: \'...\' }',
  ],
  [
    'extends: [recomended]\n',
    'own.yaml:1: the policy pack recomended: cannot be read, no such file, did you mean "recommended"?',
  ],
  ['polices: []\n', 'own.yaml:1: unknown key "polices", did you mean "policies"?'],
  [definition.replace('slow-router', 'single-router'), 'own.yaml:3: the policy "single-router" is already defined'],
  [
    definition.replace('role: router', 'roles: router'),
    'own.yaml:6: unknown key "roles" in policies[0].when.fail, did you mean "role"?',
  ],
  [
    definition.replace('2m', '2 min'),
    'own.yaml:7: policies[0].then.outage.at-most is "2 min", expected limit, a duration such as 30s, 2m, 2h or 3d, or a number of seconds',
  ],
  [
    'policies:\n  - { id: a, title: t, severity: info, why: w, fix: f, check: no-tset-tier }\n',
    'own.yaml:2: unknown check "no-tset-tier", did you mean "no-test-tier"?',
  ],
  [
    'policies:\n  - { id: a, title: t, severity: info, why: w, fix: f, check: no-test-tier,\n      with: { tier: 1 } }\n',
    'own.yaml:3: unknown key "tier"',
  ],
  ['extends: [base.yaml]\n', 'base.yaml:1: the pack "own.yaml" extends itself'],
])('%j is refused in one sentence', async (text, expected) => {
  await expect(own(text)).rejects.toThrow(new InputError(expected));
});

test('a pack of the user may say what to do by resource type', async () => {
  const byType = definition.replace('fix: do it', 'fix: { default: do it, aws_nat_gateway: add one }');
  const { policies } = await own(byType);
  expect(policies.map(({ fix, fixes }) => [fix, ...fixes])).toEqual([['do it', ['aws_nat_gateway', 'add one']]]);
  await expect(own(byType.replace('default: do it, ', ''))).rejects.toThrow(InputError);
});

test('explain knows every policy and the packs it is in', async () => {
  const { id, packs, controls } = (await explanationOf('fault-barrier-missing')).toldIn(english);
  expect([id, packs, controls.map((control) => control.id)]).toEqual([
    'fault-barrier-missing',
    [
      { name: 'recommended', severity: 'warning' },
      { name: 'strict', severity: 'error' },
    ],
    ['NIST-800-53:SC-36', 'AWS-WA:REL10'],
  ]);
  await expect(explanationOf('single-roter')).rejects.toThrow(
    new InputError('unknown policy "single-roter", did you mean "single-router"?'),
  );
});
