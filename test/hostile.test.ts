import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseDeclared } from '../src/input/declared/declared.ts';
import { InputError } from '../src/input/error.ts';
import { draw } from '../src/tasks/draw.ts';
import { lint } from '../src/lint.ts';
import { readReport } from '../src/tasks/saved-report.ts';
import { formats } from '../src/report/reporters.ts';
import { pictureFormats } from '../src/picture/renderers.ts';
import { everyReport, hostileNames, obeyed, obeyedWithin } from './hostile.ts';
import { read } from './input/inputs.ts';
import { changed } from './report/formats/made-reports.ts';

const shop = readFileSync('test/fixtures/cli/shop.json', 'utf8');
const names = hostileNames.map((name) => [name.slice(0, 40), name] as const);

/** Every text that nospof gives, in any way, for a plan and a nospof.yaml: the ways, and the lines that are obeyed. */
async function told(plan: string, config?: string) {
  const written = new Map<string, string>();
  const within: string[] = [];
  try {
    const inputs = await read(plan);
    const declared = config === undefined ? undefined : await parseDeclared(config, 'nospof.yaml');
    const options = { inputs, config: declared, partial: true, allowEmpty: true };
    const report = await lint(options);
    within.push(...obeyedWithin(report));
    for (const [way, text] of await everyReport(report)) written.set(way, text);
    for (const format of pictureFormats) written.set(format, await draw({ ...options, format }));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    written.set('error', error.message);
  }
  const lines = [...written].flatMap(([way, text]) => obeyed(text).map((line) => `${way}: ${line}`));
  return { ways: [...written.keys()], obeyed: [...within, ...lines] };
}

/** The shop with its load balancer and its database in a module with the key `name`, and tags and names called so, too. */
function shopOf(name: string): string {
  const key = `module.m[${JSON.stringify(name)}]`;
  return shop
    .replaceAll('"aws_lb.web"', JSON.stringify(`${key}.aws_lb.web[${JSON.stringify(name)}]`))
    .replaceAll('"aws_db_instance.main"', JSON.stringify(`${key}.aws_db_instance.main`))
    .replaceAll('"Environment"', JSON.stringify(`nospof:${name}`));
}

test.each(names)('a for_each key, a module key and a tag called %j are data', async (_, name) => {
  expect((await told(shopOf(name))).obeyed).toEqual([]);
});

test.each(names)('a construct called %j is data', async (_, name) => {
  const made = { '//': { metadata: { path: name } } };
  const provider = { aws: [{ region: 'ap-northeast-2', default_tags: [{ tags: { Environment: 'production' } }] }] };
  const db = { ...made, engine: 'postgres', instance_class: 'db.t3.small', multi_az: false };
  const stack = { '//': { metadata: { stackName: 'shop' } }, provider, resource: { aws_db_instance: { db } } };
  const { ways, ...one } = await told(JSON.stringify(stack));
  expect([one.obeyed, ways.includes('error')]).toEqual([[], false]);
});

test.each(names)('what nospof.yaml calls %j is data', async (_, name) => {
  const [text, part] = [JSON.stringify(name), JSON.stringify(`${name} part`)];
  const config = [
    'version: 1',
    `sites: { ${text}: { regions: [ap-northeast-2] } }`,
    `services: { ${text}: { title: ${text}, owner: ${text}, entry: aws_lb.web, needs: [{ any: [${part}], label: ${text} }] } }`,
    `components: { ${part}: { title: ${part}, role: router, site: ${text}, domains: { room: ${text} } } }`,
    `disable: { single-zone: ${part} }`,
  ].join('\n');
  const { ways, ...one } = await told(shop, config);
  expect(one.obeyed).toEqual([]);
  expect(ways).toContain(name === '' ? 'error' : 'svg');
});

test.each(names)('nospof.yaml is refused for %j, and the sentence is data', async (_, name) => {
  const text = JSON.stringify(name);
  const wrong = [
    `${text}: 1`,
    `services: { a: { entry: ${text} } }`,
    `disable: { ${text}: ${text} }`,
    `extends: ${text}`,
  ];
  for (const line of wrong) expect((await told(shop, `version: 1\n${line}\n`)).obeyed).toEqual([]);
});

test('whatever texts of a plan are replaced, no output is obeyed', async () => {
  const strings = new Set<string>();
  JSON.parse(shop, (_key, value: unknown) => {
    if (typeof value === 'string') strings.add(value);
    return value;
  });
  const some = fc.tuple(fc.subarray([...strings]), fc.constantFrom(...hostileNames), fc.boolean());
  const all = new Set<string>();
  await fc.assert(
    fc.asyncProperty(some, async ([replaced, name, isWhole]) => {
      const texts = new Set(replaced);
      const plan: unknown = JSON.parse(shop, (_key, value: unknown) =>
        typeof value === 'string' && texts.has(value) ? (isWhole ? name : `${value}${name}`) : value,
      );
      const { ways, ...one } = await told(JSON.stringify(plan));
      for (const way of ways) all.add(way);
      expect(one.obeyed).toEqual([]);
    }),
    { numRuns: 30 },
  );
  expect([...all]).toEqual(expect.arrayContaining([...formats.map((format) => `${format} {}`), 'svg', 'mermaid']));
});

test.each(names.filter(([name]) => name !== ''))(
  'a saved report in which everything is called %j is data',
  async (_, name) => {
    // Words of the schema and fingerprints stay what they are, or it is no report.
    const written = JSON.stringify(changed(), (key, value: unknown) =>
      typeof value === 'string' &&
      !/^(?:\$|name|kind|mode|tier|severity|verdict|change|fingerprint|digest|asOf)/.test(key)
        ? name
        : value,
    );
    const report = await readReport('-', async () => new TextEncoder().encode(written));
    const within = obeyedWithin(report);
    const lines = [...(await everyReport(report))].flatMap(([way, text]) =>
      obeyed(text).map((line) => `${way}: ${line}`),
    );
    expect([...within, ...lines]).toEqual([]);
  },
);
