import { expect, it } from 'vitest';
import type { RecordedFinding } from '../../../src/input/accepted/baseline-file.ts';
import { baselineCover } from '../../../src/judge/accepted/baseline-cover.ts';
import { type Finding, finding } from '../../../src/judge/finding.ts';
import { readPolicies } from '../../../src/judge/packs.ts';
import type { Severity } from '../../../src/judge/severity.ts';

const { defined } = await readPolicies();
const policy = defined.find(({ id }) => id === 'single-router')!;

function about(
  names: readonly string[],
  severity: Severity = 'error',
  verdict: Finding['verdict'] = 'broken',
): Finding {
  const at = names.map((name) => ({
    address: name,
    resource: name,
    lasting: name,
    stack: 'net',
    type: 'aws_x',
    source: undefined,
  }));
  const told = { subject: [], components: [], services: [], witness: [], missing: [] } as const;
  return finding(policy, { ...told, severity, verdict, at, statement: { says: 'unnoticed' } });
}

function recorded(one: Finding): RecordedFinding {
  const { severity, verdict, fingerprint, parts, stops } = one;
  const told = { policy: policy.id, severity, verdict, addresses: [], message: '', fingerprint, stops };
  return parts.length === 0 ? told : { ...told, parts };
}

/** Whether a baseline of `before` covers `now`, and how many of it are resolved. */
function covered(before: readonly Finding[], now: Finding): readonly [boolean, number] {
  const cover = baselineCover([now], before.map(recorded), new Set());
  return [cover.recorded.has(now), cover.resolved.length];
}

it('what is recorded is covered, what is new is not, what is gone is resolved', () => {
  expect(covered([about(['a'])], about(['a']))).toEqual([true, 0]);
  expect(covered([about(['a'])], about(['b']))).toEqual([false, 1]);
  expect(covered([], about(['a']))).toEqual([false, 0]);
});

it('what got worse is not covered, what got better is', () => {
  expect(covered([about(['a'], 'error', 'unproven')], about(['a']))).toEqual([false, 0]);
  expect(covered([about(['a'], 'warning')], about(['a']))).toEqual([false, 0]);
  expect(covered([about(['a'])], about(['a'], 'error', 'unproven'))).toEqual([true, 0]);
  expect(covered([about(['a'])], about(['a'], 'info'))).toEqual([true, 0]);
});

it('a finding about several parts is compared part by part', () => {
  const both = about(['a', 'b']);
  expect(covered([both], about(['a']))).toEqual([true, 0]);
  expect(covered([about(['a']), about(['b'])], both)).toEqual([true, 0]);
  expect(covered([about(['a'])], both)).toEqual([false, 0]);
  expect(covered([both], about(['a', 'b', 'c']))).toEqual([false, 0]);
  expect(covered([both], about(['c']))).toEqual([false, 1]);
});
