import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lint } from '../../src/lint.ts';
import type { Report } from '../../src/report/report.ts';

/** One plan with two errors: a database in one zone, and no test environment. */
const shop = readFileSync('test/fixtures/cli/shop.json', 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'nospof-declared-'));
let files = 0;

function file(text: string, name = `${(files += 1)}.yaml`): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const plan = file(shop, 'plan.json');
/** As a test environment of the same code has it: other tags, other addresses. */
const staging = file(shop.replaceAll('"production"', '"staging"').replaceAll('10.0.', '10.1.'), 'staging.json');

interface Run {
  readonly pack?: string;
  readonly inputs?: readonly string[];
  readonly testTier?: readonly string[];
}

async function run(yaml: string, { inputs = [plan], ...others }: Run = {}): Promise<Report> {
  return lint({ inputs, config: file(`version: 1\n${yaml}`), ...others });
}

/** Kinds of declarations that strict refuses, as the report lists them. */
function refused({ declared }: Report): string[] {
  return [...new Set(declared.facts.flatMap(({ kind, refusedByStrict }) => (refusedByStrict ? [kind] : [])))];
}

/** What strict says of declarations, one line each. */
function away({ findings }: Report): string[] {
  return findings.flatMap(({ policy, severity, message }) =>
    policy === 'declared-away' ? [`${severity} ${message}`] : [],
  );
}

const dualSite = 'sites: { one: { regions: [ap-northeast-2] } }\n';
const shopServices = (needs: string) => `services:
  shop: { entry: aws_lb.web, rto: 3h, needs: [${needs}] }
`;

describe('accepted by what is declared: recommended tells it, strict refuses it', () => {
  const tricks: readonly (readonly [name: string, kinds: readonly string[], yaml: string])[] = [
    ['a longer limit', ['assumption'], 'assumptions: { component-limit: 10h, site-limit: 2d }\n'],
    ['a faster restore', ['assumption'], 'assumptions: { rds-restore-base: 1s }\n'],
    [
      'a database that is back in a second',
      ['recovery'],
      `${shopServices('aws_db_instance.main')}components:\n  db: { is: aws_db_instance.main, recovery: 1s }\n`,
    ],
    [
      'a role that another policy is for',
      ['role'],
      'components:\n  db: { is: aws_db_instance.main, role: authentication }\n',
    ],
    [
      'an invented component that is always up, the balancer as its standby',
      ['only-declared', 'alternative'],
      'services:\n  shop: { needs: [{ any: front, standby: aws_lb.web }] }\ncomponents:\n  front: { role: l4-switch }\n',
    ],
    [
      'a database that is a ghost',
      ['alternative'],
      `${shopServices('{ any: [aws_db_instance.main, ghost], detect: end-to-end, switch: 1s }')}components:\n  ghost: { role: datastore }\n`,
    ],
    [
      'a ghost that leads to a part of the service, and to no database',
      ['alternative'],
      `${shopServices('{ any: [aws_db_instance.main, ghost], detect: end-to-end, switch: 1s }')}components:\n  ghost: { role: datastore, needs: [aws_lb.web] }\n`,
    ],
    [
      'two names of no plan for it, one of which leads to a part of the service',
      ['alternative'],
      `${shopServices('{ any: [front, ghost], detect: end-to-end, switch: 1s }')}components:\n  front: { role: datastore, needs: [aws_db_instance.main] }\n  ghost: { role: datastore, needs: [aws_lb.web] }\n`,
    ],
    [
      'a part of the service as its alternative',
      ['alternative'],
      shopServices('{ any: [aws_db_instance.main, aws_lb.web], detect: end-to-end, switch: 1s }'),
    ],
    [
      'a part of the service as the alternative of another part',
      ['alternative'],
      shopServices('{ any: [aws_autoscaling_group.web, aws_lb.web], detect: end-to-end, switch: 1s }')
        .replace('entry: aws_lb.web', 'needs: [aws_lb.web]')
        .replace('needs: [aws_lb.web], rto: 3h, needs: [', 'rto: 3h, needs: [aws_lb.web, '),
    ],
    ['production that is declared test', ['tier'], "tiers: { test: { match: { address: 'aws_*' } } }\n"],
    ['a database that is declared test', ['tier'], 'components:\n  db: { is: aws_db_instance.main, tier: test }\n'],
    [
      'a database that is only planned',
      ['planned'],
      'components:\n  db: { is: aws_db_instance.main, status: planned }\n',
    ],
    ['a zone that is only planned', ['planned'], 'domains: { zone: { ap-northeast-2a: { status: planned } } }\n'],
    ['policies that are disabled', ['disabled'], 'disable: { single-datastore: cost, no-test-tier: later }\n'],
  ];

  test.each(tricks)('%s', async (_name, kinds, yaml) => {
    const told = await run(yaml);
    expect(refused(told)).toEqual(kinds);
    expect(away(told)).toEqual([]);
    const strict = await run(yaml, { pack: 'strict' });
    expect([strict.verdict, away(strict).length > 0]).toEqual(['rejected', true]);
    expect(away(strict).every((line) => line.startsWith('error '))).toBe(true);
  });

  test('a pack that switches policies off', async () => {
    const pack = (base: string) =>
      file(`extends: [${base}]\nuse:\n  single-datastore: off\n  no-test-tier: { severity: off, reason: later }\n`);
    const told = await run('', { pack: pack('recommended') });
    expect([told.verdict, refused(told)]).toEqual(['accepted', ['lowered']]);
    expect(told.summary.disabled.map(({ policy }) => policy)).toEqual(['single-datastore', 'no-test-tier']);
    const strict = await run('', { pack: pack('strict') });
    expect(strict.verdict).toBe('rejected');
    expect(away(strict).map((line) => line.replace(/^.*: the policy/, 'the policy'))).toEqual([
      'the policy no-test-tier is switched off instead of error: later',
      'the policy single-datastore is switched off instead of error',
    ]);
  });

  test('disabled policies accept the plan under recommended, and under strict they are the reason to refuse it', async () => {
    const yaml = 'disable:\n  single-datastore: cost\n  no-test-tier: later\n';
    expect((await run(yaml)).verdict).toBe('accepted');
    expect(away(await run(yaml, { pack: 'strict' }))).toEqual([
      'error Declared, and not shown by the inputs: the policy no-test-tier is disabled: later',
      'error Declared, and not shown by the inputs: the policy single-datastore is disabled: cost',
    ]);
  });
});

