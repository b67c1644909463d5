import { readAssumptions } from '../../src/input/assumptions.ts';
import { judge, type Judgement } from '../../src/judge/judge.ts';
import { verdictOf } from '../../src/judge/verdict.ts';
import { readPolicies } from '../../src/judge/packs.ts';
import type { Network } from '../../src/network/network.ts';
import type { Finding, Report } from '../../src/report/report.ts';
import { english } from '../../src/report/words/en/english.ts';
import { toldFinding } from '../../src/report/words/tell.ts';
import { type NetworkSketch, network } from '../networks.ts';

const assumptions = await readAssumptions();
const packs = { recommended: await readPolicies(), strict: await readPolicies({ extends: ['strict'] }) };

interface Options {
  readonly pack?: keyof typeof packs;
  /** Only what this one finds. */
  readonly policy?: string;
}

/** Judges a drawn network by a shipped pack; findings as the report has them. */
export function judged(
  drawn: Network,
  { pack = 'recommended', policy }: Options = {},
): Omit<Judgement, 'findings'> & { readonly findings: readonly Finding[]; readonly verdict: Report['verdict'] } {
  const judgement = judge(drawn, packs[pack], { assumptions, asOf: '2026-11-28' });
  const verdict = verdictOf(judgement.findings, packs[pack]);
  const asked = judgement.findings.filter((finding) => policy === undefined || finding.policy.id === policy);
  return { ...judgement, verdict, findings: asked.map((finding) => toldFinding(finding, english)) };
}

/** The findings in short, one line each: `error broken single-router: the message`. */
export function lines(drawn: Network, options: Options = {}): string[] {
  return judged(drawn, options).findings.map(
    ({ severity, verdict, policy, message }) => `${severity} ${verdict} ${policy}: ${message}`,
  );
}

/** What one policy of the strict pack says of a drawn network, one line each: `error broken: the message`. */
export function ofPolicy(id: string, drawn: Network): string[] {
  return judged(drawn, { pack: 'strict' }).findings.flatMap(({ severity, verdict, policy, message }) =>
    policy === id ? `${severity} ${verdict}: ${message}` : [],
  );
}

/** The only finding of a drawn network. */
export function onlyFinding(drawn: Network, options: Options = {}): Finding {
  const { findings } = judged(drawn, options);
  const [first] = findings;
  if (first === undefined || findings.length > 1) {
    throw new Error(
      `expected one finding, got ${findings.length}: ${findings.map(({ message }) => message).join('; ')}`,
    );
  }
  return first;
}

/** A sketch whose tiers are in order, so that the policies about them are silent. */
export function sketch(): NetworkSketch {
  return network().tiers({ productionStated: true, testInInputs: true });
}
