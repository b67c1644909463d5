import type { Resource } from '../../../input/deployment.ts';
import type { Draft, Family, NeedOptions, NetworkBuilder } from '../../builder.ts';
import { argument, factAbout } from '../../fact.ts';
import { isSet } from '../settings.ts';
import type { Title } from '../../title.ts';

const lines = ['aws_dx_connection', 'aws_dx_lag'];

/**
 * One port on one device of AWS, redundant in nothing. Device diversity is known only after apply (`aws_device` is
 * computed): two circuits at one location share a device in the worst world.
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/maximum_resiliency.html
 */
export const directConnectConnection: Family = {
  types: ['aws_dx_connection', 'aws_dx_hosted_connection'],
  model(connection, node, net) {
    const lag = net.once(lagByMember).get(connection);
    const device = lag && net.node(lag);
    if (device !== undefined) {
      net.need(node, { of: [device] });
      return;
    }
    net.embody(node, { role: 'link' });
    if (isHosted(connection)) onInterconnect(net, connection, node);
    else place(net, connection, node);
  },
};

/** Every member of a LAG ends on the same device: one component. https://docs.aws.amazon.com/directconnect/latest/UserGuide/lags.html */
export const directConnectLag: Family = {
  types: ['aws_dx_lag'],
  model(lag, node, net) {
    net.embody(node, { role: 'link' });
    place(net, lag, node);
  },
};

/**
 * What a virtual interface, or a hosted connection, runs over by its `connection_id`: a circuit of the inputs, or one known
 * by its id only, which is the same one for all that name it. Undefined when nothing is known of it.
 */
export function circuitUnder(net: NetworkBuilder, user: Resource): Pick<NeedOptions, 'of' | 'unless'> | undefined {
  const types = isHosted(user) ? lines : [...lines, 'aws_dx_hosted_connection'];
  const { references, literals } = net.graph.resolve(user, 'connection_id', types);
  const [reference] = references;
  const node = reference && net.node(reference.target);
  if (node !== undefined) {
    return { of: [node], unless: reference?.certainty === 'guessed' ? [argument(user, 'connection_id')] : undefined };
  }
  const id = literals.find((text) => text !== '');
  if (id === undefined) return undefined;
  const known = net.find(`outside ${id}`);
  if (known) return { of: [known.index] };
  const circuit = net.group(`outside ${id}`, { is: 'circuit', of: id }, user);
  assumeCircuit(net, user, circuit);
  return { of: [circuit.index] };
}

function isHosted({ type }: Resource): boolean {
  return type === 'aws_dx_hosted_connection';
}

/** A circuit that is not known: of its own in the best world, one with all others of the kind in the worst. */
export function assumeCircuit(net: NetworkBuilder, user: Resource, node: Draft): void {
  net.embody(node, { role: 'link' });
  const domain = net.domain('dx-device', 'circuits outside the inputs', { is: 'dx-circuits-outside', of: '' });
  node.domains.push({ domain, world: 'worst', missing: [factAbout(user, 'connection-under')] });
}

/** A hosted connection is a part of a partner's line: all on one line are lost with it. */
function onInterconnect(net: NetworkBuilder, connection: Resource, node: Draft): void {
  const below = circuitUnder(net, connection);
  if (below) net.need(node, below);
  else assumeCircuit(net, connection, node);
}

function place(net: NetworkBuilder, circuit: Resource, node: Draft): void {
  const at = circuit.attributes;
  const location = at.string('location');
  if (location === undefined) somewhere(net, circuit, node);
  else {
    net.join(node, 'dx-location', location, { is: 'dx-location', of: location });
    const device = at.string('aws_device');
    if (device === undefined || device === '') {
      const domain = net.domain('dx-device', `one device at ${location}`, { is: 'dx-device-at', of: location });
      node.domains.push({ domain, world: 'worst', missing: [argument(circuit, 'aws_device')] });
    } else {
      net.join(node, 'dx-device', device, { is: 'dx-device', of: device });
    }
  }
  const carrier = at.string('provider_name');
  if (carrier !== undefined && carrier !== '') net.join(node, 'carrier', carrier);
}

/** A location that is not known is another one in the best world, and that of every other circuit in the worst. */
function somewhere(net: NetworkBuilder, circuit: Resource, node: Draft): void {
  if (!isSet(circuit.attributes, 'location')) return;
  const missing = [argument(circuit, 'location')];
  const join = (name: string, title: Title): void => {
    node.domains.push({ domain: net.domain('dx-location', name, title), world: 'worst', missing });
  };
  join('unknown locations', { is: 'dx-locations-unknown', of: '' });
  for (const location of net.once(locations)) join(location, { is: 'dx-location', of: location });
}

function locations(net: NetworkBuilder): ReadonlySet<string> {
  const all = net.all(['aws_dx_connection', 'aws_dx_lag']);
  return new Set(all.flatMap(({ attributes }) => attributes.string('location') ?? []));
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
