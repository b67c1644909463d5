import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDeclared } from '../../src/input/declared/declared.ts';
import { readDeployment } from '../../src/input/read.ts';
import { readPolicies } from '../../src/judge/packs.ts';
import { lint } from '../../src/lint.ts';
import { change, read, sentence } from './inputs.ts';

let folder = '';
let repository = '';
const path = (name: string): string => join(repository, name);

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'nospof-disclosure-')));
  repository = join(folder, 'repository');
  mkdirSync(join(repository, '.git'), { recursive: true });
  mkdirSync(path('deploy'));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('outside.yaml', 'extends: [recommended]\n');
  write('repository/passwd', 'root:x:0:0:hunter2:/root:/bin/bash\n');
  write('repository/x.tfvars', 'db_password = "hunter2"\n');
  write('repository/x.auto.tfvars.json', '{ "db_password": "hunter2", "db_password": "hunter2" }\n');
  write('repository/secret.yaml', 'apiVersion: v1\ndata: { hunter2: *hunter2 }\n');
  write('repository/inside.yaml', 'extends: [recommended]\n');
  write('repository/leads-out.yaml', 'extends: [../outside.yaml]\n');
  symlinkSync('../outside.yaml', path('link.yaml'));
  writeFileSync(path('plan.json'), JSON.stringify({ format_version: '1.2', resource_changes: [] }));
  symlinkSync('plan.json', path('same.json'));
});

afterAll(() => rmSync(folder, { recursive: true }));

test.each(['passwd', 'x.tfvars', 'x.auto.tfvars.json', 'secret.yaml'])(
  'of a file that is not ours, not a word is told: %s',
  async (name) => {
    const told = await sentence(readDeclared(path(name)));
    expect(told).toBe(`${path(name)}: is not a nospof.yaml, expected YAML with keys such as version, extends, sites`);
    const asPack = await sentence(readPolicies({ extends: [name], from: path('nospof.yaml') }));
    expect(asPack).toBe(`${name}: is not a policy pack, expected YAML with keys such as title, extends, use`);
  },
);

test.each([
  ['with a title', 'title: hunter2\nsecret: *hunter2\n'],
  ['with a title and nothing else', 'title: hunter2\n'],
  ['on one line', '{ "title": "hunter2", "password": "hunter2" }'],
  ['with a key of ours among others', 'use: hunter2\ndb:\n  password: hunter2\npeople: { hunter2: [\n'],
  ['of Docker Compose', "version: '3.8'\nservices: { web: { image: hunter2 } }\nvolumes: { hunter2: {} }\n"],
  ['on one line, that begins like ours', '{ "version": 1, "db": "hunter2", "password": "hunter2" }'],
])('a key that ours have as well does not make a file ours: %s', async (_name, text) => {
  writeFileSync(path('foreign.yaml'), text);
  const told = await sentence(readDeclared(path('foreign.yaml')));
  expect(told).toBe(
    `${path('foreign.yaml')}: is not a nospof.yaml, expected YAML with keys such as version, extends, sites`,
  );
  const asPack = await sentence(readPolicies({ extends: ['foreign.yaml'], from: path('nospof.yaml') }));
  expect(asPack).toBe('foreign.yaml: is not a policy pack, expected YAML with keys such as title, extends, use');
});

test('a mistake in a file that is ours is quoted', async () => {
  writeFileSync(path('ours.yaml'), 'version: 1\nsomething: else\n');
  expect(await sentence(readDeclared(path('ours.yaml')))).toContain('ours.yaml:2: unknown key "something"');
});

test.each(['/etc/passwd', '../outside.yaml', '../missing.yaml', 'link.yaml', 'deploy/../../outside.yaml'])(
  'a pack outside of the repository is not read: %s',
  async (name) => {
    const from = path('nospof.yaml');
    expect(await sentence(readPolicies({ extends: [name], from }))).toBe(
      `${from}: the policy pack ${name} is outside of the repository, expected a file in it, or --allow-outside`,
    );
  },
);

