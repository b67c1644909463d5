import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { initialFacts } from '../../src/tasks/initial-facts.ts';
import { lint } from '../../src/lint.ts';
import { initialConfig } from '../../src/report/initial-config.ts';
import { english } from '../../src/report/words/en/english.ts';
import { cases, casesAbsent, casesAreThere } from '../cases.ts';
import { absent, corpus, isThere } from '../corpus.ts';
import { hostileNames, obeyed } from '../hostile.ts';

/** The first nospof.yaml of some inputs, as it is and with all that it suggests. */
async function written(input: string): Promise<{ readonly text: string; readonly decided: string }> {
  const text = initialConfig(await initialFacts({ inputs: [input] }, english), english.init);
  return { text, decided: text.replaceAll(/^# /gm, '') };
}

function file(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'nospof-')), 'nospof.yaml');
  writeFileSync(path, text);
  return path;
}

/** Lints with the first file, which must change nothing, and with its suggestions, which must be valid. */
async function changesNothing(input: string): Promise<void> {
  const { text, decided } = await written(input);
  const without = await lint({ inputs: [input], allowEmpty: true });
  const { verdict, findings, services } = await lint({ inputs: [input], config: file(text), allowEmpty: true });
  expect({ verdict, findings, services }).toEqual({
    verdict: without.verdict,
    findings: without.findings,
    services: without.services,
  });
  const after = await lint({ inputs: [input], config: file(decided), allowEmpty: true });
  expect(after.services.length).toBeGreaterThanOrEqual(services.length > 0 ? 1 : 0);
}

const few = (names: readonly string[], count: number): readonly string[] =>
  names.filter((_, index) => index % Math.ceil(names.length / count) === 0);

const shop = 'test/fixtures/cli/shop.json';
const plans = isThere
  ? few(
      readdirSync(join(corpus, 'plans')).filter((name) => name.endsWith('.json')),
      12,
    ).map((name) => join(corpus, 'plans', name))
  : [];
const ofCases = casesAreThere
  ? few(
      readdirSync(cases).filter((name) => existsSync(join(cases, name, 'plan.json'))),
      30,
    ).map((name) => join(cases, name, 'plan.json'))
  : [];

it.each([shop, ...plans, ...ofCases])(
  `%s is judged the same with its first nospof.yaml, and what that suggests is valid${absent}${casesAbsent}`,
  changesNothing,
);

it('a key with a * is suggested for no entry: it would be any key', async () => {
  const address = 'aws_instance.web["*"]';
  const change = { actions: ['create'], before: null, after: {}, after_unknown: {} };
  const provider_name = 'registry.terraform.io/hashicorp/aws';
  const resource = { address, mode: 'managed', type: 'aws_instance', name: 'web', index: '*', provider_name, change };
  const input = file(JSON.stringify({ format_version: '1.2', planned_values: {}, resource_changes: [resource] }));
  const { text, decided } = await written(input);
  expect(text).toContain('##   aws_instance.web["*"]');
  expect(load(decided)).not.toHaveProperty('services');
});

it.each(hostileNames.map((name, index) => [index, name] as const))(
  'what is called after the hostile name %i stays a comment',
  async (_, name) => {
    const attributes = { tags: { Environment: `prod ${name}`, [`prod ${name}`]: 'prod' } };
    const key = JSON.stringify(name);
    const plan = {
      format_version: '1.2',
      planned_values: {},
      resource_changes: ['aws_instance', 'aws_sqs_queue', 'aws_iot_thing'].map((type, index) => ({
        address: `${type}.web[${key}]`,
        mode: 'managed',
        type,
        name: 'web',
        index: name,
        provider_name: 'registry.terraform.io/hashicorp/aws',
        change: { actions: ['create'], before: null, after: { ...attributes, number: index }, after_unknown: {} },
      })),
    };
    const input = file(JSON.stringify(plan));
    const { text, decided } = await written(input);
    expect(load(text)).toEqual({ version: 1, extends: ['recommended'] });
    expect(
      text.split('\n').filter((line) => !/^(?:##? .*|##|version: 1|extends: \[recommended\]|)$/.test(line)),
    ).toEqual([]);
    expect(obeyed(text)).toEqual([]);
    expect(load(decided)).toMatchObject({ version: 1, extends: ['recommended'] });
  },
);
