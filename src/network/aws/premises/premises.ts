import type { Resource } from '../../../input/deployment.ts';
import { type NetworkBuilder, alternative } from '../../builder.ts';
import { type Missing, argument } from '../../fact.ts';
import type { Alternative } from '../../network.ts';
import { partlyAnnounced, unannouncedOver, vpcsOfVpnGateway } from './announced-lines.ts';
import { directConnectPaths } from './direct-connect.ts';
import { type Line, premisesPrefixes } from './premises-prefixes.ts';
import { gatewayTypes } from '../paths/transit-ends.ts';
import { isStatic, lacksRoutes } from './static-routes.ts';
import { unreturned } from './unreturned.ts';
import { transportsOf } from './transport.ts';

/**
 * The way between a gateway (transit or VPN gateway) and the premises: any of its VPN connections and Direct Connect
 * circuits. Undefined when it has none: a gateway without connection is no entry.
 */
export function premisesPath(net: NetworkBuilder, gateway: Resource): number | undefined {
  const id = `${gateway.id} to the premises`;
  const known = net.find(id);
  if (known) return known.index;
  const links = net.once(linksOf).get(gateway);
  if (!links) return undefined;
  const lines = carrying(net, gateway, [
    ...links.connections.map((line) => ({ line, missing: undefined })),
    ...[...links.directConnect].map(([line, missing]) => ({ line, missing })),
  ]);
  const paths = alternatives(net, gateway, lines);
  if (paths.length === 0) return undefined;
  const path = net.group(id, { is: 'premises-way', of: gateway.id }, gateway);
  if (isDetached(net, gateway)) net.refuse(path, gateway, { is: 'not-attached', path: 'vpc_id' });
  for (const { by, refusal } of unreturned(net, gateway)) net.refuse(path, by, refusal);
  const all = lines.map(({ line }) => line);
  const how = switchover(net, gateway, all);
  net.need(path, { of: paths, ...how });
  for (const leading of premisesPrefixes(net, gateway, all)) {
    const doubts = new Map(lines.map(({ line, missing }) => [line, missing]));
    const of = alternatives(
      net,
      gateway,
      leading.map(({ line, missing }) => ({ line, missing: missing ?? doubts.get(line) })),
    );
    if (of.length > 0) net.need(path, { of, ...how });
  }
  for (const vpc of partlyAnnounced(net, gateway, all)) {
    net.need(path, { of: alternatives(net, gateway, lines, [vpc]), ...how });
  }
  return path.index;
}

/**
 * Where all routes of a transit gateway are static, those that one leads to, if any: the others carry nothing, so what the traffic
 * depends on is not redundant, and no failure of theirs is noticed.
 */
function carrying(net: NetworkBuilder, gateway: Resource, lines: readonly Line[]): readonly Line[] {
  if (!gatewayTypes.includes(gateway.type) || !lines.every(({ line }) => isStatic(line))) return lines;
  const led = lines.filter(({ line }) => !lacksRoutes(net, line));
  return led.length > 0 ? led : lines;
}

/**
 * How the traffic moves to another line. BGP does it by itself. Without BGP, a VPN gateway takes a tunnel that is up, of any of
 * its connections, but a static route of a transit gateway stays with its attachment: a person changes it.
 * https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html
 * https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html#tgw-route-evaluation-overview
 */
function switchover(net: NetworkBuilder, gateway: Resource, lines: readonly Resource[]) {
  const detection = 'link-state';
  if (!lines.every(isStatic)) return { detection, switchTime: net.times.time('bgp-hold') } as const;
  if (gatewayTypes.includes(gateway.type)) return net.byHand(lines, ['static_routes_only']);
  return { detection, switchTime: net.times.time('vpn-tunnel') } as const;
}

/** A new VPN gateway that no VPC is attached to. */
function isDetached(net: NetworkBuilder, gateway: Resource): boolean {
  if (gateway.type !== 'aws_vpn_gateway' || !gateway.actions.includes('create')) return false;
  const isUnset = net.graph.resolve(gateway, 'vpc_id', ['aws_vpc']).omitted;
  return (
    isUnset &&
    net.all(['aws_vpn_gateway_attachment']).every((one) => {
      const of = net.targets(one, 'vpn_gateway_id', ['aws_vpn_gateway']);
      return of.length > 0 && !of.includes(gateway);
    })
  );
}