test('a pack elsewhere in the repository is read, one outside where the command line allows it or names it', async () => {
  const allowed = await readPolicies({ extends: ['../outside.yaml'], from: path('nospof.yaml'), allowOutside: true });
  const inside = await readPolicies({ extends: ['../inside.yaml'], from: path('deploy/nospof.yaml') });
  const named = await readPolicies({ extends: [join(folder, 'outside.yaml')] });
  expect([allowed, inside, named].map(({ packs }) => packs.map(({ file }) => basename(file)))).toEqual([
    ['recommended', 'outside.yaml'],
    ['recommended', 'inside.yaml'],
    ['recommended', 'outside.yaml'],
  ]);
});

test('a pack that the repository has does not lead out of it either', async () => {
  const told = await sentence(readPolicies({ extends: ['leads-out.yaml'], from: path('nospof.yaml') }));
  expect(told).toMatch(/^leads-out\.yaml:1: the policy pack \.\.\/outside\.yaml is outside of the repository/);
});

test('a plan of the test environment outside of the repository is not read either, nor where a link leads out', async () => {
  writeFileSync(join(folder, 'outside.json'), '{ "hunter2": 1 }');
  symlinkSync('../outside.json', path('link.json'));
  for (const plan of ['../outside.json', '/etc/passwd', 'link.json', '../missing.json']) {
    writeFileSync(path('elsewhere.yaml'), `version: 1\ntiers: { test: { elsewhere: { plan: ${plan} } } }\n`);
    const options = { inputs: [path('plan.json')], config: path('elsewhere.yaml') };
    const named = plan.startsWith('/') ? plan : join(repository, plan);
    expect(await sentence(lint(options))).toBe(
      `${path('elsewhere.yaml')}:2: the plan ${named} is outside of the repository, expected a file in it, --test-tier, or --allow-outside`,
    );
    const allowed = await sentence(lint({ ...options, allowOutside: true }));
    expect(allowed).not.toMatch(/outside of the repository|hunter2|root:/);
  }
});

test('a sensitive variable named env tells no tier, and is not told', async () => {
  const plan = (sensitive: boolean) => ({
    format_version: '1.2',
    variables: { env: { value: 'prod-hunter2' } },
    resource_changes: [change('aws_instance.a', {})],
    configuration: { root_module: { variables: { env: { sensitive, default: 'prod-hunter2' } } } },
  });
  const [secret, open] = await Promise.all(
    [true, false].map(async (sensitive) => JSON.stringify(await lint({ inputs: await read(plan(sensitive)) }))),
  );
  expect(secret).not.toContain('hunter2');
  expect(open).toContain('env=prod-hunter2');
});

test('a file given twice by a link is one true sentence', async () => {
  expect(await sentence(readDeployment([path('plan.json'), path('same.json')]))).toBe(
    `${path('same.json')}: is given more than once, also as ${path('plan.json')}.`,
  );
});

test.each([
  ['services: { shop: {}, "shop": {} }', '"shop" is written twice, expected it once'],
  ["services: { 'a b': {}, 'a b': {} }", '"a b" is written twice, expected it once'],
  ['services: { a: { grade: .inf } }', 'services.a.grade is .inf, expected'],
  ['services: { a: { grade: -.inf } }', 'services.a.grade is -.inf, expected'],
  ['services: { a: { grade: .nan } }', 'services.a.grade is .nan, expected'],
  ['services: { a: { rto: .inf } }', 'services.a.rto is .inf, expected'],
  ['assumptions: { nlb-zone: .nan }', 'assumptions.nlb-zone is .nan, expected'],
])('nospof.yaml with %s is refused in one true sentence', async (line, problem) => {
  writeFileSync(path('wrong.yaml'), `version: 1\n${line}\n`);
  expect(await sentence(readDeclared(path('wrong.yaml')))).toContain(`${path('wrong.yaml')}:2: ${problem}`);
});
