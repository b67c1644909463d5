import { expect, test } from 'vitest';
import { parseDeclared, readDeclared } from '../../../src/input/declared/declared.ts';
import { InputError } from '../../../src/input/error.ts';
import { readShippedSchema } from '../../../src/input/shipped.ts';

const full = `version: 1
extends: [recommended, own.yaml]
sites:
  daejeon: { regions: [ap-northeast-2] }
  gwangju: { match: { tag: { Site: [gj, gwangju] } } }
tiers:
  production: { match: { tag: { Environment: production } } }
  test: { elsewhere: { plan: staging.json, digest: abc } }
services:
  saeol:
    title: Saeol
    grade: 1
    rto: 2m
    rpo: 5
    dual-site: true
    owner: MOIS
    entry: aws_route53_record.saeol*
    needs: [{ any: [gpki, second-login], k: 1, detect: end-to-end, switch: [30s, 1m] }, aws_db_instance.x]
    peak: { rate: 5400/m, basis: "530,000 logins by noon of 20 November 2023" }
components:
  r-dj-a: { role: router, is: [aws_customer_gateway.a], site: daejeon, domains: { carrier: kt, firmware: ios-17.9 } }
  gpki: { role: authentication, grade: 1, needs: [{ any: [r-dj-a], standby: [r-dj-a] }], recovery: { degraded: 4h } }
  second-login: { role: authentication, recovery: [1h, 2h], tier: production }
disable: { fault-barrier-missing: one device by decision of the board }
assumptions: { bgp-hold: 30s, manual: [5m, 10m] }
`;

test('everything that can be declared', async () => {
  const declared = await parseDeclared(full, 'nospof.yaml');
  expect(declared.extends).toEqual(['recommended', 'own.yaml']);
  expect(declared.sites.get('daejeon')).toEqual({ at: 'nospof.yaml:4', regions: ['ap-northeast-2'], match: undefined });
  expect(declared.sites.get('gwangju')?.match?.tags).toEqual(new Map([['Site', ['gj', 'gwangju']]]));
  expect(declared.tiers.production?.match?.tags).toEqual(new Map([['Environment', ['production']]]));
  expect(declared.tiers.test?.elsewhere).toEqual({ at: 'nospof.yaml:8', path: 'staging.json', digest: 'abc' });
  expect(declared.services.get('saeol')).toEqual({
    at: 'nospof.yaml:10',
    title: 'Saeol',
    grade: 1,
    rto: 120,
    rtoWithinSite: 120,
    rpo: 5,
    dualSite: true,
    siteAbsorbs: false,
    owner: 'MOIS',
    entry: ['aws_route53_record.saeol*'],
    needs: [
      {
        at: 'nospof.yaml:18',
        any: ['gpki', 'second-login'],
        standby: [],
        k: 1,
        detect: 'end-to-end',
        switch: [30, 60],
        label: undefined,
      },
      {
        at: 'nospof.yaml:18',
        any: ['aws_db_instance.x'],
        standby: [],
        k: 1,
        detect: undefined,
        switch: undefined,
        label: undefined,
      },
    ],
    peak: { rate: 90, basis: '530,000 logins by noon of 20 November 2023' },
    channels: [],
  });
  const router = declared.components.get('r-dj-a');
  expect([router?.is, router?.site, router?.domains]).toEqual([
    ['aws_customer_gateway.a'],
    'daejeon',
    new Map([
      ['carrier', ['kt']],
      ['firmware', ['ios-17.9']],
      ['site', ['daejeon']],
    ]),
  ]);
  expect(declared.components.get('gpki')?.recovery).toEqual({ degraded: [14_400, 14_400] });
  expect(declared.components.get('second-login')?.recovery).toEqual({ down: [3600, 7200], degraded: [3600, 7200] });
  expect(declared.disable.get('fault-barrier-missing')).toEqual({
    at: 'nospof.yaml:24',
    reason: 'one device by decision of the board',
  });
  expect(declared.assumptions).toEqual(
    new Map([
      ['bgp-hold', { at: 'nospof.yaml:25', value: [30, 30] }],
      ['manual', { at: 'nospof.yaml:25', value: [300, 600] }],
    ]),
  );
});

