import type { Resource } from '../../../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../../../builder.ts';
import { type Program, refuseStores } from './to-stores.ts';
import { refuseEndpoints } from './to-endpoints.ts';
import { refuseWorld } from './to-world.ts';

/** Tells on a member, which stands in one of the subnets, what its program sends and what is refused: to its stores, and out. */
export function refuseProgram(
  net: NetworkBuilder,
  member: Draft,
  program: Program,
  subnets: readonly Resource[],
  stores: readonly Resource[],
): void {
  refuseStores(net, member, program, subnets, stores);
  refuseEndpoints(net, member, program, subnets, stores);
  // What sends nothing at all is told once.
  if (member.refusals.length === 0) refuseWorld(net, member, program, subnets);
}
