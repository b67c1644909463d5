import type { Attributes } from '../../../input/attributes.ts';
import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type Missing, argument, factAbout } from '../../fact.ts';
import type { Refused } from './walk.ts';
import { type Destination, type Prefix, doubtOf, isPrivate, match, towards } from './destination.ts';
import { holds } from './cidr.ts';
import { anyDivides, longest } from './longest-prefix.ts';
import { vpcOf } from '../places/subnets.ts';
import { gatewayTypes, gatewaysOf, isPeering } from './transit-ends.ts';
import { isStatic } from '../premises/static-routes.ts';
import { type TransitRoute, attachmentsByVpc, transitTables } from './transit-tables.ts';

/** Where a transit gateway sends packets next; or what is lacking, for certain or as far as the plan tells. */
export interface Onward {
  readonly end?: Resource;
  /** Where they may go, as far as the plan tells, when there is no end for certain. */
  readonly instead?: Resource;
  /** What would settle whether they get there; undefined when they do, or when the inputs do not show the gateway. */
  readonly gap?: Missing;
  /** What drops them for certain. */
  readonly refused?: Refused;
}

/**
 * Where packets from an attachment go next. The table that the attachment is associated with decides (explicitly, else the
 * gateway's default table), by the longest prefix; static routes come before what attachments propagate.
 * https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html#tgw-route-evaluation-overview
 */
export function onward(net: NetworkBuilder, from: Resource, gateway: Resource, to: Destination): Onward {
  if (gateway.mode === 'data') return {};
  const joined = tableFor(net, from, gateway);
  const { table } = joined;
  if (!table) return joined;
  const { routes, propagated, open } = net.once(transitTables);
  const leadsTo = announced(to);
  const learned: Candidate[] = attachmentsOfVpc(net, to.vpc, gateway).flatMap((end) => {
    const enters = propagated.get(table)?.has(end) || (table === gateway && byDefault(end, gateway, 'propagation'));
    const missing = enters === undefined ? [argument(gateway, 'default_route_table_propagation')] : undefined;
    return enters === false ? [] : [{ leadsTo, end, blackhole: false, missing }];
  });
  // Of equal length, the static route.
  const { route, rivals } = longest<Candidate>(routes.get(table) ?? none, to, learned);
  const other = rivals.find(({ end }) => end !== route?.end);
  const doubt = other && doubtOf(other.leadsTo, to);
  const instead = other?.end && { instead: other.end };
  // Of a wide block it may know parts.
  const isPartly = (!route || route.blackhole) && knowsPart(net, routes.get(table) ?? none, gateway, to);
  if (!route) {
    const gap = doubt ?? open.get(table);
    if (gap) return { gap, ...instead };
    if (isPartly) return {};
    // Lines announce what is not in the plan: to the premises, and perhaps a way out.
    const isLearned = to.vpc === undefined && linesInto(net, table, gateway);
    const owner = table.mode === 'managed' && !isLearned;
    return owner ? { refused: { by: table, refusal: { is: 'no-route', to: to.to } } } : {};
  }
  // Lines announce the addresses of the premises, which are narrower than a default route.
  const isDefault = route.leadsTo.covers !== undefined && match(route.leadsTo, to) === 0;
  if (isDefault && to.vpc === undefined && isPrivate(to) && linesInto(net, table, gateway)) return {};
  if (route.blackhole) {
    if (doubt) return { gap: doubt };
    if (isPartly) return {};
    return { refused: { by: route.route ?? table, refusal: { is: 'blackhole', path: 'blackhole', to: to.to } } };
  }
  if (!route.end) return {};
  // A table that sends packets back to where they came from does not know the VPC that is meant.
  if (route.end === from && to.vpc !== undefined && vpcOf(net, from) !== to.vpc) {
    const gap = doubt ?? open.get(table);
    return gap ? { gap } : { refused: { by: table, refusal: { is: 'no-route', to: to.to } } };
  }
  return { end: route.end, gap: doubt ?? route.missing };
}

const none: readonly TransitRoute[] = [];

/** A route, or a VPC on the gateway, that is a part of the block. */
function knowsPart(
  net: NetworkBuilder,
  routes: readonly TransitRoute[],
  gateway: Resource,
  { vpc, block: wanted }: Destination,
): boolean {
  if (vpc || !wanted || wanted.length === 0) return false;
  const isPart = (one: Prefix['covers']): boolean =>
    one !== undefined && 'length' in one && one.length > wanted.length && holds(wanted, one);
  if (anyDivides(routes, wanted)) return true;
  return [...net.once(attachmentsByVpc)].some(
    ([one, ends]) => isPart(towards(one).block) && ends.some((end) => gatewaysOf(net, end).includes(gateway)),
  );
}

