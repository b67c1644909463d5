import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readAssumptions } from '../../src/input/assumptions.ts';
import { changesOf } from '../../src/judge/changes.ts';
import { judge } from '../../src/judge/judge.ts';
import { readPolicies } from '../../src/judge/packs.ts';
import { lint, type Report } from '../../src/lint.ts';
import { shop } from '../cli/command.ts';
import { creatingOrders, withOrders } from '../input/second-service.ts';
import { network } from '../networks.ts';
import { applied, type Changed, exported, planAt } from '../input/applied.ts';

const folder = mkdtempSync(join(tmpdir(), 'nospof-'));
afterAll(() => rmSync(folder, { recursive: true }));
const planned = planAt(shop);

async function judgedPlan(name: string, plan: object): Promise<Report> {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(plan));
  return lint({ inputs: [file] });
}

/** `introduced single-datastore aws_db_instance.main`, with what is resolved. */
async function told(name: string, ...changes: readonly Changed[]): Promise<readonly string[]> {
  const { findings, changes: compared } = await judgedPlan(name, applied(planned, changes));
  return [
    ...findings.map(({ change, policy, addresses }) => `${change}: ${policy} ${addresses.slice(0, 1).join()}`),
    ...(compared?.resolved ?? []).map(({ policy, addresses }) => `resolved: ${policy} ${addresses.join()}`),
  ];
}

const multiAz = (before: boolean, after: boolean): Changed => ({
  address: 'aws_db_instance.main',
  argument: 'multi_az',
  before,
  after,
});
const zones = ['aws_subnet.private_a.id', 'aws_subnet.private_b.id'].map(exported);
const subnets = (before: readonly string[], after: readonly string[]): Changed => ({
  address: 'aws_autoscaling_group.web',
  argument: 'vpc_zone_identifier',
  before,
  after,
});

it('a plan that changes nothing introduces nothing', async () => {
  expect(await told('same')).toEqual([
    'already-there: single-datastore aws_db_instance.main',
    'already-there: no-test-tier ',
  ]);
});

it('a plan of what does not exist introduces all of it', async () => {
  const { changes, findings } = await judgedPlan('new', planned);
  expect(changes).toEqual({ introduced: findings.length, alreadyThere: 0, resolved: [] });
});

it('what was there before has the fingerprints that it had when it was planned', async () => {
  const fingerprints = async (name: string, plan: object) =>
    (await judgedPlan(name, plan)).findings.map(({ policy, fingerprint }) => `${policy} ${fingerprint}`);
  expect(await fingerprints('applied', applied(planned))).toEqual(await fingerprints('planned', planned));
});

it('an argument changed for the worse introduces its finding, and the change back resolves it', async () => {
  expect(await told('worse', multiAz(true, false))).toEqual([
    'introduced: single-datastore aws_db_instance.main',
    'already-there: no-test-tier ',
  ]);
  expect(await told('better', multiAz(false, true))).toEqual([
    'already-there: no-test-tier ',
    'resolved: single-datastore aws_db_instance.main',
  ]);
});

it('a subnet that is taken away stands in the configuration no more, but counts before', async () => {
  expect(await told('dropped', subnets(zones, zones.slice(0, 1)))).toEqual([
    'already-there: single-datastore aws_db_instance.main',
    'introduced: single-zone aws_autoscaling_group.web',
    'already-there: no-test-tier ',
  ]);
});

it('what refers to what is new now referred to something else before', async () => {
  // In the configuration the group refers to both subnets, as it will be after the apply.
  expect(await told('added', subnets(zones.slice(0, 1), zones))).toEqual([
    'already-there: single-datastore aws_db_instance.main',
    'already-there: no-test-tier ',
    'resolved: single-zone aws_autoscaling_group.web',
  ]);
});

it('a change that its plan calls none is one', async () => {
  const hidden = JSON.parse(
    JSON.stringify(applied(planned, [multiAz(true, false)])).replaceAll('"actions":["update"]', '"actions":["no-op"]'),
  );
  const { findings } = await judgedPlan('hidden', hidden);
  expect(findings.map(({ change, policy }) => `${change}: ${policy}`)).toEqual([
    'introduced: single-datastore',
    'already-there: no-test-tier',
  ]);
});

it('what is unproven after the apply, by whatever policy, is not resolved by it', async () => {
  const policies = await readPolicies();
  const drawn = network()
    .tiers({ productionStated: true, testInInputs: true })
    .component('lb', { role: 'l4-switch', address: 'aws_lb.web' })
    .group('web', { needs: ['lb'] })
    .service('web', { root: 'web' })
    .build();
  const [before, ...others] = judge(drawn, policies, {
    assumptions: await readAssumptions(),
    asOf: '2026-11-28',
  }).findings;
  const other = policies.policies.find(({ id }) => id === 'single-component');
  if (before === undefined || other === undefined || others.length > 0) throw new Error('one finding is drawn');
  const broken = { ...before, policy: other, fingerprint: 'ab'.repeat(8) };
  const unproven = { ...broken, verdict: 'unproven' } as const;
  expect(changesOf([before], [broken], new Set(['web'])).resolved).toEqual([before]);
  expect(changesOf([before], [unproven], new Set(['web']))).toEqual({
    introduced: new Set([unproven]),
    newServices: new Map(),
    resolved: [],
  });
});

it('--fail-on new rejects what the plan introduces only', async () => {
  const failOn = { severity: 'error', unproven: false, newOnly: true, maxUnproven: Infinity } as const;
  const verdict = async (name: string, ...changes: readonly Changed[]) => {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(applied(planned, changes)));
    return (await lint({ inputs: [file], failOn })).verdict;
  };
  expect(await verdict('old')).toBe('accepted');
  expect(await verdict('repaired', multiAz(false, true))).toBe('accepted');
  expect(await verdict('broken', multiAz(true, false))).toBe('rejected');
});

it('a new service on an old single point of failure is introduced, and rejects', async () => {
  const failOn = { severity: 'error', unproven: false, newOnly: true, maxUnproven: Infinity } as const;
  const stopping = async (name: string, plan: object) => {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(plan));
    const { verdict, findings } = await lint({ inputs: [file], failOn });
    const [first] = findings;
    return [verdict, first?.policy, first?.change, first?.newServices, first?.services.map(({ name: of }) => of)];
  };
  const both = applied(withOrders(planned));
  const services = ['aws_lb.orders', 'aws_lb.web'];
  expect(await stopping('orders', creatingOrders(both))).toEqual([
    'rejected',
    'single-datastore',
    'introduced',
    ['aws_lb.orders'],
    services,
  ]);
  expect(await stopping('both', both)).toEqual(['accepted', 'single-datastore', 'already-there', undefined, services]);
});
