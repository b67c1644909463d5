import { expect, test } from 'vitest';
import { parseDeclared } from '../../../src/input/declared/declared.ts';
import { InputError } from '../../../src/input/error.ts';

const parse = (text: string) => parseDeclared(`version: 1\n${text}`, 'nospof.yaml');

const full = `components:
  vault: {}
  r-dj-a:
    role: router
    grade: 2
    operator: ktds
    fault-isolation: nirs-noc
    shared: true
    status: planned
    device:
      { vendor: cisco, model: asr-9010, firmware: ios-xr-7.5, ports: 8, purchased: 2015-11-01, end-of-support: 2025-12-31,
        rated-life: 6y, stretched-life: 9y6mo, spare: false, replacement: 2026-03-01 }
    modules: { m1: { title: upper, ports: 4 }, m2: {} }
    capacity: 300000/h
    concurrency: 2000
    alarms: [{ on: if-error, to: noc, muted: true }, { on: link-down }]
    backups: [{ to: vault, every: 30d, restore-tested: 2026-06-01 }]
    needs: [{ any: [vault], probe: { bytes: 64, whole-path: false } }]
services:
  saeol:
    peak: { rate: 900/s, basis: measured, history: 10800/m, season: 5, population: 10000000, window: 1h }
    users: 1500000
    admission: { per-source: 10/s, queue: true }
    channels: [vault, r-dj-a/m1]
    hours: { open: "09:00", close: "18:00", critical: [2023-11-20, 2023-11-22..2023-11-24] }
    cutover: { kind: big-bang, at: 2023-06-21, way-back: none }
    recovery: { detect: 10m, decide: 30m, provision: 4h, volume: 858TB, throughput: 3.6TB/h }
domains:
  room: { r7: { facility: low, battery: true } }
  site: { gongju: { status: planned } }
rotas:
  noc: { hours: 24x7, reach: [phone, messenger] }
evidence:
  - { kind: failover-drill, of: r-dj-a, mode: down, on: 2026-09-01, expires: 2027-09-01, took: 40s, by: operations }
  - { kind: load-test, of: [saeol, aws_lb.*], on: 2026-09-01, tier: test, rate: 9000/m, digest: abc }
change:
  at: "2023-11-16T19:00:00+09:00"
  implementer: a
  approver: b
  watch: 2h
  acknowledged: saeol
  rehearsed: { on: 2023-11-15, tier: test, digest: abc }
  rollback: { artefact: image-41, steps: run-book-7, time: 20m }
  steps:
    - { title: patch, does: update, to: [r-dj-a, vault], down: 10m, guards: [dry-run, second-person], together: night }
    - { does: power, to: r-dj-a/m2 }
`;

test('every fact about a component', async () => {
  const { components } = await parse(full);
  const router = components.get('r-dj-a');
  expect({ ...router, domains: undefined, is: undefined }).toEqual({
    at: 'nospof.yaml:4',
    role: 'router',
    grade: 2,
    operator: 'ktds',
    faultIsolation: 'nirs-noc',
    shared: true,
    planned: true,
    device: {
      vendor: 'cisco',
      model: 'asr-9010',
      firmware: 'ios-xr-7.5',
      ports: 8,
      purchased: '2015-11-01',
      endOfSupport: '2025-12-31',
      ratedLife: 72,
      stretchedLife: 114,
      spare: false,
      replacement: '2026-03-01',
    },
    modules: new Map([
      ['m1', { at: 'nospof.yaml:14', title: 'upper', ports: 4 }],
      ['m2', { at: 'nospof.yaml:14', title: undefined, ports: undefined }],
    ]),
    capacity: 300_000 / 3600,
    concurrency: 2000,
    alarms: [
      { at: 'nospof.yaml:17', on: 'if-error', to: 'noc', muted: true },
      { at: 'nospof.yaml:17', on: 'link-down', to: undefined, muted: false },
    ],
    backups: [{ at: 'nospof.yaml:18', to: ['vault'], every: 2_592_000, restoreTested: '2026-06-01' }],
    needs: [{ at: 'nospof.yaml:19', any: ['vault'], standby: [], k: 1, probe: { bytes: 64, wholePath: false } }],
  });
});

test('the firmware of a device of a vendor is a failure domain, unless one is named', async () => {
  const { components } = await parse(`components:
  both: { device: { vendor: cisco, firmware: ios-xr-7.5 } }
  named: { device: { vendor: cisco, firmware: ios-xr-7.5 }, domains: { firmware: own-train } }
  no-vendor: { device: { firmware: "7.5" } }
`);
  expect([...components.values()].map(({ domains }) => domains.get('firmware'))).toEqual([
    ['cisco ios-xr-7.5'],
    ['own-train'],
    undefined,
  ]);
});