describe('a plan given twice', () => {
  const copies: readonly (readonly [name: string, text: string])[] = [
    ['the same bytes', shop],
    ['written down another time', JSON.stringify({ timestamp: '2026-01-02T00:00:00Z', ...JSON.parse(shop) })],
    ['its keys and resources in another order', JSON.stringify(reversed(JSON.parse(shop)))],
    ['another variable', JSON.stringify({ ...JSON.parse(shop), variables: { name: { value: 'other' } } })],
  ];
  test.each(copies)('%s, named staging', async (_name, text) => {
    const copy = `staging=${file(text, `copy-${(files += 1)}.json`)}`;
    const given = { inputs: [`prod=${plan}`, copy] };
    expect(refused(await run('', given))).toEqual(['given-twice']);
    expect((await run('', { ...given, pack: 'strict' })).verdict).toBe('rejected');
  });

  test('as the test environment, in another order', async () => {
    const text = JSON.stringify(reversed(JSON.parse(shop)));
    const given = { testTier: [file(text, `copy-${(files += 1)}.json`)] };
    expect(refused(await run('', given))).toEqual(['given-twice']);
  });

  test.each([
    ['made in the same second', '2026-01-02T00:00:00Z', 'given-twice'],
    [
      'made at another time: it may be the test environment of the same code, and is only told',
      '2026-01-02T00:00:01Z',
      '',
    ],
  ])('with other tags and names, %s', async (_name, timestamp, kind) => {
    const dated = (text: string, at: string): string =>
      file(JSON.stringify({ timestamp: at, ...JSON.parse(text) }), `dated-${(files += 1)}.json`);
    const other = shop
      .replaceAll('"production"', '"staging"')
      .replaceAll('"identifier": "main"', '"identifier": "other"');
    expect(other).not.toBe(shop);
    const told = await run('', { inputs: [dated(shop, '2026-01-02T00:00:00Z'), dated(other, timestamp)] });
    expect(refused(told)).toEqual(kind === '' ? [] : [kind]);
    expect(told.declared.facts.map((fact) => fact.kind)).toEqual([kind === '' ? 'relabelled' : kind]);
  });

  const vpc = '"cidr_block": "10.0.0.0/16"';
  test.each([
    ['with other tags, made at another time', (text: string) => text],
    ['with other tags, and one of them removed', (text: string) => without(text, 'aws_route_table.public')],
    ['with other tags, and all of them in a module', (text: string) => inModule(text)],
  ])('%s', async (_name, change) => {
    const at = (time: string, text: string): string =>
      file(JSON.stringify({ timestamp: time, ...JSON.parse(text) }), `copied-${(files += 1)}.json`);
    const relabelled = change(shop.replaceAll('"production"', '"staging"'));
    const inputs = [at('2026-01-02T00:00:00Z', shop), at('2026-01-03T00:00:00Z', relabelled)];
    expect(refused(await run('', { inputs }))).toEqual(['given-twice']);
    expect(away(await run('', { inputs, pack: 'strict' }))).toHaveLength(1);
  });

  test('with other tags and another address range it is another environment', async () => {
    expect(shop).toContain(vpc);
    const other = shop.replaceAll('"production"', '"staging"').replace(vpc, vpc.replace('10.0', '10.9'));
    const told = await run('', { inputs: [plan, file(other, 'ranges.json')] });
    expect(told.declared.facts).toEqual([]);
  });

  test('of deployed resources, one id that AWS gives in both inputs is enough, but not one that people give', async () => {
    const given = (id: string) => (text: string) =>
      text
        .replaceAll('"id": true', '"other": true')
        .replaceAll('"identifier": "main"', `"identifier": "main", "id": "${id}"`);
    const other = shop.replaceAll('"production"', '"staging"').replaceAll('10.0.', '10.1.');
    const both = async (change: (text: string) => string) =>
      refused(
        await run('', { inputs: [change(shop), change(other)].map((text) => file(text, `id-${(files += 1)}.json`)) }),
      );
    expect(await both(given('db-0123456789abcdef0'))).toEqual(['given-twice']);
    expect(await both(given('main'))).toEqual([]);
  });

  test('a test environment of the same code is none', async () => {
    const told = await run('', { testTier: [staging] });
    expect(refused(told)).toEqual([]);
    expect(told.declared.facts).toMatchObject([{ kind: 'test-plan', at: null, refusedByStrict: false }]);
  });

  test('of deployed resources, one ARN in both inputs is enough', async () => {
    const arn = '"arn": "arn:aws:rds:ap-northeast-2:123456789012:db:main"';
    const known = shop.replaceAll('"arn": true', '"other": true');
    const text = known.replaceAll('"identifier": "main"', `"identifier": "main", ${arn}`);
    expect(text).not.toBe(shop);
    const other = text.replaceAll('"production"', '"staging"').replaceAll('10.0.', '10.1.');
    const given = { inputs: [file(text, 'deployed.json'), file(other, 'relabelled.json')] };
    expect(refused(await run('', given))).toEqual(['given-twice']);
  });
});

