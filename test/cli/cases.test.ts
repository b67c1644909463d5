import { expect, it } from 'vitest';
import { pattern } from '../../src/input/pattern.ts';
import { lint, type Report } from '../../src/lint.ts';
import { notYet } from '../cases-not-yet.ts';
import { answers, casesAbsent, casesAreThere, planOf, type Answer } from '../cases.ts';

/** Policies that compare with a test tier: no case is about them, and none has one. */
const testTier = /^(?:no-test-tier|untested-component|test-tier-.*|change-not-rehearsed)$/;

/** What differs from the answer, a line each. */
async function differences(name: string, answer: Answer): Promise<readonly string[]> {
  const report = await lint({ inputs: [planOf(name)] }).catch((error: unknown) => String(error));
  if (typeof report === 'string') return [report];
  const findings = report.findings.filter(({ severity, policy }) => severity !== 'info' && !testTier.test(policy));
  const verdict = verdictOf(findings);
  const isNamed = (address: string) => {
    const matches = pattern(address);
    return findings.some(({ addresses }) => addresses.some((one) => matches(one)));
  };
  const any = answer.found_any ?? [];
  return [
    ...(verdict === answer.verdict ? [] : [`${verdict}, not ${answer.verdict}`]),
    ...(answer.found ?? []).filter((one) => !isNamed(one)).map((one) => `does not name ${one}`),
    ...(any.length === 0 || any.some(isNamed) ? [] : [`names none of ${any.join(', ')}`]),
    ...(answer.quiet ?? []).filter(isNamed).map((one) => `names ${one}`),
  ];
}

function verdictOf(findings: Report['findings']): Answer['verdict'] {
  if (findings.some(({ verdict, severity }) => verdict === 'broken' && severity === 'error')) return 'rejected';
  return findings.some(({ verdict }) => verdict === 'unproven') ? 'unproven' : 'accepted';
}

it.skipIf(!casesAreThere).each(Object.entries(answers()))(`%s${casesAbsent}`, async (name, answer) => {
  const found = await differences(name, answer);
  // A case that is right now is taken out of the table.
  expect(found.length > 0 && name in notYet ? ['known'] : found).toEqual(name in notYet ? ['known'] : []);
});

it.skipIf(!casesAreThere)(`has no name in the table that is no case${casesAbsent}`, () => {
  expect(Object.keys(notYet).filter((name) => !(name in answers()))).toEqual([]);
});
