import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAssumptions } from '../../src/input/assumptions.ts';
import { judge, type Judgement } from '../../src/judge/judge.ts';
import { verdictOf } from '../../src/judge/verdict.ts';
import { type PolicyChoice, readPolicies } from '../../src/judge/packs.ts';
import { sketch } from './judged.ts';

const assumptions = await readAssumptions();

const drawn = sketch()
  .component('r', { role: 'router' })
  .group('web', { needs: ['r'] })
  .service('web', { root: 'web' })
  .build();

async function judgedBy(use: string, choice: PolicyChoice = {}): Promise<Judgement & { readonly verdict: string }> {
  const file = join(await mkdtemp(join(tmpdir(), 'pack-')), 'own.yaml');
  const policy = `{ id: own, title: Own, severity: error, why: So, fix: Do, when: { fail: { each: component } }, then: { outage: { at-most: limit } } }`;
  await writeFile(file, `extends: [recommended]\npolicies: [${policy}]\nuse: ${use}\n`);
  const policies = await readPolicies({ extends: [file], ...choice });
  const judgement = judge(drawn, policies, { assumptions, asOf: '2026-11-28' });
  return { ...judgement, verdict: verdictOf(judgement.findings, policies) };
}

function told({ findings }: Judgement): readonly unknown[] {
  return findings.map(({ policy, severity, others }) => [policy.id, severity, others.map(({ id }) => id)]);
}

test('of policies of equal severity the one that names the role reports a breach, and lists the other', async () => {
  expect(told(await judgedBy('{}'))).toEqual([['single-router', 'error', ['own']]]);
});

test('the most severe policy reports a breach: the own one of the user, not a shipped info', async () => {
  const judgement = await judgedBy('{ single-router: info }');
  expect(told(judgement)).toEqual([['own', 'error', ['single-router']]]);
  expect(judgement.verdict).toBe('rejected');
});

const off = (...ids: readonly string[]) => ({
  disable: new Map(ids.map((id) => [id, { at: 'nospof.yaml:1', reason: 'accepted' }])),
});

test('a policy that is switched off reports nothing, and another one in use does', async () => {
  const judgement = await judgedBy('{}', off('single-router'));
  expect(told(judgement)).toEqual([['own', 'error', []]]);
  expect([...judgement.services]).toEqual([['web', 'broken']]);
});

test('a service of which only policies that are switched off would say something is not judged', async () => {
  const judgement = await judgedBy('{}', off('single-router', 'own'));
  expect([told(judgement), [...judgement.services], judgement.verdict]).toEqual([
    [],
    [['web', 'not-judged']],
    'accepted',
  ]);
});

test('what only takes over too late is not judged where that is switched off', async () => {
  const late = sketch()
    .component('a')
    .component('b')
    .group('web', { needs: [{ any: ['a', 'b'], switch: 600 }] })
    .service('web', { root: 'web' })
    .build();
  const { findings, services } = judge(late, await readPolicies(off('slow-failover')), {
    assumptions,
    asOf: '2026-11-28',
  });
  expect([findings, [...services]]).toEqual([[], [['web', 'not-judged']]]);
});
