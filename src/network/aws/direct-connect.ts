import type { Resource } from '../../input/deployment.ts';
import { type Draft, type Family, type NetworkBuilder, alternative } from '../builder.ts';

const virtualInterfaces = [
  'aws_dx_transit_virtual_interface',
  'aws_dx_private_virtual_interface',
  'aws_dx_hosted_transit_virtual_interface_accepter',
  'aws_dx_hosted_private_virtual_interface_accepter',
];

/** A route exchange without a body: global, not in the path of packets. */
export const directConnectGateway: Family = {
  types: ['aws_dx_gateway'],
  model(gateway, node, net) {
    net.need(node, {
      label: 'a Direct Connect circuit',
      of: directConnectPaths(net, gateway),
      detection: 'link-state',
      switchTime: net.times.time('bgp-hold'),
    });
  },
};

/**
 * One port on one device of AWS, redundant in nothing. Device diversity is known only after apply (`aws_device` is
 * computed): two circuits at one location share a device in the worst world.
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/maximum_resiliency.html
 */
export const directConnectConnection: Family = {
  types: ['aws_dx_connection', 'aws_dx_hosted_connection'],
  model(connection, node, net) {
    const lag = net.once(lagByMember).get(connection);
    if (lag) {
      const device = net.node(lag);
      if (device !== undefined) net.need(node, { label: 'the link aggregation group', of: [device] });
      return;
    }
    const interconnect =
      connection.type === 'aws_dx_hosted_connection'
        ? net.graph.resolve(connection, 'connection_id', ['aws_dx_connection', 'aws_dx_lag']).references[0]
        : undefined;
    const below = interconnect && net.node(interconnect.target);
    if (below !== undefined) net.need(node, { label: "the partner's interconnect", of: [below] });
    circuit(net, connection, node);
  },
};

/** Every member of a LAG ends on the same device: one component. https://docs.aws.amazon.com/directconnect/latest/UserGuide/lags.html */
export const directConnectLag: Family = {
  types: ['aws_dx_lag'],
  model(lag, node, net) {
    circuit(net, lag, node);
  },
};

/** A virtual interface is tied to its circuit. */
export const virtualInterface: Family = {
  types: virtualInterfaces,
  model(virtual, node, net) {
    const carriers = net.graph.resolve(virtual, 'connection_id', [
      'aws_dx_connection',
      'aws_dx_lag',
      'aws_dx_hosted_connection',
    ]).references;
    const carrier = carriers[0] && net.node(carriers[0].target);
    if (carrier === undefined) assumeCircuit(net, virtual, node);
    else if (carriers[0]?.certainty === 'guessed') {
      net.need(node, { label: 'the circuit', of: [carrier], unless: `connection_id of ${virtual.address}` });
    } else net.need(node, { label: 'the circuit', of: [carrier] });
  },
};

/** The paths behind a Direct Connect gateway: its virtual interfaces, else circuits the inputs do not show. */
export function directConnectPaths(net: NetworkBuilder, gateway: Resource): readonly ReturnType<typeof alternative>[] {
  const interfaces = net.once(interfacesOf).get(gateway) ?? [];
  if (interfaces.length > 0) {
    return interfaces.flatMap((virtual) => {
      const node = net.node(virtual);
      return node === undefined ? [] : [alternative(node)];
    });
  }
  const missing = `the virtual interfaces and connections of ${gateway.address}`;
  const [first, second] = ['#circuit', '#second'].map((suffix) => {
    const part = net.part(gateway, suffix, {
      label: `the circuit behind ${gateway.address}`,
      role: 'link',
    });
    if (part.missing.length === 0) part.missing.push(missing);
    return part.index;
  });
  if (first === undefined || second === undefined) return [];
  return [alternative(first), alternative(second, { world: 'best', missing })];
}

function circuit(net: NetworkBuilder, resource: Resource, node: Draft): void {
  net.embody(node, { role: 'link' });
  const location = resource.attributes.string('location');
  if (location !== undefined) {
    net.join(node, 'dx-location', location, `Direct Connect location ${location}`);
    const device = resource.attributes.string('aws_device');
    if (device === undefined) {
      const domain = net.domain('dx-device', `one device at ${location}`, `the AWS device at ${location}`);
      node.domains.push({ domain, world: 'worst', missing: `aws_device of ${resource.address}` });
    } else {
      net.join(node, 'dx-device', device, `AWS device ${device}`);
    }
  }
  const carrier = resource.attributes.string('provider_name');
  if (carrier !== undefined && carrier !== '') net.join(node, 'carrier', carrier);
}

function assumeCircuit(net: NetworkBuilder, virtual: Resource, node: Draft): void {
  net.embody(node, { role: 'link' });
  const domain = net.domain('dx-device', 'circuits outside the inputs', 'the circuit outside the inputs');
  node.domains.push({ domain, world: 'worst', missing: `the connection under ${virtual.address}` });
}

function interfacesOf(net: NetworkBuilder): Map<Resource, Resource[]> {
  const found = new Map<Resource, Resource[]>();
  for (const virtual of virtualInterfaces.flatMap((type) => net.graph.ofType(type))) {
    for (const { target } of net.graph.resolve(virtual, 'dx_gateway_id', ['aws_dx_gateway']).references) {
      found.set(target, [...(found.get(target) ?? []), virtual]);
    }
  }
  return found;
}

/** The LAG each connection is a member of, by association or by the LAG naming it. */
function lagByMember(net: NetworkBuilder): ReadonlyMap<Resource, Resource> {
  const known = new Map<Resource, Resource>();
  for (const association of net.graph.ofType('aws_dx_connection_association')) {
    const member = net.graph.resolve(association, 'connection_id', ['aws_dx_connection']).references[0]?.target;
    const lag = net.graph.resolve(association, 'lag_id', ['aws_dx_lag']).references[0]?.target;
    if (member && lag) known.set(member, lag);
  }
  for (const lag of net.graph.ofType('aws_dx_lag')) {
    for (const { target } of net.graph.resolve(lag, 'connection_id', ['aws_dx_connection']).references) {
      known.set(target, lag);
    }
  }
  return known;
}
