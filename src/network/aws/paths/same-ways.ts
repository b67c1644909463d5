import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type Block, block, holds } from './cidr.ts';
import { walkTo } from './cross.ts';
import { type Destination, isPrivate } from './destination.ts';
import type { Hop, HopKind } from './next-hop.ts';
import { anyDivides } from './longest-prefix.ts';
import { noRoute } from './forward.ts';
import { hopsOf, tableOf } from './routing.ts';
import { type Walk, free } from './walk.ts';
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
  const refusals = destinationsOf(net, siblings).flatMap((to) => {
    // A table that divides the block differently is not compared.
    const divides = to.block !== undefined && anyDivides(own, to.block);
    return divides ? [] : walkTo(net, subnet, to).refusals;
  });
  return { ...free, refusals: [...refusals, ...unlearned(net, subnet, siblings)] };
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

/** Blocks that routes of these subnets lead to, that are no part of their own network. */
function destinationsOf(net: NetworkBuilder, subnets: readonly Resource[]): readonly Destination[] {
  const found = new Map<string, Destination>();
  for (const subnet of subnets) {
    for (const { leadsTo, kind, certainty } of hopsOf(net, subnet)) {
      if (certainty === 'guessed' || !leading.has(kind) || !isBlock(leadsTo.covers) || leadsTo.to === undefined)
        continue;
      const to = net.once(destinationsByBlock)(leadsTo.to, leadsTo.covers);
      if (to && isPrivate(to) && to.vpc !== vpcOf(net, subnet)) found.set(leadsTo.to, to);
    }
  }
  return [...found.values()];
}

/** A block and the VPC that has it; undefined where it is a whole half of the internet, or VPCs overlap in it. */
function destinationsByBlock(net: NetworkBuilder): (text: string, covers: Block) => Destination | undefined {
  const vpcs = named('aws_vpc')
    .flatMap((type) => [...net.graph.ofType(type), ...net.graph.ofType(type, 'data')])
    .map((vpc) => ({ vpc, own: block(vpc.attributes.string('cidr_block') ?? '') }));
  return (text, covers) => {
    if (covers.length <= 1) return undefined;
    const within = vpcs.filter(({ own }) => own && holds(own, covers));
    const [only, ...others] = within;
    // A VPC whose block is not known may be the one that is meant.
    if (others.length > 0 || (!only && vpcs.some(({ own }) => own === undefined))) return undefined;
    return { to: only?.vpc.id ?? text, block: covers, vpc: only?.vpc };
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
