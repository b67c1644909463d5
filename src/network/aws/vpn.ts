import type { Reference } from '../../graph/graph.ts';
import type { Resource } from '../../input/deployment.ts';
import { type Family, type NetworkBuilder, alternative } from '../builder.ts';
import { push } from '../multimap.ts';
import { directConnectPaths } from './direct-connect.ts';

/**
 * The record of one device on the customer's premises. Two records with the same address are the same box.
 * https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-redundant-connection.html
 */
export const customerGateway: Family = {
  types: ['aws_customer_gateway'],
  model(gateway, node, net) {
    const device = deviceOf(net, gateway);
    if (device === gateway) {
      // Nobody but a person brings a box on the premises back.
      net.embody(node, { role: 'router' });
      return;
    }
    const box = net.node(device);
    if (box !== undefined) net.need(node, { label: 'the device', of: [box] });
  },
};

/** Two tunnels, ended in two zones by AWS, on one customer gateway. */
export const vpnConnection: Family = {
  types: ['aws_vpn_connection'],
  model(connection, node, net) {
    net.embody(node, { role: 'link' });
    const tunnels = [1, 2].map((number) => {
      return net.part(connection, `#tunnel${number}`, {
        label: `tunnel ${number} of ${connection.address}`,
        role: 'link',
        productClass: 'aws_vpn_connection/tunnel',
      }).index;
    });
    // Dead peer detection and BGP see a tunnel that is down, not one that loses large packets.
    net.need(node, {
      label: 'a tunnel',
      of: tunnels,
      detection: 'link-state',
      switchTime: net.times.time('vpn-tunnel'),
    });
    const gateway = net.graph.resolve(connection, 'customer_gateway_id', ['aws_customer_gateway']).references[0];
    if (gateway) {
      const device = deviceOf(net, gateway.target);
      const box = net.node(device);
      if (box !== undefined && gateway.certainty === 'guessed') {
        net.need(node, {
          label: 'the customer gateway',
          of: [box],
          unless: `customer_gateway_id of ${connection.address}`,
        });
      } else if (box !== undefined) {
        net.need(node, { label: 'the customer gateway', of: [box] });
        if (net.once(connectionsByDevice).get(device)?.length === 1) {
          node.tie = `device ${device.id}`;
          net.draft(box).tie = node.tie;
        }
      }
    }
    for (const { target, certainty } of transportsOf(net, connection)) {
      const options = {
        label: 'a Direct Connect circuit under it',
        of: directConnectPaths(net, target),
        detection: 'link-state',
        switchTime: net.times.time('bgp-hold'),
      } as const;
      const unless = `transport_transit_gateway_attachment_id of ${connection.address}`;
      net.need(node, certainty === 'guessed' ? { ...options, unless } : options);
    }
  },
};

/** Direct Connect gateways under a private VPN: it rides on the circuits it may be meant to back up. */
function transportsOf(net: NetworkBuilder, connection: Resource): readonly Reference[] {
  if (connection.attributes.string('outside_ip_address_type') !== 'PrivateIpv4') return [];
  return net.graph.resolve(connection, 'transport_transit_gateway_attachment_id', ['aws_dx_gateway']).references;
}

/** The first customer gateway with the same address stands for the box. */
function deviceOf(net: NetworkBuilder, gateway: Resource): Resource {
  const address = gateway.attributes.string('ip_address');
  if (address === undefined) return gateway;
  return net.once(firstByAddress).get(address) ?? gateway;
}

function firstByAddress(net: NetworkBuilder): Map<string, Resource> {
  const first = new Map<string, Resource>();
  for (const gateway of net.graph.ofType('aws_customer_gateway')) {
    const address = gateway.attributes.string('ip_address');
    if (address !== undefined && !first.has(address)) first.set(address, gateway);
  }
  return first;
}

function connectionsByDevice(net: NetworkBuilder): ReadonlyMap<Resource, readonly Resource[]> {
  const known = new Map<Resource, Resource[]>();
  for (const connection of net.graph.ofType('aws_vpn_connection')) {
    const [gateway] = net.targets(connection, 'customer_gateway_id', ['aws_customer_gateway']);
    if (gateway) push(known, deviceOf(net, gateway), connection);
  }
  return known;
}

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
  const paths = [
    ...links.connections.flatMap((connection) => net.node(connection) ?? []).map((index) => alternative(index)),
    ...[...links.directConnect].flatMap(([dxGateway, missing]) =>
      directConnectPaths(net, dxGateway).map((way) => (missing ? { ...way, world: 'best' as const, missing } : way)),
    ),
  ];
  if (paths.length === 0) return undefined;
  const path = net.group(id, `the way between ${gateway.address} and the premises`, gateway);
  // Static routes know nothing of the other end: a person moves them. BGP does it by itself.
  const still = links.directConnect.size === 0 && links.connections.every(isStatic);
  net.need(path, {
    label: 'a line to the premises',
    of: paths,
    detection: still ? 'manual' : 'link-state',
    switchTime: net.times.time(still ? 'manual' : 'bgp-hold'),
  });
  return path.index;
}

function isStatic(connection: Resource): boolean {
  return connection.attributes.boolean('static_routes_only') === true;
}

interface Links {
  readonly connections: Resource[];
  /** The fact that would settle it, where the association is a guess. */
  readonly directConnect: Map<Resource, string | undefined>;
}

function linksOf(net: NetworkBuilder): ReadonlyMap<Resource, Links> {
  const links = new Map<Resource, Links>();
  const at = (gateway: Resource): Links => {
    const found = links.get(gateway) ?? { connections: [], directConnect: new Map<Resource, string | undefined>() };
    links.set(gateway, found);
    return found;
  };
  const gatewayTypes = ['aws_ec2_transit_gateway', 'aws_vpn_gateway'];
  for (const connection of net.graph.ofType('aws_vpn_connection')) {
    for (const path of ['transit_gateway_id', 'vpn_gateway_id']) {
      for (const target of net.targets(connection, path, gatewayTypes)) at(target).connections.push(connection);
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
    const missing = dx?.certainty === 'guessed' ? `dx_gateway_id of ${association.address}` : undefined;
    for (const target of net.targets(association, 'associated_gateway_id', gatewayTypes)) {
      if (dx && !transports.has(dx.target)) at(target).directConnect.set(dx.target, missing);
    }
  }
  for (const virtual of net.graph.ofType('aws_dx_private_virtual_interface')) {
    for (const target of net.targets(virtual, 'vpn_gateway_id', gatewayTypes)) at(target).connections.push(virtual);
  }
  return links;
}

/** Gateways that have at least one line to the premises. */
export function premisesGateways(net: NetworkBuilder): readonly Resource[] {
  return [...net.once(linksOf).keys()];
}
