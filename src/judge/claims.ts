import { type FailureSet, isOff, type PolicySet, type ScenarioPolicy } from './policy.ts';
import { rankOf } from './severity.ts';

interface Claimant {
  readonly policy: ScenarioPolicy;
  /** The set of failures by which the policy names it. */
  readonly set: FailureSet;
  /** The policy is about it for certain. */
  readonly isCertain: boolean;
}

type Made<Claim> = (others: readonly ScenarioPolicy[]) => Claim;

/**
 * Which of several policies reports a breach: the most severe one in use; of equal ones the one that names the role or the
 * kind most narrowly, then the first. The others are told as broken as well. Where all are switched off, one of these takes
 * it, so that it is known what is not judged.
 */
export class Claims<Claim> {
  readonly #isOff: (policy: ScenarioPolicy) => boolean;
  readonly #byKey = new Map<
    string,
    Map<ScenarioPolicy, Omit<Claimant, 'policy'> & { readonly claims: Made<Claim>[] }>
  >();

  constructor(policies: PolicySet) {
    this.#isOff = (policy) => isOff(policy, policies);
  }

  /** One claim more of a policy on what `key` names. */
  add(key: string, { policy, set, isCertain }: Claimant, claim: Made<Claim>): void {
    let byPolicy = this.#byKey.get(key);
    if (byPolicy === undefined) this.#byKey.set(key, (byPolicy = new Map()));
    const known = byPolicy.get(policy);
    if (known === undefined || (isCertain && !known.isCertain))
      byPolicy.set(policy, { set, isCertain, claims: [claim] });
    else if (known.set === set && known.isCertain === isCertain) known.claims.push(claim);
  }

  /** The claims that count, in the order they were added. */
  list(): Claim[] {
    return [...this.#byKey.values()].flatMap((byPolicy) => {
      const ordered = [...byPolicy].toSorted(
        ([a, { set: of }], [b, { set: by }]) =>
          Number(this.#isOff(a)) - Number(this.#isOff(b)) ||
          rankOf(a.severity) - rankOf(b.severity) ||
          breadth(of) - breadth(by),
      );
      const [certain, open] = [true, false].map((is) => ordered.filter(([, { isCertain }]) => isCertain === is));
      return [...this.#first(certain ?? []), ...this.#first(this.#beyond(open ?? [], certain?.[0]?.[0]))];
    });
  }

  /** What may be broken is told beside what surely is, where it would be more severe. */
  #beyond<Of extends readonly [ScenarioPolicy, unknown]>(
    open: readonly Of[],
    certain: ScenarioPolicy | undefined,
  ): Of[] {
    return open.filter(
      ([policy]) =>
        certain === undefined ||
        (this.#isOff(certain) && !this.#isOff(policy)) ||
        (this.#isOff(certain) === this.#isOff(policy) && rankOf(policy.severity) < rankOf(certain.severity)),
    );
  }

  #first(ordered: readonly (readonly [ScenarioPolicy, { readonly claims: readonly Made<Claim>[] }])[]): Claim[] {
    const others = ordered.slice(1).flatMap(([policy]) => (this.#isOff(policy) ? [] : policy));
    return ordered.slice(0, 1).flatMap(([, { claims }]) => claims.map((claim) => claim(others)));
  }
}

/** How much a set of failures takes in: what its conditions let through, a number of roles, every component, every kind of domain. */
function breadth({ each, roles, where }: FailureSet): number {
  if (where !== undefined) return 0;
  return each === 'domain' ? 2000 : (roles?.length ?? 1000);
}
