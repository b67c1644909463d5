import { readAssumptions } from '../../src/input/assumptions.ts';
import { judge, type JudgeOptions, type Judgement } from '../../src/judge/judge.ts';
import { readPolicies } from '../../src/judge/packs.ts';
import type { Network } from '../../src/network/network.ts';
import type { Finding } from '../../src/judge/report.ts';
import { type NetworkSketch, network } from '../networks.ts';

const assumptions = await readAssumptions();
const recommended = await readPolicies();
const strict = await readPolicies({ extends: ['strict'] });

/** Judges a drawn network by a shipped pack. */
export function judged(
  drawn: Network,
  options: Partial<JudgeOptions> & { readonly pack?: 'recommended' | 'strict' } = {},
): Judgement {
  return judge(drawn, options.pack === 'strict' ? strict : recommended, { assumptions, ...options });
}

/** The findings in short, one line each: `error broken single-router: the message`. */
export function lines(drawn: Network, options: Parameters<typeof judged>[1] = {}): string[] {
  return judged(drawn, options).findings.map(
    ({ severity, verdict, policy, message }) => `${severity} ${verdict} ${policy}: ${message}`,
  );
}

/** The only finding of a drawn network. */
export function onlyFinding(drawn: Network, options: Parameters<typeof judged>[1] = {}): Finding {
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
  return network().tiers({ productionStated: true, testElsewhere: 'staging.json' });
}
