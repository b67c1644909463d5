import type { Resource } from '../../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../../builder.ts';
import { mayLeaveByIpv4 } from './default-route.ts';
import { everywhere } from './destination.ts';
import { forward, noRoute } from './forward.ts';
import { hasPublicAddress } from './public-address.ts';
import { routeTables } from './route-tables.ts';
import { tableOf } from './routing.ts';
import { unlikeSiblings } from './same-ways.ts';
import { type Walk, all, drawWalk, free, open, refused } from './walk.ts';
import { allOf } from '../../fact.ts';
import { vpcOf } from '../places/subnets.ts';

/** Members of one pool, of equal hosts, or of one function: what one of them needs, the others need as well. */
export interface Siblings {
  readonly owner: Resource;
  /** The subnets of all of them. */
  readonly subnets: readonly Resource[];
}

/**
 * A member without a way out, where siblings have one, cannot do what they do. Where none has one, the pool is isolated on
 * purpose and needs none. The same of ways to other networks and to the premises.
 */
export function needWayLikeSiblings(
  net: NetworkBuilder,
  part: Draft,
  subnets: readonly Resource[],
  { owner, subnets: everywhereElse }: Siblings,
): void {
  if (subnets.length === 0) return;
  const apart = subnets.map((subnet) => unlikeSiblings(net, subnet, everywhereElse));
  drawWalk(net, part, ofEach(apart));
  const without = subnets.map((subnet) => leaving(net, owner, subnet));
  if (without.includes(undefined)) return;
  const pulls = pullsNothing(net, owner, everywhereElse);
  if (pulls) {
    drawWalk(net, part, pulls);
    return;
  }
  const isIdle = subnets.every((subnet) => hasIdleTable(net, subnet));
  if (!isIdle && !everywhereElse.some((subnet) => leaves(net, owner, subnet))) return;
  drawWalk(net, part, all(...without.map((walk) => walk ?? free)));
}

/** What refuses packets from whichever of the subnets, or may refuse them from each of those where nothing does for certain. */
function ofEach(walks: readonly Walk[]): Walk {
  if (walks.every(({ refusals }) => refusals.length > 0)) return { ...all(...walks), gaps: undefined };
  const isOpen = walks.every(({ refusals, gaps }) => refusals.length > 0 || gaps !== undefined);
  return isOpen ? open(allOf(...walks.map(({ gaps }) => gaps))) : free;
}

/**
 * Tasks on Fargate that have an internet gateway alone, and no public address, do not get the images that they are started from,
 * unless endpoints give them.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html
 */
function pullsNothing(net: NetworkBuilder, owner: Resource, subnets: readonly Resource[]): Walk | undefined {
  const isFargate = owner.type === 'aws_ecs_service' && owner.attributes.string('launch_type') === 'FARGATE';
  if (!isFargate || net.graph.ofType('aws_vpc_endpoint').length > 0 || subnets.length === 0) return undefined;
  const isShut = subnets.every((subnet) => {
    const forwarded = forward(net, subnet, everywhere[4].whole);
    const isDirect =
      'steps' in forwarded && forwarded.steps.every(({ hop, unless }) => hop.kind === 'internet' && !unless);
    return isDirect && hasPublicAddress(net, owner, subnet) === false;
  });
  return isShut ? refused(owner, { is: 'no-images', path: 'network_configuration.assign_public_ip' }) : undefined;
}

/** A subnet without association beside a table that leads out and has no subnet: it was made for such ones. */
function hasIdleTable(net: NetworkBuilder, subnet: Resource): boolean {
  const vpc = vpcOf(net, subnet);
  return vpc !== undefined && tableOf(net, subnet).refuses === subnet && net.once(routeTables).idleIn.has(vpc);
}

/** A host in the subnet has a way out for certain. */
function leaves(net: NetworkBuilder, owner: Resource, subnet: Resource): boolean {
  const forwarded = forward(net, subnet, everywhere[4].whole);
  const isSure = 'steps' in forwarded && forwarded.steps.every(({ unless }) => unless === undefined);
  return isSure && leaving(net, owner, subnet) === undefined;
}

/** Why a host in the subnet has no way out; undefined where it has one. */
function leaving(net: NetworkBuilder, owner: Resource, subnet: Resource): Walk | undefined {
  const { whole } = everywhere[4];
  if (!mayLeaveByIpv4(net, subnet)) return noRoute(tableOf(net, subnet), subnet, whole);
  const forwarded = forward(net, subnet, whole);
  if ('none' in forwarded) return forwarded.none;
  const isDirect = forwarded.steps.every(({ hop }) => hop.kind === 'internet');
  if (!isDirect || hasPublicAddress(net, owner, subnet) !== false) return undefined;
  const by = tableOf(net, subnet).refuses;
  return by ? refused(by, { is: 'no-public-address', from: subnet.id }) : free;
}