describe('packs are told by their digest', () => {
  const nothing = `title: For services that the public depends on\nuse: { no-test-tier: info }\n`;

  test.each(['strict.yaml', 'strict\u200b', 'ѕtrict'])('a pack of the user called %j is not strict', async (name) => {
    file(nothing, name);
    const report = await run(`extends: ./${name}\n`);
    expect(report.summary.packs).toEqual([expect.stringMatching(/ \(sha256 [0-9a-f]{12}\)$/)]);
    expect(report.declared.packs.map(({ shipped }) => shipped)).toEqual([false]);
    expect(refused(report)).toEqual(['tries-nothing']);
    expect(report.services.map(({ verdict }) => verdict)).toEqual(['not-judged']);
  });

  test('a pack that is recommended but for two severities says so', async () => {
    const text = readFileSync('policies/recommended.yaml', 'utf8');
    file(text.replace(/(single-datastore|no-test-tier): error/g, '$1: info'), 'tamed.yaml');
    const report = await run('extends: tamed.yaml\n');
    expect(report.verdict).toBe('accepted');
    expect(report.declared.facts.map(({ message }) => message.replace(/^.*\(sha256 \w+\)/, 'it'))).toEqual([
      'it is not a shipped one, and 2 policies of recommended are off or less severe with it: single-datastore, no-test-tier',
    ]);
  });

  test('a copy of the shipped file is the shipped pack, wherever it lies', async () => {
    copyFileSync('policies/strict.yaml', join(folder, 'copied.yaml'));
    const report = await run('extends: copied.yaml\n');
    expect(report.summary.packs).toEqual(['recommended', 'strict']);
    expect(report.declared.packs.every(({ shipped }) => shipped)).toBe(true);
  });

  test('what extends strict may add and make stricter, and is listed', async () => {
    file('extends: [strict]\nuse: { fault-barrier-missing: error }\n', 'more.yaml');
    const report = await run('extends: more.yaml\n');
    expect([refused(report), away(report)]).toEqual([[], []]);
    expect(report.declared.facts.map(({ kind }) => kind)).toEqual(['pack']);
  });

  test('what extends strict and lowers a severity is refused, also that of the policy that says so', async () => {
    file('extends: [strict]\nuse: { single-datastore: info, declared-away: info }\n', 'less.yaml');
    const report = await run('extends: less.yaml\n');
    expect(away(report)).toHaveLength(2);
    expect(away(report).every((line) => line.startsWith('error '))).toBe(true);
  });

  test('strict on the command line is strict, whatever nospof.yaml extends', async () => {
    const report = await run('extends: less.yaml\n', { pack: 'strict' });
    expect([report.summary.packs, away(report)]).toEqual([['recommended', 'strict'], []]);
  });

  test('the policy cannot be disabled', async () => {
    await expect(run('disable: { declared-away: we know }\n', { pack: 'strict' })).rejects.toThrow(
      /:2: "declared-away" cannot be disabled/,
    );
  });
});

