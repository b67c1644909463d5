import type { Network, Tier } from '../../network/network.ts';
import type { Retagged, TierDeclared } from '../../network/declared-against.ts';
import { groupBy } from '../../multimap.ts';
import type { DeclaredFact } from './declared-fact.ts';

/**
 * Tiers that are declared for resources of which the inputs say another one, or none. What is production by its tags and test
 * by declaration is taken out of what is judged; so is all there is, where nothing is left that is production. What is
 * declared production is judged all the more.
 */
export function tierFacts({ components, byDeclaration: { tiers } }: Network): DeclaredFact[] {
  const isProductionLeft = components.some(
    ({ tier, origin, productClass }) => tier !== 'test' && origin.resource !== undefined && productClass !== undefined,
  );
  const groups = groupBy(tiers, ({ at, declared, says }) => JSON.stringify([at, declared, says]));
  return [...groups.values()].flatMap((group): DeclaredFact[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { at, declared, says, by } = first;
    const isAll = declared === 'test' && !isProductionLeft;
    const refusedByStrict = isAgainst(declared, says) || (isAll && says === 'unstated');
    return [{ is: 'tier', at, refusedByStrict, resources: group.map(originOf), declared, says, by, isAll }];
  });
}

/** What a plan keeps and takes out of production by other tags. After the apply nothing tells that it was of production. */
export function retaggedFacts({ byDeclaration: { retagged } }: Network): DeclaredFact[] {
  const groups = groupBy(retagged, ({ before, after }) => JSON.stringify([before, after]));
  return [...groups.values()].flatMap((group): DeclaredFact[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { before, after } = first;
    const resources = group.map(originOf);
    return [{ is: 'retagged', at: undefined, refusedByStrict: true, resources, before, after }];
  });
}

function isAgainst(declared: Tier, says: Tier): boolean {
  return declared === 'test' && says === 'production';
}

function originOf({ resource, address }: TierDeclared | Retagged): DeclaredFact['resources'][number] {
  return { address, resource, stack: undefined, type: undefined };
}
