import type { JsonObject } from '../../src/input/json/json.ts';
import { tinyNetwork } from '../../src/testing/tiny-network.ts';

const two = ['${aws_subnet.a.id}', '${aws_subnet.b.id}'];
const subnet = (letter: string, index: number) => ({
  vpc_id: '${aws_vpc.main.id}',
  availability_zone: `ap-northeast-2${letter}`,
  cidr_block: `10.0.${index}.0/24`,
});
const server = (letter: string) => ({ subnet_id: `\${aws_subnet.${letter}.id}`, instance_type: 'm7g.large' });
const attachment = (letter: string) => ({
  target_group_arn: '${aws_lb_target_group.web.arn}',
  target_id: `\${aws_instance.${letter}.id}`,
});

/** A public load balancer before two servers. */
export const stack = tinyNetwork({
  aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
  aws_subnet: { a: subnet('a', 0), b: subnet('b', 1) },
  aws_lb: { door: { load_balancer_type: 'network', subnets: two, enable_cross_zone_load_balancing: true } },
  aws_lb_target_group: { web: { port: 443, protocol: 'TCP', vpc_id: '${aws_vpc.main.id}' } },
  aws_lb_listener: {
    web: {
      load_balancer_arn: '${aws_lb.door.arn}',
      port: 443,
      protocol: 'TCP',
      default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.web.arn}' }],
    },
  },
  aws_instance: { a: server('a'), b: server('b'), far: server('b') },
  aws_lb_target_group_attachment: { a: attachment('a'), b: attachment('b') },
}) as JsonObject;

const run = { owner: 'network', operator: 'operations', 'fault-isolation': 'control-room' };
const alarms = [
  { on: 'a link that is down', to: 'control-room', muted: false },
  { on: 'loss of large packets', to: 'control-room', muted: false },
];
const done = { on: '2026-09-01', expires: '2027-09-01', by: 'operations' };
const router = (room: string, vendor: string) => ({
  role: 'router',
  grade: 1,
  ...run,
  shared: true,
  status: 'in-service',
  site: 'daejeon',
  tier: 'production',
  recovery: '10m',
  capacity: '100/s',
  concurrency: 1000,
  domains: { room, power: `feed of ${room}` },
  device: {
    vendor,
    model: 'ncs',
    firmware: '7',
    ports: 8,
    purchased: '2024-02-12',
    'end-of-support': '2032-02-28',
    'rated-life': '6y',
    'stretched-life': '9y',
    spare: false,
    replacement: '2029-02-12',
  },
  modules: { m1: { ports: 4 }, m2: { ports: 4 } },
  alarms,
});