test('every fact about a service', async () => {
  const { services } = await parse(full);
  const { peak, users, admission, channels, hours, cutover, recovery } = services.get('saeol') ?? {};
  expect({ peak, users, admission, channels, hours, cutover, recovery }).toEqual({
    peak: { rate: 900, basis: 'measured', history: 180, season: 5, population: 10_000_000, window: 3600 },
    users: 1_500_000,
    admission: { perSource: 10, queue: true },
    channels: [
      { name: 'vault', at: 'nospof.yaml:25' },
      { name: 'r-dj-a/m1', at: 'nospof.yaml:25' },
    ],
    hours: {
      at: 'nospof.yaml:26',
      open: '09:00',
      close: '18:00',
      critical: [
        ['2023-11-20', '2023-11-20'],
        ['2023-11-22', '2023-11-24'],
      ],
    },
    cutover: { at: 'nospof.yaml:27', kind: 'big-bang', opens: '2023-06-21', wayBack: 'none' },
    recovery: { detect: 600, decide: 1800, provision: 14_400, volume: 858e12, throughput: 1e9 },
  });
});

test('domains, rotas, evidence and the change', async () => {
  const { domains, rotas, evidence, change } = await parse(full);
  expect({ domains, rotas, evidence, change }).toEqual({
    domains: new Map([
      ['room', new Map([['r7', { at: 'nospof.yaml:30', facility: 'low', battery: true, planned: false }]])],
      ['site', new Map([['gongju', { at: 'nospof.yaml:31', planned: true }]])],
    ]),
    rotas: new Map([['noc', { at: 'nospof.yaml:33', hours: '24x7', reach: ['phone', 'messenger'] }]]),
    evidence: [
      {
        at: 'nospof.yaml:35',
        kind: 'failover-drill',
        of: ['r-dj-a'],
        mode: 'down',
        on: '2026-09-01',
        expires: '2027-09-01',
        took: 40,
        by: 'operations',
      },
      {
        at: 'nospof.yaml:36',
        kind: 'load-test',
        of: ['saeol', 'aws_lb.*'],
        on: '2026-09-01',
        tier: 'test',
        rate: 150,
        digest: 'abc',
      },
    ],
    change: {
      at: 'nospof.yaml:37',
      begins: '2023-11-16T19:00:00+09:00',
      implementer: 'a',
      approver: 'b',
      watch: 7200,
      acknowledged: [{ name: 'saeol', at: 'nospof.yaml:42' }],
      rehearsed: { on: '2023-11-15', tier: 'test', digest: 'abc' },
      rollback: { artefact: 'image-41', steps: 'run-book-7', time: 1200 },
      steps: [
        {
          at: 'nospof.yaml:46',
          title: 'patch',
          does: 'update',
          to: ['r-dj-a', 'vault'],
          down: 600,
          guards: ['dry-run', 'second-person'],
          together: 'night',
        },
        { at: 'nospof.yaml:47', does: 'power', to: ['r-dj-a/m2'], guards: [] },
      ],
    },
  });
});

test('what is not said is nothing, not false', async () => {
  const { components, services, domains, rotas, evidence, change } = await parse('components: { a: {} }\n');
  expect(components.get('a')).toEqual({
    at: 'nospof.yaml:2',
    is: [],
    domains: new Map(),
    needs: [],
    modules: new Map(),
    alarms: [],
    backups: [],
  });
  expect([services.size, domains.size, rotas.size, evidence, change]).toEqual([0, 0, 0, [], undefined]);
});

const device = (facts: string) => `components: { a: { device: { ${facts} } } }\n`;
const service = (facts: string) => `services: { a: { ${facts} } }\n`;

