import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { factTags, taggedComponent } from '../../../src/input/declared/fact-tags.ts';
import { InputError } from '../../../src/input/error.ts';
import * as forms from '../../../src/input/declared/fact-forms.ts';
import { readDeployment } from '../../../src/input/read.ts';

const facts = (tags: Readonly<Record<string, string>>) =>
  taggedComponent('aws_lb.a', factTags({ id: 'aws_lb.a', tags }));

test('every fact a tag can state', () => {
  const { domains, modules, ...rest } = facts({
    Name: 'a',
    'nospof:owner': 'network operations',
    'nospof:operator': 'ktds',
    'nospof:fault-isolation': 'noc',
    'nospof:shared': 'true',
    'nospof:status': 'planned',
    'nospof:grade': '1',
    'nospof:vendor': 'Juniper Networks',
    'nospof:model': 'mx304',
    'nospof:firmware': 'junos-23.4',
    'nospof:ports': '8',
    'nospof:purchased': '2024-02-29',
    'nospof:end-of-support': '2031-12-31',
    'nospof:rated-life': '6y',
    'nospof:stretched-life': '7y6mo',
    'nospof:spare': 'false',
    'nospof:replacement': '2030-01-01',
    'nospof:capacity': '300000/h',
    'nospof:concurrency': '2000',
    'nospof:modules': 'm1=4 m2=4 m3',
    'nospof:alarm': 'noc desk',
    'nospof:room': 'room-1',
    'nospof:carrier': 'kt lgu',
  });
  expect(rest).toEqual({
    at: 'aws_lb.a',
    is: [],
    needs: [],
    owner: 'network operations',
    operator: 'ktds',
    faultIsolation: 'noc',
    shared: true,
    planned: true,
    grade: 1,
    device: {
      vendor: 'Juniper Networks',
      model: 'mx304',
      firmware: 'junos-23.4',
      ports: 8,
      purchased: '2024-02-29',
      endOfSupport: '2031-12-31',
      ratedLife: 72,
      stretchedLife: 90,
      spare: false,
      replacement: '2030-01-01',
    },
    capacity: 300000 / 3600,
    concurrency: 2000,
    alarms: [
      { at: 'aws_lb.a', on: 'a fault', to: 'noc', muted: false },
      { at: 'aws_lb.a', on: 'a fault', to: 'desk', muted: false },
    ],
    backups: [],
  });
  expect([...modules]).toEqual([
    ['m1', { at: 'aws_lb.a', title: undefined, ports: 4 }],
    ['m2', { at: 'aws_lb.a', title: undefined, ports: 4 }],
    ['m3', { at: 'aws_lb.a', title: undefined, ports: undefined }],
  ]);
  expect([...domains]).toEqual([
    ['room', ['room-1']],
    ['carrier', ['kt', 'lgu']],
    ['firmware', ['Juniper Networks junos-23.4']],
  ]);
});

test('keys are read in any case, values as they are; an empty value says nothing', () => {
  const { domains, device, owner } = facts({ 'Nospof:Room': ' R1 ', 'nospof:ports': '', 'nospof:owner': ' ' });
  expect([[...domains], device, owner]).toEqual([[['room', ['R1']]], undefined, undefined]);
});

