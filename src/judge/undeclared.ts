import type { Network } from '../network/network.ts';
import type { AskedFact, PolicySet } from './policy.ts';
import { isDeclared } from './strict-services.ts';

/** A policy in use that finds nothing, as nothing is declared of what it is about. */
export interface Undeclared {
  readonly policy: string;
  readonly lacks: readonly AskedFact[];
}

/** Policies about what no plan has: silence about them is no pass. */
export function undeclared(network: Network, { policies }: PolicySet): readonly Undeclared[] {
  return policies.flatMap(({ id, asks }) => {
    const lacks = asks.filter((fact) => !isThere[fact](network));
    return lacks.length === 0 ? [] : { policy: id, lacks };
  });
}

const isThere: Readonly<Record<AskedFact, (network: Network) => boolean>> = {
  grade: ({ services }) =>
    services.some((service) => isDeclared(service) && (service.facts?.grade !== undefined || service.dualSite)),
  objective: ({ services }) =>
    services.some(({ rto, rtoWithinSite, rpo }) => [rto, rtoWithinSite, rpo].some((one) => one !== undefined)),
  domain: ({ domains }) => domains.some(({ stated }) => stated === true),
  channels: ({ services }) => services.some(({ facts }) => facts !== undefined && facts.channels.length > 0),
  peak: ({ services }) => services.some(({ facts }) => facts?.peak !== undefined),
  capacity: ({ components }) =>
    components.some(({ facts }) => facts?.capacity !== undefined || facts?.concurrency !== undefined),
};