test.each([
  [
    device('purchased: 2023-02-30'),
    'components.a.device.purchased is "2023-02-30", expected a real date such as 2026-09-01',
  ],
  [
    device('purchased: 1 May 2023'),
    'components.a.device.purchased is "1 May 2023", expected a real date such as 2026-09-01',
  ],
  [device('rated-life: 6'), 'components.a.device.rated-life is 6, expected a time such as 6y, 18mo or 1y6mo'],
  [device('vender: cisco'), 'unknown key "vender" in components.a.device, did you mean "vendor"?'],
  [device('ports: 0'), 'components.a.device.ports is 0, expected a whole number, 1 or more'],
  ['components: { a: { status: plannned } }\n', 'components.a.status is "plannned", did you mean "planned"?'],
  [
    'components: { a: { modules: { "m/1": {} } } }\n',
    '"m/1" in components.a.modules is a key, expected a name without spaces or any of / . * : [',
  ],
  [
    'components: { a: { modules: { m1: { prots: 4 } } } }\n',
    'unknown key "prots" in components.a.modules.m1, did you mean "ports"?',
  ],
  ['components: { a: { capacity: lots } }\n', 'components.a.capacity is "lots", expected a rate such as 900/s'],
  ['components: { a: { alarms: [{ to: noc }] } }\n', '"on" is missing in components.a.alarms[0]'],
  [
    'rotas: { noc: {} }\ncomponents: { a: { alarms: [{ on: x, to: nco }] } }\n',
    '',
    3,
    'unknown rota "nco", did you mean "noc"?',
  ],
  [
    'components: { a: { backups: [{ to: vualt }] }, vault: {} }\n',
    'unknown component or service "vualt", did you mean "vault"?',
  ],
  [
    'components: { a: { modules: { m1: {} } }, b: { needs: [a/m2] } }\n',
    'unknown component or service "a/m2", did you mean "a/m1"?',
  ],
  ['services: { a: {} }\ncomponents: { a: {} }\n', '"a" is declared as a service and as a component'],
  ['components: { a: { modules: { m1: {} } }, a/m1: {} }\n', '"a/m1" is declared twice, as a module and on its own'],
  [
    'components: { a: { needs: [{ any: b, probe: { size: 64 } }] } }\n',
    'unknown key "size" in components.a.needs[0].probe, expected one of bytes, whole-path',
  ],
  [service('channels: [kisok]'), 'unknown component or service "kisok"'],
  [service('hours: { open: "9" }'), 'services.a.hours.open is "9", expected a time of day such as "09:00"'],
  [service('hours: { critical: [2023-11-31] }'), '"2023-11-31" is not a valid date'],
  [service('hours: { critical: [2023-11-24..2023-11-22] }'), '"2023-11-24..2023-11-22" ends before it begins'],
  [service('cutover: { kind: bigbang }'), 'services.a.cutover.kind is "bigbang", did you mean "big-bang"?'],
  [service('recovery: { volume: 858 }'), 'services.a.recovery.volume is 858, expected a size such as 200GB or 858TB'],
  [
    service('recovery: { throughput: 1TB }'),
    'services.a.recovery.throughput is "1TB", expected a throughput such as 1TB/h or 200MB/s',
  ],
  [service('peak: { rate: 1/s, season: 0 }'), 'services.a.peak.season is 0, expected a factor such as 5'],
  ['domains: { room: { r7: { facility: hihg } } }\n', 'domains.room.r7.facility is "hihg", did you mean "high"?'],
  ['rotas: { noc: { hours: always } }\n', 'rotas.noc.hours is "always", expected 24x7, or hours such as "09:00-18:00"'],
  ['evidence: [{ kind: load-test, of: b, on: 2026-01-01 }]\n', 'unknown component or service "b"'],
  ['evidence: [{ kind: load-test, on: 2026-01-01 }]\n', '"of" is missing in evidence[0]'],
  [
    'services: { a: {} }\nevidence: [{ kind: load-test, of: a, on: 2026-01-02, expires: 2026-01-01 }]\n',
    '',
    3,
    'the load-test of 2026-01-02 expires on 2026-01-01, which is not after it',
  ],
  [
    'change: { at: 2023-11-16 }\n',
    'change.at is "2023-11-16", expected a date and time with a time zone, such as 2023-11-16T19:00:00+09:00',
  ],
  [
    'change: { at: "2023-11-16T25:00:00+09:00" }\n',
    'change.at is "2023-11-16T25:00:00+09:00", expected a date and time with a time zone, such as 2023-11-16T19:00:00+09:00',
  ],
  ['change: { acknowledged: [saeol] }\nservices: { saol: {} }\n', 'unknown service "saeol", did you mean "saol"?'],
  ['change: { steps: [{ does: update }] }\n', '"to" is missing in change.steps[0]'],
  ['change: { steps: [{ does: update, to: x }] }\n', 'unknown component or service "x"'],
  ['change: { steps: [{ does: updat, to: x }] }\n', 'change.steps[0].does is "updat", did you mean "update"?'],
])('%j is refused in one sentence', async (text, expected, line = 2, other = expected) => {
  await expect(parse(text)).rejects.toThrow(new InputError(`nospof.yaml:${line}: ${other}`));
});
