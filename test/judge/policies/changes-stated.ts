import { judge } from '../../../src/judge/judge.ts';
import { readAssumptions } from '../../../src/input/assumptions.ts';
import { readPolicies } from '../../../src/judge/packs.ts';
import { english } from '../../../src/report/words/en/english.ts';
import { toldFinding } from '../../../src/report/words/tell.ts';
import { networkOf } from '../../network/services/declare.ts';

const assumptions = await readAssumptions();
const strict = await readPolicies({ extends: ['strict'] });

/** What the strict pack says by one policy of a nospof.yaml (without its version): `broken nospof.yaml:12: the message`. */
export async function stated(policy: string, text: string): Promise<string[]> {
  const { findings } = judge(await networkOf(text), strict, { assumptions, asOf: '2026-11-28' });
  return findings
    .filter((one) => one.policy.id === policy)
    .map((one) => toldFinding(one, english))
    .map(({ verdict, source, message }) => `${verdict} ${source?.file}:${source?.line}: ${message}`);
}

/** A service of grade 1 that a pair of switches carries, and a change of one of them. */
export function changed(change: string, service = ''): string {
  return `services: { login: { grade: 1, rto: 1h, ${service} needs: [{ any: [a, b], detect: end-to-end, switch: 30s }] } }
components: { a: { role: l4-switch }, b: { role: l4-switch }, disk: { role: storage } }
change: { ${change} }`;
}
