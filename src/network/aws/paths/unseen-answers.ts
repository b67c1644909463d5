import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { isType } from '../type-aliases.ts';
import { type Destination, towards } from './destination.ts';
import { exitBehind } from './exit-behind.ts';
import { isStateful } from './inspected.ts';
import { anyDivides, longest } from './longest-prefix.ts';
import type { Hop, NextHop } from './next-hop.ts';
import { routeTables } from './route-tables.ts';
import { hopsOfTable, tableOf } from './routing.ts';
import { attachmentOf } from './transit-gateway.ts';
import { type Walk, free, perhaps, refused } from './walk.ts';
import { subnetsOfPlace } from '../places/placed.ts';
import { subnetsOf, vpcOf } from '../places/subnets.ts';

/** A subnet whose packets pass a firewall endpoint on their way. */
interface Inspected {
  readonly subnet: Resource;
  readonly firewall: Resource;
  /** The subnet of the endpoint. */
  readonly behind: Resource;
  readonly to: Destination;
}

/**
 * A firewall that sees one direction of a conversation only drops it: what a subnet sends through an endpoint has to come back
 * through one. Where answers enter the network again, a route has to lead them there: in the table of the subnet of a NAT gateway,
 * of the subnets of a transit gateway attachment, or of an internet gateway.
 * https://docs.aws.amazon.com/network-firewall/latest/developerguide/asymmetric-routing.html
 * https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html
 */
export function unseenAnswers(net: NetworkBuilder, { subnet, firewall, behind, to }: Inspected): Walk {
  const vpc = vpcOf(net, subnet);
  const stateful = isStateful(net, firewall);
  if (!vpc || stateful === false) return free;
  const exit = exitBehind(net, behind, to);
  const own = towards(vpc, subnet);
  if (!exit || subnet.attributes.string('cidr_block') === undefined) return free;
  const { by } = entries(net, vpc, exit).find(({ hops }) => isUnseen(hops, own)) ?? {};
  const lost = by ? refused(by, { is: 'unseen-answers', from: subnet.id }) : free;
  return stateful === true ? lost : perhaps(lost, stateful.missing);
}

/** No route of a table leads answers to a subnet through a firewall, for certain. */
export function isUnseen(hops: readonly Hop[], to: Destination): boolean {
  if (to.block && anyDivides(hops, to.block)) return false;
  const { route, rivals } = longest(hops, to);
  return !(route && isInspection(route)) && !rivals.some(isInspection);
}

/** Where answers enter a network: the routes there, and what has them. */
interface Entry {
  readonly by: Resource;
  readonly hops: readonly Hop[];
}

/** All entries whose routes the inputs show. */
function entries(net: NetworkBuilder, vpc: Resource, { kind, target }: NextHop): readonly Entry[] {
  if (kind === 'internet') return target ? entryOfGateway(net, target) : [];
  if (kind === 'nat') return entriesOf(net, target ? subnetsOf(net, target, 'subnet_id') : []);
  const attachment = kind === 'transit-gateway' ? attachmentOf(net, vpc, target) : undefined;
  return entriesOf(net, attachment ? subnetsOfPlace(net, attachment) : []);
}

function entriesOf(net: NetworkBuilder, subnets: readonly Resource[]): readonly Entry[] {
  return subnets.flatMap((subnet) => {
    const { hops, refuses } = tableOf(net, subnet);
    return refuses ? [{ by: refuses, hops }] : [];
  });
}

/** Without a table of its own, an internet gateway hands answers over to the subnet itself. One for egress only has none. */
function entryOfGateway(net: NetworkBuilder, gateway: Resource): readonly Entry[] {
  if (!isType(gateway, 'aws_internet_gateway')) return [];
  const { edgeOf, looseEdges } = net.once(routeTables);
  const table = edgeOf.get(gateway);
  if (table) return [{ by: table, hops: hopsOfTable(net, table) }];
  return looseEdges || gateway.mode !== 'managed' ? [] : [{ by: gateway, hops: [] }];
}

function isInspection({ kind }: Hop): boolean {
  return kind === 'endpoint' || kind === 'interface' || kind === 'other';
}