/** A line of a gateway, as its tables name it, and what joins it to the gateway. */
export interface JoinedLine {
  readonly line: Resource;
  readonly by: Resource;
}

/** The lines of a gateway. */
export function linesOf(net: NetworkBuilder, gateway: Resource): readonly JoinedLine[] {
  return net.all(lineTypes).flatMap((by) => {
    if (!joinsGateway(net, by, gateway)) return [];
    const lines =
      by.type === 'aws_dx_gateway_association' ? net.targets(by, 'dx_gateway_id', ['aws_dx_gateway']) : [by];
    return lines.map((line) => ({ line, by }));
  });
}

/** What the other end announces over a line comes into the table. */
function linesInto(net: NetworkBuilder, table: Resource, gateway: Resource): boolean {
  return linesOf(net, gateway).some(({ line }) => !isStatic(line) && entersTable(net, line, table, gateway) !== false);
}

const lineTypes = ['aws_vpn_connection', 'aws_dx_gateway_association', 'aws_ec2_transit_gateway_connect'];

function joinsGateway(net: NetworkBuilder, line: Resource, gateway: Resource): boolean {
  const paths = ['transit_gateway_id', 'associated_gateway_id'];
  return paths.some((path) => net.targets(line, path, gatewayTypes).includes(gateway));
}

/** A static route, or a learned one; that with what would settle whether it is there. */
type Candidate = Pick<TransitRoute, 'leadsTo' | 'end' | 'blackhole'> & {
  readonly route?: Resource;
  readonly missing?: Missing;
};

/** What the attachment of a VPC announces: all blocks of the VPC. */
function announced({ vpc, block: wanted }: Destination): Prefix {
  const own = vpc && towards(vpc).block;
  const whole = own && (!wanted || holds(own, wanted)) ? own : vpc && { vpc };
  return { to: vpc?.id, covers: whole };
}

/** Whether what an attachment learns or announces enters a table; undefined when that is not known. */
export function entersTable(
  net: NetworkBuilder,
  end: Resource,
  table: Resource,
  gateway: Resource,
): boolean | undefined {
  const { propagated, open } = net.once(transitTables);
  if (propagated.get(table)?.has(end) || propagates(end, table, gateway)) return true;
  return open.has(table) ? undefined : false;
}

/** The table for packets from an attachment; without one, what is lacking or not known. */
function tableFor(net: NetworkBuilder, from: Resource, gateway: Resource): Onward & { readonly table?: Resource } {
  const { tableOf, openAssociation } = net.once(transitTables);
  const explicit = tableOf.get(`${from.id} ${gateway.id}`) ?? tableOf.get(from.id);
  if (explicit) return explicit;
  const joins = byDefault(from, gateway, 'association');
  // AWS refuses a second association, so one whose attachment is not known is not of this one.
  if (joins === true) return { table: gateway };
  if (joins === undefined) return { gap: [argument(gateway, 'default_route_table_association')] };
  if (openAssociation || from.mode !== 'managed') return { gap: openAssociation ?? [factAbout(from, 'association')] };
  return { refused: { by: from, refusal: { is: 'not-associated' } } };
}

function propagates(end: Resource, table: Resource, gateway: Resource): boolean {
  return table === gateway && byDefault(end, gateway, 'propagation') !== false;
}

/** Attachments join the default table unless the gateway, or the VPC attachment itself, says no. */
function byDefault(end: Resource, gateway: Resource, what: 'association' | 'propagation'): boolean | undefined {
  // A peering learns nothing: its routes are static.
  if (what === 'propagation' && isPeering(end)) return false;
  const own = enabled(end.attributes, `transit_gateway_default_route_table_${what}`);
  const general = enabled(gateway.attributes, `default_route_table_${what}`);
  if (own === false || general === false) return false;
  return own === undefined || general === undefined ? undefined : true;
}

/** On unless switched off: `"disable"` on a gateway, `false` on an attachment. */
function enabled(at: Attributes, name: string): boolean | undefined {
  const value = at.read(name);
  if (value.kind === 'omitted') return true;
  return value.kind === 'known' ? value.value !== false && value.value !== 'disable' : undefined;
}

function attachmentsOfVpc(net: NetworkBuilder, vpc: Resource | undefined, gateway: Resource): readonly Resource[] {
  if (!vpc) return [];
  return (net.once(attachmentsByVpc).get(vpc) ?? []).filter((one) => gatewaysOf(net, one).includes(gateway));
}
