import { type Draft, type NetworkBuilder, type Zone, alternative, atOnce } from '../../builder.ts';
import type { Missing } from '../../fact.ts';
import type { Membership } from '../../network.ts';

/** Where something stands that is in one place if an argument turns out well and in another if it does not. */
export function eitherZone(best: Zone | undefined, worst: Zone | undefined, fact: Missing): Zone | undefined {
  if (best === undefined || worst === undefined || best.key === worst.key) return best ?? worst;
  const kind = membershipsIn(best, 'best');
  const harsh = membershipsIn(worst, 'worst');
  const memberships: Membership[] = [];
  for (const domain of new Set([...kind.keys(), ...harsh.keys()])) {
    const [one, other] = [kind.get(domain), harsh.get(domain)];
    if (one && other) memberships.push({ domain, world: undefined, missing: undefined });
    else if (other) memberships.push({ domain, world: 'worst', missing: other.missing ?? fact });
    else memberships.push({ domain, world: 'best', missing: one?.missing ?? fact });
  }
  return { key: `${best.key} or ${worst.key}`, title: best.title, memberships, open: true };
}

function membershipsIn({ memberships }: Zone, world: 'best' | 'worst'): ReadonlyMap<number, Membership> {
  return new Map(
    memberships.filter((one) => one.world === undefined || one.world === world).map((one) => [one.domain, one]),
  );
}

/** A need for `worst` in both worlds, and in the best one for `best` instead. */
export function needEither(
  net: NetworkBuilder,
  node: Draft,
  { best, worst, missing }: { best: number; worst: number; missing: Missing },
): void {
  const of = [alternative(best, { world: 'best', missing }), alternative(worst)];
  net.need(node, { of, detection: 'end-to-end', switchTime: atOnce });
}
