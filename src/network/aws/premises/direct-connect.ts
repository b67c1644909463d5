import type { Resource } from '../../../input/deployment.ts';
import { type Family, type NetworkBuilder, alternative } from '../../builder.ts';
import { factAbout } from '../../fact.ts';
import { push } from '../../../multimap.ts';
import { assumeCircuit, circuitUnder } from './circuit.ts';

const virtualInterfaces = [
  'aws_dx_transit_virtual_interface',
  'aws_dx_private_virtual_interface',
  'aws_dx_hosted_transit_virtual_interface_accepter',
  'aws_dx_hosted_private_virtual_interface_accepter',
];

const hostedInterfaces = ['aws_dx_hosted_transit_virtual_interface', 'aws_dx_hosted_private_virtual_interface'];

/** A route exchange without a body: global, not in the path of packets. */
export const directConnectGateway: Family = {
  types: ['aws_dx_gateway'],
  model(gateway, node, net) {
    net.need(node, {
      of: directConnectPaths(net, gateway),
      detection: 'link-state',
      switchTime: net.times.time('bgp-hold'),
    });
  },
};

/**
 * A virtual interface is tied to its circuit: a connection or a LAG, also where only its id is known. One that was made in
 * another account is accepted here, and runs over the circuit it was made on.
 */
export const virtualInterface: Family = {
  types: [...virtualInterfaces, ...hostedInterfaces],
  model(virtual, node, net) {
    const [hosted] = net.targets(virtual, 'virtual_interface_id', hostedInterfaces);
    const carrier = circuitUnder(net, hosted ?? virtual);
    if (carrier !== undefined) net.need(node, carrier);
    else assumeCircuit(net, virtual, node);
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
  const fact = factAbout(gateway, 'virtual-interfaces');
  const [first, second] = ['#circuit', '#second'].map((suffix) => {
    const part = net.part(gateway, suffix, { title: { is: 'circuit-behind', of: gateway.id }, role: 'link' });
    if (part.missing.length === 0) part.missing.push(fact);
    return part.index;
  });
  if (first === undefined || second === undefined) return [];
  const [idle] = gateway.mode === 'managed' && !net.once(hasLooseInterfaces) ? net.once(idleCircuits) : [];
  if (idle) {
    for (const part of [first, second]) {
      net.refuse(net.draft(part), gateway, { is: 'no-virtual-interface', and: net.originOf(idle) });
    }
  }
  return [alternative(first), alternative(second, { world: 'best', missing: [fact] })];
}

/** Circuits of the inputs that nothing of the inputs runs over. */
function idleCircuits(net: NetworkBuilder): readonly Resource[] {
  const types = ['aws_dx_connection', 'aws_dx_lag'];
  const users = [
    ...virtualInterfaces,
    ...hostedInterfaces,
    'aws_dx_hosted_connection',
    'aws_dx_connection_association',
  ];
  const used = new Set(net.all(users).flatMap((one) => net.targets(one, 'connection_id', types)));
  return net.all(types).filter((one) => one.actions.includes('create') && !used.has(one));
}

/** A virtual interface whose gateway or circuit cannot be told may be that of any. */
function hasLooseInterfaces(net: NetworkBuilder): boolean {
  return net.all([...virtualInterfaces, ...hostedInterfaces]).some((one) => {
    const isOn = net.targets(one, 'dx_gateway_id', ['aws_dx_gateway']).length > 0;
    return !isOn && !net.graph.resolve(one, 'dx_gateway_id', ['aws_dx_gateway']).omitted;
  });
}

function interfacesOf(net: NetworkBuilder): Map<Resource, Resource[]> {
  const found = new Map<Resource, Resource[]>();
  for (const virtual of virtualInterfaces.flatMap((type) => net.graph.ofType(type))) {
    for (const { target } of net.graph.resolve(virtual, 'dx_gateway_id', ['aws_dx_gateway']).references) {
      push(found, target, virtual);
    }
  }
  return found;
}
