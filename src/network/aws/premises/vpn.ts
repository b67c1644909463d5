import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type Family, type NetworkBuilder, alternative } from '../../builder.ts';
import { argument } from '../../fact.ts';
import { push } from '../../../multimap.ts';
import { deviceOf } from './customer-gateway.ts';
import { directConnectPaths } from './direct-connect.ts';
import { lacksRoutes } from './static-routes.ts';
import { unreturned } from './unreturned.ts';
import { isPrivate, transportsOf } from './transport.ts';

/** Two tunnels, ended in two zones by AWS, on one customer gateway. */
export const vpnConnection: Family = {
  types: ['aws_vpn_connection'],
  model(connection, node, net) {
    net.embody(node, { role: 'link' });
    const tunnels = [1, 2].map((number) => {
      return net.part(connection, `#tunnel${number}`, {
        title: { is: 'tunnel', of: connection.id, number },
        role: 'link',
        productClass: 'aws_vpn_connection/tunnel',
      }).index;
    });
    // Dead peer detection and BGP see a tunnel that is down, not one that loses large packets.
    net.need(node, {
      of: tunnels,
      detection: 'link-state',
      switchTime: net.times.time('vpn-tunnel'),
    });
    const gateway = net.graph.resolve(connection, 'customer_gateway_id', ['aws_customer_gateway']).references[0];
    if (gateway) {
      const device = deviceOf(net, gateway.target);
      const box = net.node(device);
      if (box !== undefined && gateway.certainty === 'guessed') {
        net.need(node, { of: [box], unless: [argument(connection, 'customer_gateway_id')] });
      } else if (box !== undefined) {
        net.need(node, { of: [box] });
        if (net.once(connectionsByDevice).get(device)?.length === 1) {
          node.tie = `device ${device.id}`;
          net.draft(box).tie = node.tie;
        }
      }
    }
    rideOnCircuits(net, connection, node);
    for (const path of ['transit_gateway_id', 'vpn_gateway_id']) {
      for (const end of net.targets(connection, path, ['aws_ec2_transit_gateway', 'aws_vpn_gateway'])) {
        for (const { by, refusal } of unreturned(net, end)) net.refuse(node, by, refusal);
      }
    }
    if (lacksRoutes(net, connection))
      net.refuse(node, connection, { is: 'no-static-route', path: 'static_routes_only' });
  },
};

function connectionsByDevice(net: NetworkBuilder): ReadonlyMap<Resource, readonly Resource[]> {
  const known = new Map<Resource, Resource[]>();
  for (const connection of net.graph.ofType('aws_vpn_connection')) {
    const [gateway] = net.targets(connection, 'customer_gateway_id', ['aws_customer_gateway']);
    if (gateway) push(known, deviceOf(net, gateway), connection);
  }
  return known;
}

/** A private VPN runs over Direct Connect: without its circuits there is no tunnel. */
function rideOnCircuits(net: NetworkBuilder, connection: Resource, node: Draft): void {
  if (!isPrivate(connection)) return;
  const options = { detection: 'link-state', switchTime: net.times.time('bgp-hold') } as const;
  const unless = [argument(connection, 'transport_transit_gateway_attachment_id')];
  const found = transportsOf(net, connection);
  for (const { target, certainty } of found) {
    const of = directConnectPaths(net, target);
    net.need(node, { ...options, of, unless: certainty === 'guessed' ? unless : undefined });
  }
  if (found.length > 0) return;
  // Circuits that are not in the inputs: one in the worst world, more in the best.
  const [first, second] = ['#circuit', '#second'].map(
    (suffix) => net.part(connection, suffix, { title: { is: 'circuit-under', of: connection.id }, role: 'link' }).index,
  );
  if (first === undefined || second === undefined) return;
  net.need(node, { ...options, of: [first, alternative(second, { world: 'best', missing: unless })] });
}
