import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import type { Role } from '../../network.ts';
import { entryOf } from '../catalogue/catalogue.ts';
import type { PlacedIn } from './placed.ts';
import { placement } from './placement.ts';

/** What a resource has in one zone: a node, an interface, an endpoint. */
export interface ZonePart extends PlacedIn {
  readonly component: number;
}

export interface ZonePartOptions {
  /** That of the catalogue unless said. */
  readonly role?: Role;
  /** How many zones AWS wants at least. */
  readonly atLeast?: number;
}

/** A part of the resource in each zone it stands in. */
export function zoneParts(net: NetworkBuilder, resource: Resource, options: ZonePartOptions = {}): readonly ZonePart[] {
  const { role = entryOf(resource).role ?? 'compute', atLeast = 0 } = options;
  return placement(net, resource, atLeast).zones.map((placed, index) => {
    const { zone } = placed;
    const title = { is: index === 0 ? 'only-node' : 'further-node', of: resource.id } as const;
    const part = zone
      ? net.part(resource, `@${zone.key}`, { role, zone })
      : net.part(resource, `#${index + 1}`, { role, title });
    return { ...placed, component: part.index };
  });
}
