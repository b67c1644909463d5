import { rankOf, type Severity } from './severity.ts';

/** What tells a finding from others in every run, and what it weighs. */
export interface Told {
  readonly severity: Severity;
  readonly verdict: 'broken' | 'unproven';
  /** Of policy and of all that is to change. */
  readonly fingerprint: string;
  /** The same of each of several parts. */
  readonly parts: readonly string[];
}

/**
 * Findings of another time. A finding about several parts is another one with one part more, so each part is looked for as
 * well as the whole.
 */
export class KnownFindings {
  readonly #weights = new Map<string, number>();

  constructor(findings: readonly Told[]) {
    for (const one of findings) {
      const weight = weightOf(one);
      for (const key of keysOf(one)) this.#weights.set(key, Math.max(weight, this.#weights.get(key) ?? 0));
    }
  }

  /** It was there, or each of its parts was, and weighed no less. */
  covers(one: Told): boolean {
    const isCovered = (key: string): boolean => (this.#weights.get(key) ?? 0) >= weightOf(one);
    const { fingerprint, parts } = one;
    return this.#weights.has(fingerprint) ? isCovered(fingerprint) : parts.length > 0 && parts.every(isCovered);
  }

  /** It was there, or another one about one of its parts. */
  mentions(one: Told): boolean {
    return keysOf(one).some((key) => this.#weights.has(key));
  }
}

/** Its fingerprint, and those of its parts. */
export function keysOf({ fingerprint, parts }: Told): readonly string[] {
  return [fingerprint, ...parts];
}

/** More for what is more severe, and for what is proven among what is equally severe; never 0. */
export function weightOf({ severity, verdict }: Told): number {
  return 2 * (3 - rankOf(severity)) + (verdict === 'broken' ? 1 : 0);
}
