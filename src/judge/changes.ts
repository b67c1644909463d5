import type { Finding } from './finding.ts';
import { rankOf } from './severity.ts';

/** What a change does to the findings. */
export interface Changes {
  /** Those that were not there before, or were there and weighed less. */
  readonly introduced: ReadonlySet<Finding>;
  /** Those that are gone. */
  readonly resolved: readonly Finding[];
}

/**
 * Compares the findings before a change with those after it: by fingerprint, which is policy and what is to change. A finding
 * about several parts is another one with one part more, so each part is looked for as well: what is about no other part than
 * before is not new, and what still is about one of its parts is not resolved.
 */
export function changesOf(before: readonly Finding[], after: readonly Finding[]): Changes {
  const [earlier, later] = [new Known(before), new Known(after)];
  return {
    introduced: new Set(after.filter((finding) => earlier.weightOf(finding) < weightOf(finding))),
    resolved: before.filter((finding) => !later.mentions(finding)),
  };
}

/** Findings by what they are about. */
class Known {
  /** By fingerprint, and by policy and part. */
  readonly #weights = new Map<string, number>();

  constructor(findings: readonly Finding[]) {
    for (const finding of findings) {
      const weight = weightOf(finding);
      for (const key of [finding.fingerprint, ...partsOf(finding)]) {
        this.#weights.set(key, Math.max(weight, this.#weights.get(key) ?? 0));
      }
    }
  }

  /** What the finding weighs here, at its lightest part; 0 where it, or one of its parts, is not here. */
  weightOf(finding: Finding): number {
    const whole = this.#weights.get(finding.fingerprint);
    if (whole !== undefined) return whole;
    let least = Infinity;
    for (const part of partsOf(finding)) least = Math.min(least, this.#weights.get(part) ?? 0);
    return least === Infinity ? 0 : least;
  }

  /** It, or another finding about one of its parts. */
  mentions(finding: Finding): boolean {
    return [finding.fingerprint, ...partsOf(finding)].some((key) => this.#weights.has(key));
  }
}

function partsOf({ policy, components, failed }: Finding): readonly string[] {
  return components.length === 0 ? [] : failed.map((part) => `${policy.id} ${part}`);
}

/** More for what is more severe, and for what is proven among what is equally severe; never 0. */
export function weightOf({ severity, verdict }: Pick<Finding, 'severity' | 'verdict'>): number {
  return 2 * (3 - rankOf(severity)) + (verdict === 'broken' ? 1 : 0);
}
