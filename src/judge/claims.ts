import type { FailureSet, ScenarioPolicy } from './policy.ts';
import { rankOf } from './severity.ts';

interface Claimant {
  readonly policy: ScenarioPolicy;
  /** The set of failures by which the policy names it. */
  readonly set: FailureSet;
}

type Made<Claim> = (others: readonly ScenarioPolicy[]) => Claim;

/**
 * Which of several policies in use reports a breach: the most severe one; of equal ones the one that names the role or the
 * kind most narrowly, then the first. The others are told as broken as well.
 */
export class Claims<Claim> {
  readonly #byKey = new Map<
    string,
    Map<ScenarioPolicy, { readonly set: FailureSet; readonly claims: Made<Claim>[] }>
  >();

  /** One claim more of a policy on what `key` names. */
  add(key: string, { policy, set }: Claimant, claim: Made<Claim>): void {
    let byPolicy = this.#byKey.get(key);
    if (byPolicy === undefined) this.#byKey.set(key, (byPolicy = new Map()));
    const known = byPolicy.get(policy);
    if (known === undefined) byPolicy.set(policy, { set, claims: [claim] });
    else if (known.set === set) known.claims.push(claim);
  }

  /** The claims that count, in the order they were added. */
  list(): Claim[] {
    return [...this.#byKey.values()].flatMap((byPolicy) => {
      const ordered = [...byPolicy].toSorted(
        ([a, { set: of }], [b, { set: by }]) => rankOf(a.severity) - rankOf(b.severity) || breadth(of) - breadth(by),
      );
      const others = ordered.slice(1).map(([policy]) => policy);
      return ordered.slice(0, 1).flatMap(([, { claims }]) => claims.map((claim) => claim(others)));
    });
  }
}

/** How much a set of failures takes in: a number of roles, every component, every kind of domain. */
function breadth({ each, roles }: FailureSet): number {
  return each === 'domain' ? 2000 : (roles?.length ?? 1000);
}
