import type { Zone } from '../../builder.ts';
import type { Missing } from '../../fact.ts';

/** What would tell which zone an open one is: an argument, or the zone of the subnet it is called after. */
export function zoneFacts({ memberships, title }: Zone): Missing {
  const written = memberships.find(({ missing }) => missing !== undefined)?.missing;
  return written ?? (title.is === 'zone-of' ? [{ is: 'zone-of', of: title.of }] : undefined);
}