test.each([
  ['alone', ''],
  ['beside one that leads to resources', '  shop: { entry: aws_lb.web }\n'],
])('a service that stands only on declared components is told, and refused by strict, %s', async (_name, beside) => {
  const yaml = `services:\n${beside}  other: { needs: [ghost] }\ncomponents:\n  ghost: { role: datastore }\n`;
  const told = await run(yaml);
  expect(refused(told)).toEqual(['only-declared']);
  expect(told.declared.facts.map(({ kind }) => kind)).toEqual(['only-declared', 'component']);
  expect(away(await run(yaml, { pack: 'strict' }))).toEqual([
    'error Declared, and not shown by the inputs: other stays up even if every resource in the inputs fails',
  ]);
});

test.each([
  ['a longer time to recover a site', 'objective', `services:\n  shop: { entry: aws_lb.web, rto: 3h }\n`, '3 h'],
  ['a lower grade', 'objective', `services:\n  shop: { entry: aws_lb.web, grade: 4 }\n`, 'grade 4'],
  [
    'a site that absorbs',
    'objective',
    `${dualSite}services:\n  shop: { entry: aws_lb.web, dual-site: true, site-absorbs: true }\n`,
    'a whole site',
  ],
  ['a plan of the test environment', 'test-plan', `tiers: { test: { elsewhere: { plan: staging.json } } }\n`, 'sha256'],
  ['a policy that is off, with its reason', 'disabled', `disable: { single-datastore: it is cheap }\n`, 'it is cheap'],
  [
    'a tier against the tags',
    'tier',
    `components:\n  db: { is: aws_db_instance.main, tier: test }\n`,
    'production according to the inputs',
  ],
])('%s is told with where it is declared, and with what it says', async (_name, kind, yaml, text) => {
  const { declared } = await run(yaml);
  const told = declared.facts.filter((fact) => fact.kind === kind);
  expect(told.length).toBeGreaterThan(0);
  expect(told.every(({ at }) => at !== null)).toBe(true);
  expect(told.map(({ message }) => message).join('\n')).toContain(text);
});

