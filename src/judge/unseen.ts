import type { Breach } from './breaches.ts';
import { settles } from './breaches.ts';
import type { Claim } from './cause.ts';
import { outagesByFailure } from './outages-by-failure.ts';
import { readyNeeds } from './ready-needs.ts';

/**
 * A part that is degraded is told at what does not notice it: the need nearest to the service of which enough alternatives
 * work; at the part itself where there is none. What stops the service when it is down is not told a second time.
 * @param down breaches by single components that are down
 */
export function toldUnseen(claims: readonly Claim[], down: readonly Breach[]): Claim[] {
  if (!claims.some(isGray)) return [...claims];
  const stopping = new Map(down.map((breach) => [whatAndWhere(breach), breach]));
  const outagesOf = outagesByFailure();
  return claims.flatMap((claim) => {
    if (!isGray(claim)) return claim;
    const { breach } = claim;
    const known = stopping.get(whatAndWhere(breach));
    if (known !== undefined && settles(known, breach)) return [];
    const { failure, world, worlds, root, limit } = breach;
    const model = worlds[world];
    const tried = { model, failure, hit: new Set(failure[world]), seconds: outagesOf(model, failure) };
    const [unseen] = readyNeeds(tried, root, limit);
    return unseen === undefined ? claim : { ...claim, at: unseen.user, unseen: unseen.need };
  });
}

/** A time of a policy's own is another question than the objective of the service. */
function isGray({ policy }: Claim): boolean {
  return policy.mode === 'degraded' && policy.atMost === 'limit';
}

function whatAndWhere({ failure, root }: Breach): string {
  return `${failure.component} ${root}`;
}
