import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { lint, type Report } from '../../src/lint.ts';
import { pattern } from '../../src/input/pattern.ts';
import { absent, corpus, isThere } from '../corpus.ts';

type Wanted = 'found' | 'unproven' | 'quiet';

function expectations(): [file: string, wanted: Wanted, address: string][] {
  if (!isThere) return [['expected.yaml', 'found', '*']];
  const table = load(readFileSync(join(corpus, 'expected.yaml'), 'utf8'));
  return Object.entries(table ?? {}).flatMap(([file, lists]: [string, Partial<Record<Wanted, string[]>>]) =>
    (['found', 'unproven', 'quiet'] as const).flatMap((wanted) =>
      (lists[wanted] ?? []).map((address): [string, Wanted, string] => [file, wanted, address]),
    ),
  );
}

const reports = new Map<string, Promise<Report>>();

function report(file: string): Promise<Report> {
  const known = reports.get(file);
  if (known !== undefined) return known;
  const fresh = lint({ inputs: [join(corpus, file)] });
  reports.set(file, fresh);
  return fresh;
}

const otherPolicies = new Set(['no-test-tier', 'untested-component']);

it.skipIf(!isThere).each(expectations())(`%s: %s %s${absent}`, async (file, wanted, address) => {
  const matches = pattern(address);
  const { findings } = await report(file);
  const verdicts = findings
    .filter((finding) => !otherPolicies.has(finding.policy) && finding.addresses.some((one) => matches(one)))
    .map((finding) => finding.verdict);
  const seen = verdicts.includes('broken') ? 'found' : verdicts.includes('unproven') ? 'unproven' : 'quiet';
  expect(seen).toBe(wanted);
});

const shapes = isThere ? readdirSync(join(corpus, 'shapes')).filter((name) => name.endsWith('.json')) : ['shapes'];

it.skipIf(!isThere).each(shapes)(`the odd shape %s is read, or refused with one sentence${absent}`, async (name) => {
  const outcome = await lint({ inputs: [join(corpus, 'shapes', name)], allowEmpty: true }).then(
    () => 'read',
    (error: unknown) => (error instanceof Error ? error.name : 'thrown'),
  );
  expect(outcome).toBe(name.includes('errored') ? 'InputError' : 'read');
});

const nat = join(corpus, 'plans/vpc-three-nat.json');

async function judged(text: string): Promise<readonly string[]> {
  const { findings } = await lint({ inputs: ['-'], stdin: async () => new TextEncoder().encode(text) });
  return findings
    .filter(({ policy }) => !otherPolicies.has(policy))
    .map(({ policy, verdict, severity, addresses }) => [policy, verdict, severity, ...addresses].join(' '));
}

it.skipIf(!isThere)(`three NAT gateways, retagged from dev to production: still nothing${absent}`, async () => {
  expect(await judged(readFileSync(nat, 'utf8').replaceAll('"dev"', '"production"'))).toEqual([]);
});

it.skipIf(!isThere)(`with one of the NAT gateways left: that gateway${absent}`, async () => {
  const plan: { resource_changes: { address: string }[] } = JSON.parse(
    readFileSync(nat, 'utf8').replaceAll('"dev"', '"production"'),
  );
  const gone = /aws_(?:nat_gateway\.this|eip\.nat|route_table\.private|route\.private_nat_gateway)\[[12]\]/;
  plan.resource_changes = plan.resource_changes.filter(({ address }) => !gone.test(address));
  expect(await judged(JSON.stringify(plan))).toEqual(['single-router broken error module.vpc.aws_nat_gateway.this[0]']);
});