test.each([
  ['ports', 'many', 'is "many", expected a whole number, 1 or more'],
  ['ports', '0', 'is "0", expected a whole number, 1 or more'],
  ['concurrency', '2.5', 'is "2.5", expected a whole number, 1 or more'],
  ['purchased', '2023-02-30', 'is "2023-02-30", expected a real date such as 2026-09-01'],
  ['end-of-support', 'soon', 'is "soon", expected a real date such as 2026-09-01'],
  ['rated-life', '6 years', 'is "6 years", expected a time such as 6y, 18mo or 1y6mo'],
  ['capacity', '900', 'is "900", expected a rate such as 900/s'],
  ['shared', 'yes', 'is "yes", expected true or false'],
  ['shared', 'constructor', 'is "constructor", expected true or false'],
  ['status', 'off', 'is "off", expected one of in-service, planned'],
  ['grade', '5', 'is "5", expected a grade from 1 (strictest) to 4'],
  ['modules', 'm1=4 m1=4', 'is "m1=4 m1=4", expected names, each once, with their ports, such as m1=4 m2=4'],
  ['modules', 'm1=x', 'is "m1=x", expected names, each once, with their ports, such as m1=4 m2=4'],
  ['modules', 'a/b', 'is "a/b", expected names, each once, with their ports, such as m1=4 m2=4'],
  ['site', 'daejeon', 'is not read, expected a tag Site that names one of the sites in nospof.yaml'],
  ['tier', 'test', 'is not read, expected a tag Environment, or tiers in nospof.yaml'],
  ['role', 'router', 'is not read, expected components in nospof.yaml'],
  ['alarms', 'noc', 'is not read, expected nospof:alarm'],
  ['end-of-suport', '2031-12-31', 'is not read, did you mean "end-of-support"?'],
  ['purchase', '2031-12-31', 'is not read, did you mean "purchased"?'],
  ['', 'x', 'is not read, expected a word behind "nospof:", such as nospof:room'],
])('nospof:%s = %s is refused in one sentence', (word, text, expected) => {
  expect(() => facts({ [`nospof:${word}`]: text })).toThrow(new InputError(`aws_lb.a: tag nospof:${word} ${expected}`));
});

test.each(['grid', 'port', 'rack', 'power', 'state', 'patch-group', 'constructor'])(
  '%s is a kind of domain',
  (kind) => {
    expect([...facts({ [`nospof:${kind}`]: 'x' }).domains]).toEqual([[kind, ['x']]]);
  },
);

test('units are those of nospof.yaml', () => {
  const schema: unknown = JSON.parse(
    readFileSync(new URL('../../../policies/schema/nospof.schema.json', import.meta.url), 'utf8'),
  );
  const titled = (name: string) => expect.objectContaining({ title: Reflect.get(forms, name).expected });
  expect(schema).toMatchObject({
    $defs: Object.fromEntries(['date', 'life', 'rate', 'count', 'grade'].map((name) => [name, titled(name)])),
  });
});

/** A plan of one load balancer, with marks on its tags. */
async function planned(marks: object) {
  const tags = { 'nospof:room': 'hush', 'nospof:power': 'feed-1' };
  const change = { actions: ['create'], before: null, after: { tags }, ...marks };
  const address = { address: 'aws_lb.a', mode: 'managed', type: 'aws_lb', name: 'a' };
  const plan = {
    format_version: '1.2',
    terraform_version: '1.9.0',
    planned_values: { root_module: { resources: [{ ...address, values: { tags } }] } },
    resource_changes: [{ ...address, provider_name: 'registry.terraform.io/hashicorp/aws', change }],
    configuration: { root_module: {} },
  };
  const deployment = await readDeployment(['-'], { stdin: async () => new TextEncoder().encode(JSON.stringify(plan)) });
  return deployment.resources[0]!;
}

test('a sensitive tag is refused, and its value is not told', async () => {
  const resource = await planned({ after_unknown: {}, after_sensitive: { tags: { 'nospof:room': true } } });
  expect(() => factTags(resource)).toThrow(
    new InputError('aws_lb.a: tag nospof:room is sensitive, expected a value that may be printed: nonsensitive(…)'),
  );
});

test('so is one in tags that are sensitive as a whole', async () => {
  const after = { tags: { Name: 'a', 'nospof:room': 'secret-room' } };
  const resource = await planned({ after, after_unknown: {}, after_sensitive: { tags: true } });
  expect(() => factTags(resource)).toThrow(
    new InputError('aws_lb.a: tag nospof:room is sensitive, expected a value that may be printed: nonsensitive(…)'),
  );
});

test('a tag that is only known after apply says nothing yet', async () => {
  const resource = await planned({
    after: { tags: { 'nospof:power': 'feed-1' } },
    after_unknown: { tags: { 'nospof:room': true } },
    after_sensitive: { tags: { Name: true } },
  });
  expect(factTags(resource)).toEqual({ power: 'feed-1' });
});