test('a recovery for failures and degradations is one declaration', async () => {
  const yaml = `${shopServices('aws_db_instance.main')}components:\n  db: { is: aws_db_instance.main, recovery: 1s }\n`;
  const report = await run(yaml, { pack: 'strict' });
  expect(report.declared.facts.filter(({ kind }) => kind === 'recovery')).toHaveLength(1);
  expect(away(report)).toHaveLength(1);
});

test('the order and the names of declarations change nothing', async () => {
  const parts = [
    'disable: { single-datastore: cost }\n',
    'assumptions: { site-limit: 2d, component-limit: 10h }\n',
    'components:\n  db: { is: aws_db_instance.main, status: planned }\n',
  ];
  const [one, other] = await Promise.all([
    run(parts.join(''), { pack: 'strict' }),
    run(parts.toReversed().join('').replace('  db:', '  another:'), { pack: 'strict' }),
  ]);
  const prints = ({ findings }: Report) => findings.map(({ fingerprint }) => fingerprint).toSorted();
  expect(prints(one)).toEqual(prints(other));
});

test('declarations that take nothing away are told and accepted by strict', async () => {
  const yaml = `${shopServices('{ any: [router-a, router-b], detect: end-to-end, switch: 30s }')}
assumptions: { manual: 2h }
components:
  router-a: { role: router, recovery: 4h }
  router-b: { role: router, modules: { m1: {} } }
  db: { is: aws_db_instance.main, recovery: { down: 30d } }
`;
  const report = await run(yaml, { pack: 'strict' });
  expect([refused(report), away(report)]).toEqual([[], []]);
  expect(report.declared.facts.map(({ kind }) => kind).toSorted()).toEqual([
    'alternative',
    'assumption',
    'component',
    'component',
    'objective',
    'objective',
    'recovery',
  ]);
});

test('where each is declared is said, with the file', async () => {
  const report = await run('disable:\n  single-datastore: cost\nassumptions:\n  manual: 1s\n');
  expect(report.declared.facts.map(({ kind, at }) => `${kind} ${at?.split(':').at(-1)}`)).toEqual([
    'disabled 3',
    'assumption 5',
  ]);
  const strict = await run('disable:\n  single-datastore: cost\nassumptions:\n  manual: 1s\n', { pack: 'strict' });
  const sources = strict.findings.flatMap(({ policy, source }) => (policy === 'declared-away' ? [source] : []));
  expect(sources.map((source) => [source?.file.endsWith('.yaml'), source?.line])).toEqual([
    [true, 3],
    [true, 5],
  ]);
  expect(report.declared.configuration).toMatchObject({
    digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    found: false,
  });
});

interface Planned {
  readonly planned_values?: { root_module: { resources: { address: string }[]; child_modules?: unknown[] } };
  readonly resource_changes: { address: string; module_address?: string }[];
  readonly configuration: { root_module: unknown };
}

/** Without one resource. */
function without(text: string, address: string): string {
  const { planned_values: values, resource_changes: changes, ...others }: Planned = JSON.parse(text);
  const isOther = (one: { address: string }): boolean => one.address !== address;
  const resources = values?.root_module.resources.filter(isOther);
  return JSON.stringify({
    ...others,
    ...(resources && { planned_values: { root_module: { resources } } }),
    resource_changes: changes.filter(isOther),
  });
}

/** All resources in a module instead of the root module. */
function inModule(text: string): string {
  const { planned_values: values, resource_changes: changes, configuration, ...others }: Planned = JSON.parse(text);
  const moved = <T extends { address: string }>(one: T): T => ({ ...one, address: `module.all.${one.address}` });
  const resources = values?.root_module.resources.map(moved);
  return JSON.stringify({
    ...others,
    ...(resources && {
      planned_values: { root_module: { child_modules: [{ address: 'module.all', resources }] } },
    }),
    resource_changes: changes.map((one) => ({ ...moved(one), module_address: 'module.all' })),
    configuration: { ...configuration, root_module: { module_calls: { all: { module: configuration.root_module } } } },
  });
}

/** With the keys of every object, and the elements of every list of resources, in the reverse order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) {
    const list = value.map(reversed);
    const isResources = value.every((one) => typeof one === 'object' && one !== null && 'address' in one);
    return isResources ? list.toReversed() : list;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, one]) => [key, reversed(one)]),
  );
}
