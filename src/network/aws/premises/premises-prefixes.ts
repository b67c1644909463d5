import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type Missing, factAbout } from '../../fact.ts';
import { isStatic } from './static-routes.ts';
import { push } from '../../../multimap.ts';
import { type Prefix, match, prefixesOf } from '../paths/destination.ts';
import { gatewayTypes } from '../paths/transit-ends.ts';
import { entersTable } from '../paths/transit-routes.ts';
import { type TransitRoute, staticRoutes } from '../paths/transit-tables.ts';

/** A line, or one that may lead there: then with what would settle it. */
export interface Line {
  readonly line: Resource;
  readonly missing: Missing;
}

/**
 * The lines to each network on the premises for which not every line of a gateway serves. A static route of a transit
 * gateway has one line, whatever else is attached, unless longer prefixes are learned over BGP; a VPN gateway takes any
 * connection that has the route.
 * https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html#tgw-route-evaluation-overview
 * https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html
 */
export function premisesPrefixes(
  net: NetworkBuilder,
  gateway: Resource,
  lines: readonly Resource[],
): readonly (readonly Line[])[] {
  const all = gatewayTypes.includes(gateway.type) ? overTransit(net, gateway, lines) : overVpnGateway(net, lines);
  const bySet = new Map<string, readonly Line[]>();
  for (const leading of all) {
    const certain = leading.filter(({ missing }) => missing === undefined);
    const key = JSON.stringify(leading.map(({ line, missing }) => [line.id, missing !== undefined]));
    if (certain.length < lines.length && !bySet.has(key)) bySet.set(key, leading);
  }
  return [...bySet.values()];
}

function overTransit(net: NetworkBuilder, gateway: Resource, lines: readonly Resource[]): readonly (readonly Line[])[] {
  const to = new Set(lines);
  return (net.once(routesByEnd).get(gateway) ?? []).flatMap(({ table, leadsTo: { to: block }, end }) => {
    if (!end || !to.has(end)) return [];
    const learned = lines.filter(
      (line) => line !== end && !isStatic(line) && entersTable(net, line, table, gateway) !== false,
    );
    const missing = [factAbout(table, 'learned-blocks', block === undefined ? {} : { to: block })];
    return [[{ line: end, missing: undefined }, ...learned.map((line) => ({ line, missing }))]];
  });
}

/** Static routes that carry packets, by the gateways of their ends. */
function routesByEnd(net: NetworkBuilder): ReadonlyMap<Resource, readonly TransitRoute[]> {
  const byGateway = new Map<Resource, TransitRoute[]>();
  for (const route of staticRoutes(net)) {
    if (route.blackhole) continue;
    const [gateway] = gatewayTypes.includes(route.table.type)
      ? [route.table]
      : net.targets(route.table, 'transit_gateway_id', gatewayTypes);
    if (gateway) push(byGateway, gateway, route);
  }
  return byGateway;
}

function overVpnGateway(net: NetworkBuilder, lines: readonly Resource[]): readonly (readonly Line[])[] {
  const told = new Map<Resource, readonly Prefix[]>();
  for (const line of lines) {
    if (!isStatic(line)) continue;
    const routes = net.pointingAt(line, 'aws_vpn_connection_route', 'vpn_connection_id', ['aws_vpn_connection']);
    told.set(
      line,
      routes.flatMap((route) => prefixesOf(net, route, route.attributes)),
    );
  }
  const prefixes = new Map([...told.values()].flat().map((prefix) => [prefix.to, prefix] as const));
  return [...prefixes.values()].map((prefix) =>
    lines.flatMap((line): readonly Line[] => {
      const own = told.get(line);
      // What a line with BGP announces is up to the other end.
      if (!own) return [{ line, missing: undefined }];
      if (own.length === 0) return [{ line, missing: [factAbout(line, 'static-routes')] }];
      return leads(own, prefix) ? [{ line, missing: undefined }] : [];
    }),
  );
}

/** One of the prefixes is, or holds, the one that is meant. */
function leads(own: readonly Prefix[], { to, covers }: Prefix): boolean {
  const block = covers !== undefined && 'length' in covers ? covers : undefined;
  return own.some(
    (one) => one.to === to || (block && typeof match(one, { to: '', block, vpc: undefined }) === 'number'),
  );
}