test.each([
  ['servcies: {}\n', '2: unknown key "servcies", did you mean "services"?'],
  ['services: { a: { gread: 2 } }\n', '2: unknown key "gread" in services.a, did you mean "grade"?'],
  ['services:\n  a:\n    grade: 5\n', '4: services.a.grade is 5, expected a grade from 1 (strictest) to 4'],
  [
    'services:\n  a:\n    rto: 2 minutes\n',
    '4: services.a.rto is "2 minutes", expected a duration such as 30s, 2m, 2h or 3d, or a number of seconds',
  ],
  ['services: { a: { dual-site: yes } }\n', '2: services.a.dual-site is "yes", expected true or false'],
  ['components: { a: { role: ruoter } }\n', '2: components.a.role is "ruoter", did you mean "router"?'],
  [
    'components:\n  gpki: {}\nservices:\n  a: { needs: [gpik] }\n',
    '5: unknown component or service "gpik", did you mean "gpki"?',
  ],
  ['components: { a: {}, b: { needs: [{ any: [a], k: 2 }] } }\n', '2: k is 2, but only 1 alternative is named'],
  [
    'components: { a: { needs: [{ ayn: [a] }] } }\n',
    '2: unknown key "ayn" in components.a.needs[0], did you mean "any"?',
  ],
  ['sites: { dj: { regions: [r] } }\ncomponents: { a: { site: jd } }\n', '3: unknown site "jd", did you mean "dj"?'],
  ['disable: { no-test-tier: "" }\n', '2: disable.no-test-tier is "", expected a reason as text'],
  ['services: { a: { grade: "1" } }\n', '2: services.a.grade is "1", expected a grade from 1 (strictest) to 4'],
  [
    'components: { a: {}, b: { needs: [{ any: [a], standby: [a], k: 2 }] } }\n',
    '2: k is 2, but only 1 alternative is named',
  ],
  [
    'components: { a: { domains: { "": x } } }\n',
    '2: "" in components.a.domains is a key, expected a kind of failure domain such as carrier',
  ],
  [
    'components: { a: { domains: { room: "" } } }\n',
    '2: components.a.domains.room is "", expected a name or a list of names',
  ],
  ['assumptions:\n  manual: 1h\n  nlb-zon: 30s\n', '4: unknown assumption "nlb-zon", did you mean "nlb-zone"?'],
  ['extends: 3\n', '2: extends is 3, expected recommended, strict, or policy files of your own'],
])('%j is refused in one sentence', async (text, expected) => {
  await expect(parseDeclared(`version: 1\n${text}`, 'nospof.yaml')).rejects.toThrow(
    new InputError(`nospof.yaml:${expected}`),
  );
});

test.each([
  ['services: { a: { needs: [a] } }', '2: "a" can never be up, as it needs itself'],
  [
    'services:\n  z: { needs: [a] }\n  a: { needs: [b] }\n  b: { needs: [{ any: [a, b] }] }',
    '4: "a" can never be up, as it needs "b", which needs "a"',
  ],
  [
    'components:\n  r: { modules: { m: {} }, needs: [x] }\n  x: { needs: [r/m] }',
    '3: "r" can never be up, as it needs "x", which needs "r"',
  ],
  [
    'components: { p: {}, a: { needs: [{ any: [p, b], k: 2 }] }, b: { needs: [a] } }',
    '2: "a" can never be up, as it needs "b", which needs "a"',
  ],
])('a circle of needs without a way out is refused: %s', async (text, expected) => {
  await expect(parseDeclared(`version: 1\n${text}\n`, 'nospof.yaml')).rejects.toThrow(
    new InputError(`nospof.yaml:${expected}; name an alternative, or leave one out`),
  );
});

test.each([
  'services: { a: { needs: [{ any: [b, c] }] }, b: { needs: [a] }, c: {} }',
  'services: { a: { needs: [{ any: b, standby: aws_lb.x }] }, b: { needs: [a] } }',
  'services: { a: { needs: [{ any: [b, "aws_lb.*"], k: 2 }] }, b: { needs: [a] } }',
  'components: { r: { modules: { m: {} } }, a: { needs: [r/m, r] }, b: { needs: [a, r] } }',
])('a circle with a way out is none: %s', async (text) => {
  await expect(parseDeclared(`version: 1\n${text}\n`, 'nospof.yaml')).resolves.toBeDefined();
});

test('the version is asked for', async () => {
  await expect(parseDeclared('services: {}\n', 'n.yaml')).rejects.toThrow(
    new InputError('n.yaml:1: "version" is missing'),
  );
  await expect(parseDeclared('version: 2\n', 'n.yaml')).rejects.toThrow(
    new InputError('n.yaml:1: version is 2, expected 1'),
  );
});

test('a file that is not there, and a folder', async () => {
  await expect(readDeclared('no/such.yaml')).rejects.toThrow(
    new InputError('no/such.yaml: cannot be read, no such file'),
  );
  await expect(readDeclared('test')).rejects.toThrow(new InputError('test: cannot be read, it is a folder'));
});

test('every field of the schema is described', async () => {
  const undescribed: string[] = [];
  const visit = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'properties') {
        for (const [name, field] of Object.entries(value as object)) {
          if (typeof Reflect.get(field as object, 'description') !== 'string') undescribed.push(`${path}/${name}`);
        }
      }
      visit(value, `${path}/${key}`);
    }
  };
  for (const name of ['nospof', 'pack', 'assumptions']) visit(await readShippedSchema(name), name);
  expect(undescribed).toEqual([]);
});

test.each([
  ['{ within-site: 90s, site: 2h }', 7200, 90],
  ['{ site: 2h }', 7200, undefined],
  ['{ within-site: 90s }', undefined, 90],
  ['2h', 7200, 7200],
])('reads the recovery time objective %s', async (written, rto, rtoWithinSite) => {
  const declared = await parseDeclared(`version: 1\nservices: { a: { rto: ${written} } }\n`, 'nospof.yaml');
  expect(declared.services.get('a')).toMatchObject({ rto, rtoWithinSite });
});

test('production is in the inputs, not elsewhere', async () => {
  const yaml = 'version: 1\ntiers: { production: { elsewhere: { plan: production.json } } }';
  await expect(parseDeclared(yaml, 'nospof.yaml')).rejects.toThrow(
    'nospof.yaml:2: "elsewhere" is for tiers.test only; production is in the inputs',
  );
});