/** Every fact that nospof.yaml can state, so that a change of any of them is a matter for a policy. */
export const facts = {
  version: 1,
  extends: 'strict',
  sites: { daejeon: { regions: ['ap-northeast-2'] }, gwangju: { match: { address: 'aws_instance.far' } } },
  tiers: { test: { match: { tag: { Environment: 'staging' } } } },
  services: {
    web: {
      grade: 1,
      rto: { 'within-site': '90s', site: '2h' },
      rpo: '1m',
      'dual-site': false,
      'site-absorbs': false,
      owner: 'web-team',
      entry: ['aws_lb.door'],
      needs: [
        {
          label: 'a router',
          any: ['router-1', 'router-2'],
          k: 1,
          detect: 'end-to-end',
          switch: '30s',
          probe: { bytes: 1500, 'whole-path': true },
        },
        { label: 'the records', any: ['records'], standby: ['records-copy'], detect: 'end-to-end', switch: '30s' },
        { label: 'a login', any: ['login-1', 'login-2'], detect: 'end-to-end', switch: '30s' },
      ],
      peak: {
        rate: '100/s',
        concurrency: 1000,
        basis: 'the register of 2025',
        history: '50/s',
        season: 2,
        population: 360_000,
        window: '1h',
      },
      users: 50_000,
      admission: { 'per-source': '10/s', queue: true },
      channels: ['counter', 'kiosk'],
      hours: { open: '09:00', close: '18:00', critical: ['2026-12-01'] },
      cutover: { kind: 'phased', at: '2026-12-10' },
      recovery: { detect: '1m', decide: '2m', provision: '2m', volume: '10GB', throughput: '1TB/h' },
    },
    // Of a grade that asks for little, with many users, on one machine without an operator.
    forum: { grade: 3, rto: '1h', owner: 'forum-team', needs: ['machine', 'old-router'], users: 5000 },
    // A person moves it to the other site.
    ledger: {
      grade: 2,
      rto: { 'within-site': '1h', site: '2h' },
      owner: 'ledger-team',
      needs: [{ any: ['ledger-1', 'ledger-2'], standby: ['ledger-3'], detect: 'end-to-end', switch: '30m' }],
      channels: ['counter', 'kiosk'],
      cutover: { kind: 'big-bang', 'way-back': '1h' },
    },
    // One machine at each of two sites.
    archive: {
      grade: 3,
      'dual-site': true,
      'site-absorbs': false,
      owner: 'archive-team',
      entry: ['aws_instance.a', 'aws_instance.far'],
      needs: ['old-router'],
    },
  },
  components: {
    servers: { is: ['aws_instance.*', 'aws_lb.*'], ...run },
    'router-1': router('room-1', 'cisco'),
    'router-2': router('room-2', 'juniper'),
    records: {
      role: 'datastore',
      grade: 1,
      ...run,
      site: 'daejeon',
      alarms,
      backups: [{ to: 'vault', every: '30s', 'restore-tested': '2026-09-01' }],
    },
    'records-copy': {
      role: 'datastore',
      grade: 1,
      ...run,
      alarms,
      backups: [{ to: 'vault', every: '30s', 'restore-tested': '2026-09-01' }],
    },
    vault: { role: 'backup', ...run, domains: { site: 'far' } },
    'login-1': {
      role: 'authentication',
      grade: 1,
      ...run,
      alarms,
      device: { vendor: 'maker', firmware: '1' },
      domains: { duct: 'east' },
    },
    'login-2': {
      role: 'authentication',
      grade: 1,
      ...run,
      alarms,
      device: { vendor: 'maker', firmware: '2' },
      domains: { duct: 'west' },
    },
    counter: { role: 'entry', ...run, needs: ['machine'] },
    kiosk: { role: 'entry', ...run, needs: ['machine'] },
    machine: {
      role: 'compute',
      'fault-isolation': 'control-room',
      tier: 'production',
      recovery: { down: '30m', degraded: '30m' },
      needs: [
        {
          any: ['disk-1', 'disk-2'],
          standby: ['disk-3'],
          k: 1,
          detect: 'end-to-end',
          switch: '30s',
          probe: { bytes: 1500, 'whole-path': true },
        },
      ],
    },
    'disk-1': { role: 'storage', operator: 'operations', 'fault-isolation': 'control-room' },
    'disk-2': { role: 'storage', ...run },
    'disk-3': { role: 'storage', ...run },
    'old-router': {
      role: 'router',
      grade: 4,
      ...run,
      shared: true,
      recovery: { down: '30m', degraded: '30m' },
      device: {
        vendor: 'cisco',
        firmware: '7',
        purchased: '2021-02-12',
        'rated-life': '6y',
        'stretched-life': '9y',
        spare: false,
        replacement: '2026-06-01',
      },
    },
    'ledger-1': { role: 'datastore', ...run, site: 'daejeon' },
    'ledger-2': { role: 'datastore', ...run, site: 'daejeon' },
    'ledger-3': { role: 'datastore', ...run, site: 'gwangju' },
  },
  domains: {
    site: { far: {} },
    room: {
      'room-1': { facility: 'high', battery: false, status: 'in-service' },
      'room-2': { facility: 'high', battery: false, status: 'in-service' },
    },
  },
  rotas: { 'control-room': { hours: '24x7', reach: ['phone'] } },
  evidence: [
    { kind: 'load-test', of: ['web'], tier: 'test', rate: '100/s', ...done },
    { kind: 'load-test', of: ['ledger'], tier: 'test', rate: '1/s', ...done },
    {
      kind: 'failover-drill',
      of: ['router-1', 'router-2', 'records', 'login-1'],
      mode: 'down',
      took: '1m',
      tier: 'production',
      ...done,
    },
    { kind: 'failover-drill', of: ['router-1', 'router-2'], mode: 'degraded', took: '1m', tier: 'production', ...done },
    { kind: 'recovery-drill', of: ['web'], took: '5m', tier: 'production', ...done },
    { kind: 'restore-test', of: ['records'], tier: 'test', digest: 'a'.repeat(64), ...done },
  ],
  change: {
    at: '2026-12-03T19:00:00+09:00',
    implementer: 'engineers',
    approver: 'operations',
    watch: '10h',
    acknowledged: ['web', 'forum', 'ledger', 'archive'],
    rehearsed: { on: '2026-11-20', tier: 'test', digest: 'a'.repeat(64) },
    rollback: { artefact: 'the configuration before', steps: 'the run book', time: '1m' },
    steps: [
      { does: 'access-list', to: ['records'], guards: ['dry-run', 'snapshot', 'second-person', 'power-off'] },
      { does: 'update', to: ['router-1'], down: '10m', guards: [], together: '1' },
      { does: 'update', to: ['router-2'], down: '10m', guards: [], together: '2' },
    ],
  },
};
