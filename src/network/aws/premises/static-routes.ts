import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { gatewayTypes } from '../paths/transit-ends.ts';
import { staticRoutes } from '../paths/transit-tables.ts';

/** Routes of this line are told by hand on both ends. */
export function isStatic(line: Resource): boolean {
  return line.attributes.boolean('static_routes_only') === true;
}

/**
 * A new connection with static routes of which the inputs have none: it carries nothing. On a VPN gateway they are resources of
 * the connection, on a transit gateway routes of its tables.
 * https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-static-dynamic.html
 */
export function lacksRoutes(net: NetworkBuilder, connection: Resource): boolean {
  if (!isStatic(connection) || !connection.actions.includes('create')) return false;
  if (net.targets(connection, 'vpn_gateway_id', ['aws_vpn_gateway']).length > 0) {
    return net.all(['aws_vpn_connection_route']).every((route) => {
      const of = net.targets(route, 'vpn_connection_id', ['aws_vpn_connection']);
      return of.length > 0 && !of.includes(connection);
    });
  }
  const [gateway] = net.targets(connection, 'transit_gateway_id', gatewayTypes);
  if (gateway?.mode !== 'managed') return false;
  return staticRoutes(net).every(({ end, blackhole }) => blackhole || (end !== undefined && end !== connection));
}
