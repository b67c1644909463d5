import { pattern } from '../../src/input/pattern.ts';
import type { Cut } from './cut.ts';
import { judgeMutation } from './mutated.ts';

export interface Judged {
  /** `right`: a broken error names an address that must change; `elsewhere`: only others are named. */
  readonly outcome: 'right' | 'elsewhere' | 'accepted' | 'no report';
  /** Policies with what they name, a line each. */
  readonly told: readonly string[];
}

/** What nospof says of the reference network after a cut. */
export async function judged({ at, change }: Cut): Promise<Judged> {
  const report = await judgeMutation(change).catch((error: unknown) => String(error));
  if (typeof report === 'string') return { outcome: 'no report', told: [report] };
  const told = report.findings.filter(({ severity }) => severity !== 'info');
  const named = told
    .filter((one) => one.severity === 'error' && one.verdict === 'broken')
    .map(({ addresses }) => addresses);
  const wanted = at.map(pattern);
  const isRight = named.some(
    (addresses) => wanted.length === 0 || addresses.some((address) => wanted.some((matches) => matches(address))),
  );
  const elsewhere = report.verdict === 'rejected' ? 'elsewhere' : 'accepted';
  return {
    outcome: isRight ? 'right' : elsewhere,
    told: told.map((one) => `${one.policy} ${one.severity} ${one.verdict}: ${one.addresses.join(', ')}`),
  };
}
