import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { afterAll, describe, expect, it } from 'vitest';
import { parseDeclared } from '../../src/input/declared/declared.ts';
import type { JsonObject } from '../../src/input/json/json.ts';
import { lint } from '../../src/lint.ts';
import { columnsOf } from '../../stacks/replay/columns.ts';
import { incidentNames, parseExpected, readExpected } from '../../stacks/replay/expected.ts';
import type { Incident, IncidentFacts } from '../../stacks/replay/incident.ts';
import { readKorean } from '../../stacks/replay/korean.ts';
import { list, page } from '../../stacks/replay/page.ts';
import { loadIncident, replay } from '../../stacks/replay/replay.ts';
import { synthesise } from '../../stacks/replay/synthesis.ts';
import { deployed } from './in-memory.ts';

/**
 * What each replay has to yield: the codes of the research on the incidents, translated by hand. `single-…` by the role of
 * what failed; no-test-tier where there was none.
 */
const table: Readonly<Record<string, readonly string[]>> = {
  // R1: DEP-01 × 2, DEP-02, DEP-03 × 2, DEP-05, TOPO-02, TOPO-03, FDT-01 to 03, CHG-01 to 03, ENV-01, AGE-02, DR-01 × 2, OWN-01
  'saeol-2023-11-17': [
    'single-component',
    'grade-inversion',
    'single-authentication',
    'channels-share-fate',
    'single-link',
    'shared-fate',
    'gray-failure-unseen',
    'shallow-probe',
    'alarm-unrouted',
    'pair-down-together',
    'rollback-missing',
    'change-window',
    'no-test-tier',
    'shared-device-ageing',
    'single-site',
    'no-second-site',
    'owner-missing',
  ],
  // R2: CAP-02, CAP-01
  'resident-registration-2023-11-22': ['peak-without-basis', 'survivors-too-small'],
  // R3: CAP-02, CAP-04, CAP-03
  'koneps-2023': ['peak-without-basis', 'admission-control-missing', 'load-test-missing'],
  // R3b: CHG-06, CAP-03
  'koneps-opening-2025': ['big-bang-cutover', 'load-test-missing'],
  // R4: TOPO-01 (storage), CHG-05, CHG-02, CHG-03, CHG-04
  'mobileid-2023-11-24': [
    'single-datastore',
    'hazardous-change-unguarded',
    'rollback-missing',
    'change-window',
    'blast-radius-unacknowledged',
  ],
  // R4b: TOPO-01 (bridge), DEP-01 (the same), OWN-01
  'ecert-bridge': ['single-component', 'owner-missing'],
  // R5: CAP-02, CAP-03, CAP-04, DEP-03
  'vaccine-booking-2021-07': [
    'peak-without-basis',
    'load-test-missing',
    'admission-control-missing',
    'single-authentication',
  ],
  // R6: CHG-06, CHG-03, CAP-03, TOPO-01 (print engine)
  'neis-2023': ['big-bang-cutover', 'change-window', 'load-test-missing', 'single-component'],
  // R6b: CAP-01, and nothing else
  'neis-gg-2024': ['survivors-too-small'],
  // R7: TOPO-01 (exchange), AGE-01, DEP-02, DR-01, DEP-05
  'emergency-119': ['single-component', 'past-support', 'grade-inversion', 'no-second-site', 'channels-share-fate'],
  // R8: FAC-01, TOPO-03 × 2, DR-01 to 04, BKP-01, BKP-02, CHG-05, AGE-01
  'nirs-2025-09-26': [
    'facility-below-grade',
    'shared-fate',
    'no-second-site',
    'sites-not-separate',
    'rto-unreachable',
    'recovery-drill-stale',
    'backup-same-place',
    'rpo-unreachable',
    'hazardous-change-unguarded',
    'past-support',
  ],
  // The router of 2013: one of them.
  'daejeon-router-2013-03-26': ['single-router'],
};

