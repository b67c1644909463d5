import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Json } from '../../src/input/value.ts';
import { lint, type LintOptions, type Report } from '../../src/lint.ts';
import { shop } from '../cli/command.ts';
import { applied, type Changed, planAt } from '../input/applied.ts';

const folder = mkdtempSync(join(tmpdir(), 'nospof-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** One database in one zone behind a group of instances and a load balancer, all of it tagged as production. */
const planned = planAt(shop);
const group = 'aws_autoscaling_group.web';
const addresses =
  'vpc.main subnet.private_a subnet.private_b security_group.web security_group.database lb.web lb_target_group.web lb_listener.web launch_template.web db_subnet_group.main db_instance.main'
    .split(' ')
    .map((address) => `aws_${address}`);
const names = ['production', 'test'] as const;
type When = Readonly<Record<'before' | 'after', string | undefined>>;

function retag(address: string, argument: string, { before, after }: When): Changed {
  const tags = (text: string | undefined): Json => (text === undefined ? {} : { Environment: text });
  return { address, argument, before: tags(before), after: tags(after) };
}

function retagGroup({ before, after }: When): Changed {
  const tags = (value: string | undefined): Json =>
    value === undefined ? [] : [{ key: 'Environment', value, propagate_at_launch: true }];
  return { address: group, argument: 'tag', before: tags(before), after: tags(after) };
}

function retagAll(when: When, argument = 'tags_all'): readonly Changed[] {
  return [...addresses.map((address) => retag(address, argument, when)), retagGroup(when)];
}

const toTest: When = { before: 'production', after: 'test' };
const single: Changed = { address: 'aws_db_instance.main', argument: 'multi_az', before: true, after: false };

let plans = 0;
async function judged(plan: object, options: Omit<LintOptions, 'inputs'> = {}): Promise<Report> {
  const file = join(folder, `${(plans += 1)}.json`);
  writeFileSync(file, JSON.stringify(plan));
  return lint({ inputs: [file], ...options });
}

/** `error single-datastore already-there`, and what is told as retagged. */
function told({ verdict, findings, declared }: Report): readonly string[] {
  return [
    verdict,
    ...findings.map(({ severity, policy, change }) => `${severity} ${policy} ${change}`),
    ...declared.facts.map(({ kind, addresses: of }) => `${kind} ${of.length}`),
  ];
}

const newOnly = { severity: 'error', unproven: false, newOnly: true, maxUnproven: Infinity } as const;
const stays = ['error single-datastore already-there', 'error no-test-tier already-there'];

test('a plan that retags all of production as test is judged as production, and strict says why it refuses it', async () => {
  const plan = applied(planned, retagAll(toTest));
  const report = await judged(plan);
  expect(told(report)).toEqual(['rejected', ...stays, 'retagged 12']);
  const [fact] = report.declared.facts;
  expect([fact?.message, fact?.refusedByStrict]).toEqual([
    'resources that are production before the apply (tag Environment production) and test after it (tag Environment test) count as production',
    true,
  ]);
  const { findings } = await judged(plan, { pack: 'strict' });
  expect(findings.filter(({ policy }) => policy === 'declared-away').map(({ message }) => message)).toEqual([
    'Taken out of production by tags: resources that are production before the apply (tag Environment production) and test after it (tag Environment test) count as production',
  ]);
});

test('a single point of failure that comes with the new tags is introduced', async () => {
  const plan = applied(planned, [...retagAll(toTest), single]);
  expect(told(await judged(plan, { failOn: newOnly }))).toEqual([
    'rejected',
    'error single-datastore introduced',
    'error no-test-tier already-there',
    'retagged 12',
  ]);
});

test('one retagged part of production is no test tier of the rest', async () => {
  const plan = applied(planned, [retag('aws_db_instance.main', 'tags_all', toTest)]);
  expect(told(await judged(plan))).toEqual(['rejected', ...stays, 'retagged 1']);
});

test('tags of the provider that are merged at the apply', async () => {
  const { configuration, ...rest } = applied(planned, retagAll(toTest));
  const plan: {
    resource_changes: { change: { after: Record<string, unknown>; after_unknown: Record<string, unknown> } }[];
  } = JSON.parse(JSON.stringify(rest));
  for (const { change } of plan.resource_changes) {
    if (!('tags_all' in change.after)) continue;
    delete change.after['tags_all'];
    change.after_unknown['tags_all'] = true;
  }
  const withDefaults = JSON.parse(JSON.stringify(configuration));
  withDefaults.provider_config.aws.expressions.default_tags = [{ tags: { constant_value: { Environment: 'test' } } }];
  const report = await judged({ ...plan, configuration: withDefaults });
  expect(told(report)).toEqual(['rejected', ...stays, 'retagged 12']);
});

test('tags that go, where a variable names a test tier', async () => {
  const plan = applied(planned, retagAll({ before: 'production', after: undefined }));
  const variables = { environment: { value: 'test' } };
  const report = await judged({ ...plan, variables });
  expect(told(report)).toEqual(['rejected', ...stays, 'retagged 12']);
  expect(report.declared.facts[0]?.message).toContain('test after it (variable environment test)');
  // Without the variable nothing says test.
  expect(told(await judged(plan))).toEqual(['rejected', ...stays]);
});

test.each([
  [
    'that says how to tell both',
    'tiers:\n  production: { match: { tag: { Tier: a } } }\n  test: { match: { tag: { Tier: b } } }\n',
  ],
  ['that says how to tell the test tier', 'tiers:\n  test: { match: { tag: { Environment: test } } }\n'],
])('a nospof.yaml %s', async (_name, yaml) => {
  const config = join(folder, `${(plans += 1)}.yaml`);
  writeFileSync(config, `version: 1\n${yaml}`);
  const key = yaml.includes('Tier') ? 'Tier' : 'Environment';
  const [before, after] = key === 'Tier' ? ['a', 'b'] : names;
  const tags = (value: string): Json => ({ [key]: value });
  const changes = addresses.map((address) => ({
    address,
    argument: 'tags_all',
    before: tags(before),
    after: tags(after),
  }));
  const ofGroup = (value: string): Json => [{ key, value, propagate_at_launch: true }];
  const plan = applied(planned, [
    ...changes,
    { address: group, argument: 'tag', before: ofGroup(before), after: ofGroup(after) },
  ]);
  expect(told(await judged(plan, { config }))).toEqual(['rejected', ...stays, 'retagged 12']);
});

test('what is destroyed and created anew is what its new tags say', async () => {
  const plan: { resource_changes: { change: { actions: string[] } }[] } = JSON.parse(
    JSON.stringify(applied(planned, retagAll(toTest))),
  );
  for (const { change } of plan.resource_changes) change.actions = ['delete', 'create'];
  const report = await judged(plan);
  expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(report.declared.facts).toEqual([]);
});

test.each([
  ['from test to production', { before: 'test', after: 'production' }],
  ['from one word for production to another', { before: 'production', after: 'prod' }],
])('tags that change %s take nothing away', async (_name, when) => {
  const { declared, findings } = await judged(applied(planned, retagAll(when)), { pack: 'strict' });
  expect(declared.facts).toEqual([]);
  expect(findings.map(({ policy }) => policy)).toContain('single-datastore');
});

test('a test tier that keeps its tags is one', async () => {
  const report = await judged(applied(planned, [...retagAll({ before: 'test', after: 'test' }), single]));
  expect([report.declared.facts, report.findings.filter(({ severity }) => severity === 'error')]).toEqual([[], []]);
});
