import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type Missing, argument } from '../../fact.ts';
import { type Block, block, holds } from './cidr.ts';
import { walkTo } from './cross.ts';
import { type Destination, isPrivate } from './destination.ts';
import type { Hop, HopKind } from './next-hop.ts';
import { anyDivides } from './longest-prefix.ts';
import { noRoute } from './forward.ts';
import { hopsOf, tableOf } from './routing.ts';
import { type Walk, all, free, perhaps } from './walk.ts';
import { vpcOf } from '../places/subnets.ts';
import { named } from '../type-aliases.ts';

/**
 * Why a host in a subnet does not reach what routes of its siblings lead to: other networks and the premises, block by block.
 * What one member is routed to by its own prefix, all of them need. Worked out once for siblings of equal route tables.
 */
export function unlikeSiblings(net: NetworkBuilder, subnet: Resource, siblings: readonly Resource[]): Walk {
  const known = net.once(knownWalks);
  const alike = new Set(siblings.map((one) => net.once(routedLike)(one)));
  const key = `${subnet.id} ${Array.from(alike, ({ id }) => id).join(' ')}`;
  const found = known.get(key) ?? apart(net, subnet, [...alike]);
  known.set(key, found);
  return found;
}

function knownWalks(): Map<string, Walk> {
  return new Map();
}

/** One subnet of those that use the same route table in the same VPC. */
function routedLike(net: NetworkBuilder): (subnet: Resource) => Resource {
  const first = new Map<readonly Hop[], Map<Resource | undefined, Resource>>();
  return (subnet) => {
    const hops = hopsOf(net, subnet);
    const byVpc = first.get(hops) ?? new Map<Resource | undefined, Resource>();
    first.set(hops, byVpc);
    const vpc = vpcOf(net, subnet);
    const found = byVpc.get(vpc) ?? subnet;
    byVpc.set(vpc, found);
    return found;
  };
}

function apart(net: NetworkBuilder, subnet: Resource, siblings: readonly Resource[]): Walk {
  const own = hopsOf(net, subnet);
  const walks = destinationsOf(net, subnet, siblings).map(({ to, unless }) => {
    // A table that divides the block differently is not compared.
    const divides = to.block !== undefined && anyDivides(own, to.block);
    return divides ? free : perhaps(walkTo(net, subnet, to), unless);
  });
  const { refusals, gaps } = all(free, ...walks);
  return { parts: [], refusals: [...refusals, ...unlearned(net, subnet, siblings)], gaps };
}

/** Kinds of next hop that lead to networks behind them. */
const leading: ReadonlySet<HopKind> = new Set<HopKind>([
  'transit-gateway',
  'vpn-gateway',
  'peering',
  'endpoint',
  'interface',
  'nat',
]);

/** Where a route leads; with `unless`, where it may lead. */
interface Possible {
  readonly to: Destination;
  readonly unless?: Missing;
}

/** Blocks that routes of the siblings lead to, that are no part of the network of the subnet. */
function destinationsOf(net: NetworkBuilder, subnet: Resource, siblings: readonly Resource[]): readonly Possible[] {
  const found = new Map<string, readonly Possible[]>();
  const vpc = vpcOf(net, subnet);
  for (const sibling of siblings) {
    for (const { leadsTo, kind, certainty } of hopsOf(net, sibling)) {
      if (certainty === 'guessed' || !leading.has(kind) || !isBlock(leadsTo.covers) || leadsTo.to === undefined)
        continue;
      const possible = net.once(destinationsByBlock)(leadsTo.to, leadsTo.covers);
      // A route to the own network is the local one, whatever its block.
      const others = possible.filter(({ to }) => isPrivate(to) && to.vpc !== vpc);
      const isSure = others.length === 1 && possible.every(({ to }) => to.vpc === undefined || to.vpc === vpc);
      found.set(leadsTo.to, isSure ? others.map(({ to }) => ({ to })) : others);
    }
  }
  return [...found.values()].flat();
}

/**
 * A block and the VPC that has it; none where it is a whole half of the internet, or VPCs overlap in it. Where it is that of no
 * VPC that is known, it may be that of each whose block is not.
 */
function destinationsByBlock(net: NetworkBuilder): (text: string, covers: Block) => readonly Possible[] {
  const vpcs = named('aws_vpc')
    .flatMap((type) => [...net.graph.ofType(type), ...net.graph.ofType(type, 'data')])
    .map((vpc) => ({ vpc, own: block(vpc.attributes.string('cidr_block') ?? '') }));
  const unknown = vpcs.filter(({ own }) => own === undefined).map(({ vpc }) => vpc);
  return (text, covers) => {
    if (covers.length <= 1) return [];
    const [only, ...others] = vpcs.filter(({ own }) => own && holds(own, covers));
    if (others.length > 0) return [];
    if (only) return [{ to: { to: only.vpc.id, block: covers, vpc: only.vpc } }];
    const outside: Destination = { to: text, block: covers, vpc: undefined };
    if (unknown.length === 0) return [{ to: outside }];
    const unless = unknown.map((vpc) => argument(vpc, 'cidr_block'));
    return [outside, ...unknown.map((vpc) => ({ to: vpc.id, block: covers, vpc }))].map((to) => ({ to, unless }));
  };
}

/** What siblings learn from a VPN gateway, and this table neither learns nor is routed to. */
function unlearned(net: NetworkBuilder, subnet: Resource, siblings: readonly Resource[]): Walk['refusals'] {
  const own = tableOf(net, subnet);
  const learned = new Set(siblings.flatMap((one) => tableOf(net, one).learns));
  return [...learned].flatMap((gateway) => {
    const isKnown = own.learns.includes(gateway) || own.hops.some(({ target }) => target === gateway);
    return isKnown ? [] : noRoute(own, subnet, { to: gateway.id, block: undefined, vpc: undefined }).refusals;
  });
}

function isBlock(covers: Block | { readonly vpc: Resource } | undefined): covers is Block {
  return covers !== undefined && 'length' in covers;
}
