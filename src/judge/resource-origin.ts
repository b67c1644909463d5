import type { Resource } from '../input/deployment.ts';
import { lastingName } from '../network/lasting-name.ts';
import type { Component, Origin, Tier } from '../network/network.ts';
import { tierSaid } from '../network/tier-words.ts';

/** Where a resource of the inputs comes from, as the network has it where a component of it is in the network. */
export function originOf(
  { id, address, region, account, type, document }: Resource,
  part?: Pick<Component, 'origin'>,
): Origin {
  const lasting = lastingName({ address, region, account });
  return part?.origin ?? { address, resource: id, lasting, stack: document.name, type };
}

/** What is not in the network states its tier by its tags, or by where it is read. */
export function tierOf(resource: Resource, part?: Pick<Component, 'tier'>): Tier {
  return part?.tier ?? tierSaid(resource)?.tier ?? (resource.document.isTestTier === true ? 'test' : 'unstated');
}