/**
 * The paths a line consists of: itself, or the circuits of a Direct Connect gateway; in the best world where it is in doubt.
 * @param vpcs to which packets have to come in over it
 */
function alternatives(
  net: NetworkBuilder,
  gateway: Resource,
  lines: readonly Line[],
  vpcs = vpcsOfVpnGateway(net, gateway),
): readonly Alternative[] {
  return lines.flatMap(({ line, missing }) => {
    const node = line.type === 'aws_dx_gateway' ? undefined : net.node(line);
    const paths =
      line.type === 'aws_dx_gateway'
        ? circuitsOf(net, gateway, line, vpcs)
        : node === undefined
          ? []
          : [alternative(node)];
    return missing === undefined ? paths : paths.map((way) => ({ ...way, world: 'best' as const, missing }));
  });
}

/** The circuits of a Direct Connect gateway; as one, where an association with the gateway lets nothing come in over them. */
function circuitsOf(
  net: NetworkBuilder,
  gateway: Resource,
  line: Resource,
  vpcs: readonly Resource[],
): readonly Alternative[] {
  const circuits = directConnectPaths(net, line);
  const lost = unannouncedOver(net, gateway, line, vpcs);
  if (!lost) return circuits;
  const id = `${line.id} to ${gateway.id} for ${vpcs.map((vpc) => vpc.id).join(' ')}`;
  const known = net.find(id);
  if (known) return [alternative(known.index)];
  const way = net.group(id, { is: 'premises-line', of: line.id }, line);
  net.need(way, { of: circuits, detection: 'link-state', switchTime: net.times.time('bgp-hold') });
  net.refuse(way, lost.by, lost.refusal);
  return [alternative(way.index)];
}

const privateInterfaces = ['aws_dx_private_virtual_interface', 'aws_dx_hosted_private_virtual_interface_accepter'];

interface Links {
  readonly connections: Resource[];
  /** What would settle it, where the association is a guess. */
  readonly directConnect: Map<Resource, Missing>;
}

function linksOf(net: NetworkBuilder): ReadonlyMap<Resource, Links> {
  const links = new Map<Resource, Links>();
  const at = (gateway: Resource): Links => {
    const found = links.get(gateway) ?? { connections: [], directConnect: new Map<Resource, Missing>() };
    links.set(gateway, found);
    return found;
  };
  const ends = ['aws_ec2_transit_gateway', 'aws_vpn_gateway'];
  for (const connection of net.graph.ofType('aws_vpn_connection')) {
    for (const path of ['transit_gateway_id', 'vpn_gateway_id']) {
      for (const target of net.targets(connection, path, ends)) at(target).connections.push(connection);
    }
  }
  // Circuits that carry a private VPN are under it, not beside it.
  const transports = new Set(
    net.graph
      .ofType('aws_vpn_connection')
      .flatMap((connection) => transportsOf(net, connection).map(({ target }) => target)),
  );
  for (const association of net.graph.ofType('aws_dx_gateway_association')) {
    const dx = net.graph.resolve(association, 'dx_gateway_id', ['aws_dx_gateway']).references[0];
    const missing = dx?.certainty === 'guessed' ? [argument(association, 'dx_gateway_id')] : undefined;
    for (const target of net.targets(association, 'associated_gateway_id', ends)) {
      if (dx && !transports.has(dx.target)) at(target).directConnect.set(dx.target, missing);
    }
  }
  for (const connect of net.graph.ofType('aws_ec2_transit_gateway_connect')) {
    for (const target of net.targets(connect, 'transit_gateway_id', ends)) at(target).connections.push(connect);
  }
  for (const virtual of net.all(privateInterfaces)) {
    for (const target of net.targets(virtual, 'vpn_gateway_id', ends)) at(target).connections.push(virtual);
  }
  return links;
}

/** Gateways that have at least one line to the premises. */
export function premisesGateways(net: NetworkBuilder): readonly Resource[] {
  return [...net.once(linksOf).keys()];
}