const names = incidentNames();
const saeol = await loadIncident('saeol-2023-11-17');
const written = new Set(
  readdirSync('policies')
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => {
      const pack: { policies?: readonly { id: string }[] } = JSON.parse(
        JSON.stringify(load(readFileSync(join('policies', file), 'utf8'))),
      );
      return (pack.policies ?? []).map(({ id }) => id);
    }),
);

it('has every incident', () => {
  expect(names).toEqual(Object.keys(table).toSorted());
});

describe.each(names)('%s', (name) => {
  const { incident: title, expected, pending } = readExpected(name);

  it('expects what the research says, and nothing else', () => {
    expect([...expected.keys(), ...pending.keys()].toSorted()).toEqual(table[name]?.toSorted());
  });

  it('has pending what is not written, and nothing else: a policy that comes is moved to `expected`', () => {
    expect([...expected.keys()].filter((id) => !written.has(id))).toEqual([]);
    expect([...pending.keys()].filter((id) => written.has(id))).toEqual([]);
  });

  it('is refused for that, surely, and for nothing else', async () => {
    const report = await judged(await made(name, false));
    const found = report.findings.map(({ policy, severity, verdict }) => `${severity} ${verdict} ${policy}`);
    const wanted = [...expected.keys()].map((id) => `error broken ${id}`);
    expect([...new Set(found)].toSorted()).toEqual(wanted.toSorted());
    expect(report.verdict).toBe(wanted.length === 0 ? 'accepted' : 'rejected');
    expect(report.coverage.notModelledTypes).toEqual({});
  });

  it('is accepted without a word when it is mended', async () => {
    const { verdict, findings, coverage } = await judged(await made(name, true));
    expect({ verdict, findings, notModelled: coverage.notModelledTypes }).toEqual({
      verdict: 'accepted',
      findings: [],
      notModelled: {},
    });
  });

  it('is called the same everywhere, and says what was reported and where', async () => {
    const incident = await loadIncident(name);
    expect(incident.title).toBe(title);
    expect(incident.reported.filter(({ fact, source }) => fact === '' || source === '')).toEqual([]);
    expect(incident.reported).not.toEqual([]);
  });

  it('says in Korean what it says in English', async () => {
    const { reported } = await loadIncident(name);
    const korean = readKorean(name);
    expect(Object.keys(korean.policies)).toEqual(expect.arrayContaining([...expected.keys(), ...pending.keys()]));
    expect(korean.reported.length).toBe(reported.length);
    const texts = [
      korean.title,
      ...[...korean.reported, ...Object.values(korean.policies)].flatMap((one) => Object.values(one)),
    ];
    expect(texts.filter((text) => !/[가-힣]|^MBC|^SBS/.test(text))).toEqual([]);
  });

  it.each([false, true])('names no place of one machine and no token (mended: %s)', async (mended) => {
    const { texts } = await made(name, mended);
    expect(texts.length).toBeGreaterThanOrEqual(3);
    for (const text of texts) {
      expect(text).not.toContain(process.cwd());
      expect(text).not.toContain(tmpdir());
      expect(text).not.toMatch(/\$\{TfToken|TOKEN\[/);
    }
  });
});

/** Where the facts of policies to come stand in nospof.yaml. */
const factsOf: Readonly<Record<string, RegExp>> = {
  'grade-inversion': /^services\.[^.]+\.grade=/,
  'channels-share-fate': /^components\.(?:counter|call-112)\.needs/,
  'gray-failure-unseen': /\.detect=/,
  'shallow-probe': /\.probe\./,
  'alarm-unrouted': /\.alarms\..*muted=/,
  'pair-down-together': /^change\.steps\.\d+\.together=/,
  'rollback-missing': /^change\.rollback\./,
  'change-window': /^change\.(?:at|watch)=/,
  'shared-device-ageing': /\.device\.(?:stretched-life|replacement)=/,
  'no-second-site': /^(?:sites\.gwangju|components\.gpki-gj)\./,
  'owner-missing': /\.(?:owner|fault-isolation)=/,
  'peak-without-basis': /\.peak\.(?:season|population|basis)=/,
  'survivors-too-small': /\.capacity=/,
  'admission-control-missing': /\.admission\./,
  'load-test-missing': /^evidence\.\d+\.kind=load-test/,
  'big-bang-cutover': /\.cutover\.kind=/,
  'hazardous-change-unguarded': /^change\.steps\.\d+\.guards/,
  'blast-radius-unacknowledged': /^change\.acknowledged/,
  'past-support': /\.device\.(?:end-of-support|purchased)=/,
  'facility-below-grade': /^domains\.room\..*\.(?:facility|battery)=/,
  'sites-not-separate': /^domains\.site\.second-place|^components\.g-drive-copy\.domains\.site/,
  'rto-unreachable': /^services\.[^.]+\.recovery\.volume=/,
  'recovery-drill-stale': /^evidence\.\d+\.kind=recovery-drill/,
  'backup-same-place': /^components\.g-drive-copy\.domains\.room=/,
  'rpo-unreachable': /\.backups\.\d+\.every=/,
};

it.each(names)('states the facts its pending policies will need, and puts them right when mended: %s', async (name) => {
  const facts = async (is: boolean) => new Set(flat(load((await made(name, is)).config)));
  const [broken, mended] = await Promise.all([facts(false), facts(true)]);
  const differences = [...broken].filter((fact) => !mended.has(fact));
  differences.push(...[...mended].filter((fact) => !broken.has(fact)));
  const silent = [...readExpected(name).pending.keys()].filter((id) => {
    const where = factsOf[id];
    return where === undefined || !differences.some((fact) => where.test(fact));
  });
  expect(silent).toEqual([]);
});

it('has three load balancers of which two are too few in November 2024', async () => {
  const incident = await loadIncident('neis-gg-2024');
  const [broken, mended] = [false, true].map((is) => {
    const { services, components = {} } = incident.facts(is);
    const one = Number.parseFloat(components['load-balancer-1']?.capacity ?? '');
    return { one, count: Object.keys(components).length, peak: Number.parseFloat(services['neis']?.peak?.rate ?? '') };
  });
  expect(broken).toEqual({ one: 100, count: 3, peak: 240 });
  expect(mended).toEqual({ one: 120, count: 3, peak: 240 });
});

it('stops both systems by what they lean on: the login, and what the login leans on', async () => {
  const { findings } = await judged(make(saeol, 'saeol', false));
  const stopped = findings.map(({ policy, services }) => [policy, services.map(({ name }) => name).toSorted()]);
  expect(Object.fromEntries(stopped)).toEqual({
    'single-link': ['government24', 'gpki', 'saeol'],
    'single-component': ['government24', 'gpki', 'saeol'],
    'single-authentication': ['government24', 'saeol'],
    'single-site': ['government24', 'saeol'],
    'no-second-site': ['gpki'],
    'shared-fate': ['government24', 'gpki', 'saeol'],
    'grade-inversion': ['government24', 'saeol'],
    'channels-share-fate': ['government24', 'saeol'],
    'gray-failure-unseen': ['government24', 'gpki', 'saeol'],
    'shallow-probe': ['government24', 'gpki', 'saeol'],
    'alarm-unrouted': ['government24', 'gpki', 'saeol'],
    'pair-down-together': ['government24', 'gpki', 'saeol'],
    'rollback-missing': ['government24', 'gpki', 'saeol'],
    'change-window': ['government24', 'gpki', 'saeol'],
    'no-test-tier': [],
    'owner-missing': ['government24', 'gpki', 'saeol'],
    'shared-device-ageing': [],
  });
});

// The mended Saeol with one thing put back as it was: exactly that is found.
const flips: Readonly<Record<string, { found: string; flip: (facts: Editable) => void }>> = {
  'one verification server': {
    found: 'single-component: gpki',
    flip: ({ components }) => {
      delete components['verify-2'];
      for (const name of ['gpki-dj', 'gpki-gj']) {
        for (const need of needsOf(components[name])) need.any = need.any.filter((one) => one !== 'verify-2');
      }
    },
  },
  'no test tier': {
    found: 'no-test-tier: ',
    flip: (facts) => {
      facts.tiers = { test: undefined };
    },
  },
  'one means of login': {
    found: 'single-authentication: government24, saeol',
    flip: ({ services }) => {
      for (const name of ['saeol', 'government24'])
        for (const need of needsOf(services[name])) need.any = ['gpki-login'];
    },
  },
  'one firmware on the switches of both sites': {
    found: 'shared-fate: gpki',
    flip: ({ components }) => {
      for (const name of ['l4-dj-a', 'l4-dj-b', 'l4-gj-a', 'l4-gj-b']) {
        components[name] = { ...components[name], device: { vendor: 'l4-vendor', firmware: '7.1' } };
      }
    },
  },
  'one cable module on the way of both sites': {
    found: 'single-link: gpki',
    flip: ({ components }) => {
      components['line-b'] = { ...components['line-a'] };
      needsOf(components['gpki-gj']).push({ any: ['line-a', 'line-b'] });
    },
  },
};

it.each(Object.entries(flips))(
  'flipping one fact of the mended Saeol is one finding: %s',
  async (_, { found, flip }) => {
    const flipped: Incident = {
      ...saeol,
      facts(mended) {
        const facts: Editable = structuredClone(saeol.facts(mended)) as unknown as Editable;
        flip(facts);
        return facts as unknown as IncidentFacts;
      },
    };
    const { findings } = await judged(make(flipped, 'saeol', true));
    expect(
      findings.map(
        ({ policy, services }) =>
          `${policy}: ${services
            .map(({ name }) => name)
            .toSorted()
            .join(', ')}`,
      ),
    ).toEqual([found]);
  },
);

it('prints what was reported beside what is found', async () => {
  const replayed = await replay('saeol-2023-11-17', false, lint);
  await expect(page(replayed, 120)).toMatchFileSnapshot('saeol-2023-11-17.txt');
  await expect(page(replayed, 80)).toMatchFileSnapshot('saeol-2023-11-17-narrow.txt');
  expect(replayed.asExpected).toBe(true);
});

const fire = await replay('nirs-2025-09-26', false, lint);

it.each([
  [100, '60', 100],
  [0, '60', 60],
  [undefined, '140', 140],
  [0, undefined, 80],
  [undefined, 'wide', 80],
  [undefined, '-1', 80],
])('a terminal of %s characters with COLUMNS=%s has lines of %i', (terminal, said, columns) => {
  expect(columnsOf(terminal, said)).toBe(columns);
});

it.each([60, 80, 99, 100, 120, 200])('keeps to a terminal of %i characters', (columns) => {
  const longest = Math.max(
    ...page(fire, columns)
      .split('\n')
      .map((line) => line.length),
  );
  expect(longest).toBeLessThanOrEqual(columns);
});

it('says little where there is little to say', async () => {
  expect(page(await replay('neis-gg-2024', true, lint), 80)).toBe(`NEIS in Gyeonggi, 14 November 2024
==================================
The same deployment, with each cause fixed and nothing else changed.

accepted: no finding, as expected
Original: npm run replay -- neis-gg-2024
`);
});

it('says what is missing and what is too much', async () => {
  const whole = await replay('ecert-bridge', false, lint);
  const other = { policy: 'single-router', severity: 'error', message: 'r fails', addresses: [], fix: 'Buy another.' };
  expect(
    page({ ...whole, findings: [other], asExpected: false }, 80)
      .split('\n')
      .slice(5),
  ).toEqual([
    'What was reported, and what nospof finds in the deployment',
    '',
    '  A fault in the one bridge between the two services stopped the certificates in',
    '  every app.',
    '  (MBC, 24 November 2023)',
    '- single-component: not found',
    '',
    "  The bridge was a company's, between two services of the state.",
    '  (MBC, 24 November 2023)',
    '- owner-missing: not found',
    '',
    '',
    'Unexpected:',
    '✗ single-router',
    '  r fails',
    '  fix  Buy another.',
    '',
    'rejected: expected 2 policies, found 1',
    'Fixed: npm run replay -- ecert-bridge --mended',
    '',
  ]);
});

it('is not as expected when one is missing', async () => {
  const silent = async () => ({ verdict: 'accepted', findings: [] }) as const;
  expect((await replay('ecert-bridge', false, silent)).asExpected).toBe(false);
  expect((await replay('ecert-bridge', true, silent)).asExpected).toBe(true);
});

it('lists the incidents, and refuses what is none in one sentence', () => {
  const listed = command();
  expect(listed).toEqual({
    status: 0,
    stdout: list(names.map((name) => ({ name, expected: readExpected(name) }))),
    stderr: '',
  });
  expect(listed.stdout.split('\n').slice(-3)).toEqual(['', 'To replay one: npm run replay -- saeol-2023-11-17', '']);
  expect(command('saeol')).toEqual({
    status: 2,
    stdout: '',
    stderr: 'There is no incident "saeol"; did you mean "saeol-2023-11-17"?\n',
  });
  expect(command('titanic').stderr).toBe('There is no incident "titanic"; npm run replay lists the incidents.\n');
  expect(command('neis-2023', '--mend')).toEqual({
    status: 2,
    stdout: '',
    stderr: 'There is no option "--mend"; the options are --mended and --lang ko.\n',
  });
});

it.each([
  ['incident: a\nexpected: {}\npending: {}\nother: 1\n', 'x: unknown key "other"'],
  ['incident: a\nexpected: {}\n', 'x: pending: not a map'],
  ['expected: {}\npending: {}\n', 'x: incident: not a text'],
  ['incident: a\nexpected: { p: { reported: b } }\npending: {}\n', 'x: expected.p.source: not a text'],
  [
    'incident: a\nexpected: { p: { reported: b, source: c } }\npending: { p: { reported: b, source: c } }\n',
    'x: p is both expected and pending',
  ],
])('refuses an expected.yaml that is not one: %j', (text, message) => {
  expect(() => parseExpected(text, 'x')).toThrow(new Error(message));
});

/** Leaves of a document as `path=value`. */
function flat(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [`${path}=${String(value)}`];
  const below = Object.entries(value);
  return below.flatMap(([key, one]) => flat(one, path === '' ? key : `${path}.${key}`));
}

interface Need {
  any: string[];
}

/** Facts as a test changes them. */
interface Editable {
  tiers?: unknown;
  services: Record<string, { needs?: Need[] }>;
  components: Record<string, { needs?: Need[]; device?: object }>;
}

function needsOf(part: { needs?: Need[] } | undefined): Need[] {
  if (part?.needs === undefined) throw new Error('a part without needs cannot be flipped');
  return part.needs;
}

/** What a replay synthesises. */
interface Made {
  readonly file: string;
  /** nospof.yaml. */
  readonly config: string;
  /** The day it happened, to judge by. */
  readonly day: string;
  readonly stack: JsonObject;
  /** Of every file. */
  readonly texts: readonly string[];
}

function make(incident: Incident, name: string, mended: boolean): Made {
  const folder = mkdtempSync(join(tmpdir(), 'incident-'));
  folders.push(folder);
  const { stacks, config } = synthesise(incident, name, { mended, folder });
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return {
    config: readFileSync(config, 'utf8'),
    file: config,
    day: incident.day,
    stack: JSON.parse(readFileSync(join(stacks, 'stacks', name, 'cdk.tf.json'), 'utf8')),
    texts: files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
  };
}

/** Their test environments are read when they are judged. */
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const known = new Map<string, Made>();

/** The same of a written incident, once for all tests. */
async function made(name: string, mended: boolean): Promise<Made> {
  const key = `${name} ${mended}`;
  const found = known.get(key) ?? make(await loadIncident(name), name, mended);
  known.set(key, found);
  return found;
}

async function judged({ stack, config, file, day }: Made) {
  const report = await lint({
    inputs: deployed([['incident', { json: stack }]]),
    config: await parseDeclared(config, file),
    asOf: day,
  });
  // What may fail in the test environment is no part of the incident.
  return { ...report, findings: report.findings.filter(({ severity }) => severity !== 'info') };
}

function command(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'stacks/replay/main.ts', ...args],
    {
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr };
}
