import type { Member, Zone } from '../../builder.ts';
import type { Fact } from '../../fact.ts';
import { zoneFacts } from '../places/zone-facts.ts';

/**
 * By zone, the members in it. One whose zone is not known may be in any: it is there in the best world. In the worst
 * all of these are in one zone, the first, where no node has any other member in reach. `subnets` is the fact that
 * would tell the balancer's own zones.
 */
export function sameZoneMembers(
  zones: readonly (Zone | undefined)[],
  members: readonly Member[],
  subnets: Fact,
): readonly (readonly Member[])[] {
  const near = zones.map((zone) =>
    members.flatMap((member) => {
      if (!zone || !member.zone || member.zone.key === zone.key) return [member];
      if (!member.zone.open && !zone.open) return [];
      return [{ ...member, missing: member.missing ?? zoneFacts(member.zone.open ? member.zone : zone) ?? [subnets] }];
    }),
  );
  if (near.some((within) => within.some(({ missing }) => missing === undefined))) return near;
  const first = near.findIndex((within) => within.length > 0);
  const original = new Map(members.map((member) => [member.component, member]));
  return near.map((within, index) =>
    index === first ? within.map((member) => original.get(member.component) ?? member) : within,
  );
}

/** Nothing is left out, and nothing is less certain. */
export function isWhole(within: readonly Member[], members: readonly Member[]): boolean {
  return (
    within.length === members.length && within.every((member, index) => member.missing === members[index]?.missing)
  );
}
