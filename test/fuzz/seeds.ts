import { readFileSync } from 'node:fs';
import { plan, state, type PlannedResource } from '../graph/plans.ts';
import { planForm } from '../network/plan-form.ts';
import { readDeployment } from '../../src/input/read.ts';
import { lint } from '../../src/lint.ts';
import { listAt, textAt, type JsonObject } from '../../src/input/json/json.ts';
import { names, outward, premises, shop } from './seed-shapes.ts';

/** Where the fuzzer starts: a small input that is judged, with the files beside it. All of it is parsed; a mutation changes one of the trees. */
export interface Seed {
  readonly name: string;
  readonly input: JsonObject;
  readonly config?: JsonObject | undefined;
  readonly pack?: JsonObject | undefined;
  readonly waivers?: JsonObject | undefined;
  readonly baseline?: JsonObject | undefined;
  /** The input is a report that was saved: it is shown and compared. */
  readonly isReport?: boolean;
}

const config: JsonObject = {
  version: 1,
  extends: 'recommended',
  sites: { seoul: { regions: ['ap-northeast-2'] } },
  tiers: { production: { match: { tag: { Environment: 'production' } } } },
  services: {
    shop: {
      title: 'The shop',
      grade: 2,
      rto: '3m',
      owner: 'shop-operations',
      entry: ['aws_lb.main'],
      needs: [
        { any: ['aws_db_instance.*'], k: 1 },
        { any: ['login'], detect: 'end-to-end', switch: '30s' },
      ],
      peak: { rate: '90/s', basis: 'measured in 2026' },
    },
  },
  components: {
    store: { is: ['aws_db_instance.main'], owner: 'data-operations', domains: { rack: 'r1' } },
    login: { title: 'The login', role: 'authentication', grade: 2, needs: [] },
  },
  rotas: { day: { hours: '09:00-18:00', reach: ['phone', 'pager'] } },
  disable: { 'fault-barrier-missing': 'one device by decision' },
  assumptions: { 'bgp-hold': '30s' },
};

const pack: JsonObject = {
  title: 'A pack of its own',
  extends: ['recommended'],
  use: { 'single-datastore': 'warning', 'no-test-tier': 'info' },
  policies: [
    {
      id: 'one-database',
      title: 'A service stops when one database fails',
      severity: 'error',
      when: {
        fail: [
          {
            each: 'component',
            role: 'datastore',
            where: { type: 'aws_db_*', address: ['*main', 'a*'], tier: 'production' },
          },
          { each: 'zone', where: { tag: { Name: '*' }, site: ['daejeon', 'g*'] } },
        ],
        services: { name: '*', tier: 'production' },
      },
      // oxlint-disable-next-line unicorn/no-thenable -- a key of the file
      then: { outage: { 'at-most': 'limit' } },
      why: 'It stops.',
      fix: 'Set a second one up.',
    },
  ],
};

const waivers: JsonObject = {
  version: 1,
  waivers: [
    {
      policy: 'single-datastore',
      addresses: ['aws_db_instance.main'],
      reason: 'replaced by a cluster',
      requester: 'kim@example.org',
      approver: 'lee@example.org',
      'compensating-control': 'a snapshot every hour',
      expires: '2026-12-01',
      ticket: 'OPS-1',
    },
  ],
};

const judged = await lint({
  inputs: await readDeployment(['-'], { stdin: async () => new TextEncoder().encode(JSON.stringify(asPlan(shop))) }),
});
const saved: JsonObject = parsed(judged);
const baseline: JsonObject = parsed({
  version: 1,
  recorded: '2026-05-01',
  findings: judged.findings.map(({ policy, severity, verdict, addresses, message, fingerprint }) => ({
    policy,
    severity,
    verdict,
    addresses,
    message,
    fingerprint,
  })),
});

function synthesis(configuration: JsonObject): JsonObject {
  return {
    '//': { metadata: { stackName: 'stdin', version: '0.21.0', backend: 'local' } },
    provider: { aws: [{ region: 'ap-northeast-2' }] },
    ...configuration,
  };
}

function asPlan(configuration: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(planForm(synthesis(configuration))));
}

const kept: readonly PlannedResource[] = [
  {
    address: 'aws_vpc.main',
    after: { id: 'vpc-1', cidr_block: '10.0.0.0/16', tags_all: { Environment: 'production' } },
  },
  { address: 'aws_subnet.a', after: { id: 'subnet-a', vpc_id: 'vpc-1', availability_zone: 'ap-northeast-2a' } },
  { address: 'aws_subnet.b', after: { id: 'subnet-b', vpc_id: 'vpc-1', availability_zone: 'ap-northeast-2b' } },
  {
    address: 'aws_lb.main',
    after: { id: 'lb-1', arn: 'arn:lb', load_balancer_type: 'network', subnets: ['subnet-a'] },
  },
  { address: 'aws_lb_target_group.web', after: { id: 'tg-1', arn: 'arn:tg', port: 80, vpc_id: 'vpc-1' } },
  {
    address: 'aws_lb_listener.web',
    after: {
      id: 'l-1',
      load_balancer_arn: 'arn:lb',
      port: 80,
      default_action: [{ type: 'forward', target_group_arn: 'arn:tg' }],
    },
  },
  { address: 'aws_instance.web[0]', after: { id: 'i-0', subnet_id: 'subnet-a', ami: 'ami-1' } },
  { address: 'aws_instance.web[1]', after: { id: 'i-1', subnet_id: 'subnet-b', ami: 'ami-1' } },
  { address: 'aws_lb_target_group_attachment.web[0]', after: { target_group_arn: 'arn:tg', target_id: 'i-0' } },
  { address: 'aws_lb_target_group_attachment.web[1]', after: { target_group_arn: 'arn:tg', target_id: 'i-1' } },
  { address: 'aws_db_instance.main', after: { id: 'db-1', engine: 'mysql', multi_az: false } },
];

function file(path: string): JsonObject {
  return JSON.parse(readFileSync(new URL(`../fixtures/${path}`, import.meta.url), 'utf8'));
}

function parsed(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value));
}

/** Of a plan, the resources in one instance of its modules. */
function inOneInstance(full: JsonObject, instance: string): JsonObject {
  const changes = listAt(full, 'resource_changes').filter((one) => textAt(one, 'address')?.includes(instance));
  return { ...full, resource_changes: changes };
}

/** All of them, in an order that stays. */
export const seeds: readonly Seed[] = [
  { name: 'shop as plan', input: asPlan(shop) },
  { name: 'shop as synthesis', input: synthesis(shop) },
  { name: 'shop with nospof.yaml', input: synthesis(shop), config },
  { name: 'shop with a pack', input: synthesis(shop), pack },
  { name: 'shop with waivers', input: asPlan(shop), waivers },
  { name: 'shop with a baseline', input: asPlan(shop), baseline },
  { name: 'saved report', input: saved, isReport: true },
  { name: 'way out as plan', input: asPlan(outward) },
  { name: 'way out as synthesis', input: synthesis(outward) },
  { name: 'premises as plan', input: asPlan(premises) },
  { name: 'premises as synthesis', input: synthesis(premises) },
  { name: 'names as plan', input: asPlan(names) },
  { name: 'names as synthesis', input: synthesis(names) },
  { name: 'state', input: parsed(state(kept)) },
  { name: 'plan of known ids', input: parsed(plan(kept, { resources: [] })) },
  { name: 'plan of modules', input: file('input/modules-plan.json') },
  { name: 'state of modules', input: file('input/modules-state.json') },
  { name: 'plan with for_each', input: inOneInstance(file('graph/for-each.json'), '["daejeon"]') },
];
