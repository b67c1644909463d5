import { expect, it } from 'vitest';
import { waiversIn } from '../../../src/input/accepted/waiver-comment.ts';
import type { Waiver } from '../../../src/input/accepted/waiver.ts';
import { waive } from '../../../src/judge/accepted/waive.ts';
import { finding } from '../../../src/judge/finding.ts';
import { readPolicies } from '../../../src/judge/packs.ts';
import type { Origin } from '../../../src/network/origin.ts';

const { defined } = await readPolicies();
const policy = defined.find(({ id }) => id === 'single-router')!;

function origin(stack: string, address: string, written = address): Origin {
  return {
    address,
    resource: `${stack}:${address}`,
    written,
    lasting: address,
    stack,
    type: 'aws_x',
  };
}

function about(...at: readonly Origin[]) {
  const told = {
    severity: 'error',
    verdict: 'broken',
    subject: [],
    components: [],
    services: [],
    witness: [],
  } as const;
  return finding(policy, { ...told, at, missing: [], statement: { says: 'unnoticed' } });
}

function waiver(addresses: readonly string[], expires = '2027-03-01'): Waiver {
  const [common] = waiversIn([
    { text: `nospof:waive single-router until ${expires}: r`, place: { file: 'a', line: 1 }, of: [] },
  ]);
  return { ...common!, scope: { is: 'file', addresses, fingerprints: undefined } };
}

function comment(...blocks: readonly (readonly [stack: string, written: string])[]): Waiver {
  const of = blocks.map(([stack, written]) => ({ stack, written }));
  return waiversIn([
    { text: 'nospof:waive single-router until 2027-03-01: r', place: { file: 'a.tf', line: 1 }, of },
  ])[0]!;
}

const [a, b] = [origin('net', 'aws_x.a'), origin('net', 'aws_x.b')];

it('every part of what is to change must be waived, by one or by several', () => {
  const both = about(a, b);
  expect(waive([both], [waiver(['aws_x.a'])]).waived.size).toBe(0);
  expect(waive([both], [waiver(['aws_x.*'])]).waived.size).toBe(1);
  const [first, second] = [waiver(['aws_x.a'], '2027-05-01'), waiver(['aws_x.b'], '2027-04-01')];
  const { waived, used } = waive([both], [first, second]);
  expect(waived.get(both)).toBe(second);
  expect([...used]).toEqual([first, second]);
});

it('what has no address is waived by fingerprint only', () => {
  const site = about();
  expect(waive([site], [waiver(['aws_x.*'])]).waived.size).toBe(0);
  const byFingerprint: Waiver = {
    ...waiver([]),
    scope: { is: 'file', addresses: undefined, fingerprints: [site.fingerprint] },
  };
  expect(waive([site], [byFingerprint]).waived.get(site)).toBe(byFingerprint);
});

it('a comment is for the instances of its block in its stack, and for no other', () => {
  const instance = origin('net', 'module.m["k"].aws_x.a[0]', 'module.m.aws_x.a');
  const found = [about(instance), about(origin('other', 'aws_x.a')), about(a)];
  expect([...waive(found, [comment(['net', 'module.m.aws_x.a'])]).waived.keys()]).toEqual([found[0]]);
  expect([...waive(found, [comment(['net', 'aws_x.a'])]).waived.keys()]).toEqual([found[2]]);
});

it('a comment at a module call is for all that is in the module', () => {
  const inside = about(origin('net', 'module.m.module.n.aws_x.a'));
  const beside = about(origin('net', 'module.m2.aws_x.a'));
  expect([...waive([inside, beside], [comment(['net', 'module.m'])]).waived.keys()]).toEqual([inside]);
});
