import { own } from '../../../own.ts';
import type { Certainty } from '../../../graph/graph.ts';
import { prefixOf } from '../../../input/aws-id.ts';
import type { Attributes } from '../../../input/attributes.ts';
import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { argument } from '../../fact.ts';
import { type Prefix, prefixesOf } from './destination.ts';
import { canonicalType, named } from '../type-aliases.ts';

/** Kinds of next hop, as AWS names the arguments of a route. */
export type HopKind =
  'internet' | 'nat' | 'transit-gateway' | 'endpoint' | 'interface' | 'peering' | 'vpn-gateway' | 'local' | 'other';

export interface Hop {
  readonly leadsTo: Prefix;
  readonly kind: HopKind;
  /** Undefined when the target is not in the inputs. */
  readonly target: Resource | undefined;
  /** Its id, where that is all that is known: `nat-0123`. */
  readonly id?: string;
  readonly certainty: Certainty;
  /** What writes the route: an `aws_route`, or the table. */
  readonly owner: Resource;
  /** The argument of `owner` that names the next hop; undefined where one of several routes may be meant. */
  readonly path?: string | undefined;
}

/** What packets are sent to; without the route where it is one that the inputs do not show. */
export type NextHop = Pick<Hop, 'kind' | 'target' | 'id' | 'path'> & Partial<Pick<Hop, 'owner' | 'certainty'>>;

/** What `gateway_id` may name: the API takes the id of nearly anything there, so what is named tells the kind. */
const kindByType: Readonly<Record<string, HopKind>> = {
  aws_internet_gateway: 'internet',
  aws_vpn_gateway: 'vpn-gateway',
  aws_nat_gateway: 'nat',
  aws_egress_only_internet_gateway: 'internet',
  aws_vpc_endpoint: 'endpoint',
};
const anyGateway = Object.keys(kindByType);

/** Arguments that name a next hop, and what they may name. */
const hopArguments: readonly (readonly [argument: string, kind: HopKind, types: readonly string[]])[] = [
  ['nat_gateway_id', 'nat', ['aws_nat_gateway']],
  ['transit_gateway_id', 'transit-gateway', ['aws_ec2_transit_gateway']],
  ['vpc_endpoint_id', 'endpoint', ['aws_vpc_endpoint', 'aws_networkfirewall_firewall']],
  ['network_interface_id', 'interface', ['aws_network_interface', 'aws_instance']],
  ['instance_id', 'interface', ['aws_instance']],
  ['vpc_peering_connection_id', 'peering', ['aws_vpc_peering_connection', 'aws_vpc_peering_connection_accepter']],
  ['egress_only_gateway_id', 'internet', ['aws_egress_only_internet_gateway']],
  ['gateway_id', 'internet', anyGateway],
  ['core_network_arn', 'other', []],
  ['carrier_gateway_id', 'other', []],
  ['local_gateway_id', 'other', []],
];

/** The next hops a route stands for: the same one for each of its prefixes. */
export function hopsOfRoute(net: NetworkBuilder, owner: Resource, at: Attributes): readonly Hop[] {
  const hop = nextHop(net, owner, at.path === '' ? '' : `${at.path}.`);
  return prefixesOf(net, owner, at).map((leadsTo) => ({ ...hop, leadsTo }));
}

/** The next hops of routes that one expression stands for whose value is not known: each may lead anywhere. */
export function hopsWithin(net: NetworkBuilder, owner: Resource, path: string): readonly Hop[] {
  const leadsTo: Prefix = { to: undefined, covers: undefined, fact: argument(owner, path) };
  const types = named(...hopArguments.flatMap(([, , ofHop]) => ofHop));
  return net.graph.resolve(owner, path, types).references.map(({ target }): Hop => {
    const of = hopArguments.find(([, , ofHop]) => ofHop.includes(canonicalType(target.type)));
    const kind = own(kindByType, canonicalType(target.type)) ?? of?.[1] ?? 'other';
    return { leadsTo, kind, target, certainty: 'guessed', owner };
  });
}

function nextHop(net: NetworkBuilder, owner: Resource, base: string): Omit<Hop, 'leadsTo'> {
  for (const [name, kind, types] of hopArguments) {
    const resolution = net.graph.resolve(owner, base + name, types.length > 0 ? named(...types) : undefined);
    const reference = resolution.references[0];
    if (reference) {
      const { target, certainty } = reference;
      const actual = types === anyGateway ? (own(kindByType, canonicalType(target.type)) ?? kind) : kind;
      return { kind: actual, target, certainty, owner, path: base + name };
    }
    const literal = resolution.literals.find((text) => text !== '');
    if (literal !== undefined) {
      return {
        kind: own(kindByPrefix, prefixOf(literal)) ?? kind,
        target: undefined,
        id: literal,
        certainty: 'exact',
        owner,
      };
    }
    if (!resolution.omitted && resolution.unresolved.length > 0)
      return { kind, target: undefined, certainty: 'exact', owner };
  }
  return { kind: 'other', target: undefined, certainty: 'guessed', owner };
}

/** By the prefix of an id. */
const kindByPrefix: Readonly<Record<string, HopKind>> = {
  igw: 'internet',
  eigw: 'internet',
  vgw: 'vpn-gateway',
  nat: 'nat',
  tgw: 'transit-gateway',
  pcx: 'peering',
  eni: 'interface',
  vpce: 'endpoint',
  local: 'local',
};
