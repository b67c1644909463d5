import { prefixOf } from '../../../input/aws-id.ts';
import type { Resource } from '../../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../../builder.ts';
import { isPrivate } from '../paths/admission/meets.ts';
import { walkTo } from '../paths/cross.ts';
import { type Prefix, everywhere } from '../paths/destination.ts';
import type { Hop, HopKind } from '../paths/next-hop.ts';
import { tableOf } from '../paths/routing.ts';
import { vpcOf } from '../places/subnets.ts';
import { named } from '../type-aliases.ts';

/** Next hops that never lead to an internet gateway, or not both ways. */
const away: ReadonlySet<HopKind> = new Set(['nat', 'transit-gateway', 'peering', 'vpn-gateway', 'local']);

/**
 * Tells on the node of an internet-facing load balancer that its subnets have no route to an internet gateway, or over
 * something that does not lead there: AWS accepts that, and the node has public addresses that nobody reaches.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html#clients-cannot-connect-to-load-balancer
 */
export function refuseDark(
  net: NetworkBuilder,
  balancer: Resource,
  node: Draft,
  subnets: readonly Resource[],
): boolean {
  // Where nothing of the routing is in the inputs, it is elsewhere: without an internet gateway AWS makes no such balancer.
  const routed = net.once(routedVpcs);
  const isTold = subnets.every((subnet) => routed.has(vpcOf(net, subnet)));
  const tables = subnets.map((subnet) => darkTable(net, subnet));
  const ways = subnets.map((subnet) => walkTo(net, subnet, everywhere[4].whole).refusals);
  if (subnets.length === 0 || !isTold || subnets.some((_, at) => tables[at] === undefined && ways[at]?.length === 0))
    return false;
  for (const [at, table] of tables.entries()) {
    for (const { by, refusal } of ways[at] ?? []) net.refuse(node, by, refusal);
    // Where packets get out, if not as they came in, it is not the table that is wrong.
    if (table && ways[at]?.length === 0) {
      net.refuse(node, balancer, { is: 'not-public', path: 'subnets', and: net.originOf(table) });
    }
  }
  return true;
}

/** VPCs of which the inputs have route tables or an internet gateway. */
function routedVpcs(net: NetworkBuilder): ReadonlySet<Resource | undefined> {
  const all = net.all(named('aws_route_table', 'aws_internet_gateway', 'aws_internet_gateway_attachment'));
  return new Set(all.flatMap((one) => net.targets(one, 'vpc_id', named('aws_vpc'))));
}

/** The table, or the subnet without one, whose routes are all known and lead elsewhere. */
function darkTable(net: NetworkBuilder, subnet: Resource): Resource | undefined {
  const { hops, refuses, open } = tableOf(net, subnet);
  const lit = hops.some((hop) =>
    hop.kind === 'internet' ? !isOutwardOnly(hop) : !away.has(hop.kind) && mayBePublic(hop.leadsTo),
  );
  return open === undefined && !lit ? refuses : undefined;
}

/** Nothing comes in by it. https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html */
function isOutwardOnly({ target, id }: Hop): boolean {
  return target?.type === 'aws_egress_only_internet_gateway' || (id !== undefined && prefixOf(id) === 'eigw');
}

function mayBePublic({ covers }: Prefix): boolean {
  return covers === undefined || (!('vpc' in covers) && !isPrivate(covers));
}
