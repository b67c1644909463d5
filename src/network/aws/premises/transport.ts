import type { Certainty } from '../../../graph/graph.ts';
import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { isSet } from '../settings.ts';
import { endOf, endTypes } from '../paths/transit-ends.ts';

const path = 'transport_transit_gateway_attachment_id';

/**
 * A VPN connection with private outside addresses: over Direct Connect. Only such a one names what it is carried by, so
 * that tells where the kind of address is not known.
 */
export function isPrivate(connection: Resource): boolean {
  const kind = connection.attributes.read('outside_ip_address_type');
  if (kind.kind === 'known') return kind.value === 'PrivateIpv4';
  return kind.kind !== 'omitted' && isSet(connection.attributes, path);
}

/** Direct Connect gateways under a private VPN: it rides on the circuits it may be meant to back up. */
export function transportsOf(
  net: NetworkBuilder,
  connection: Resource,
): readonly { readonly target: Resource; readonly certainty: Certainty }[] {
  if (!isPrivate(connection)) return [];
  const gateways = net.graph.resolve(connection, path, ['aws_dx_gateway']).references;
  if (gateways.length > 0) return gateways;
  return net.graph
    .resolve(connection, path, endTypes)
    .references.map(({ target, certainty }) => ({ target: endOf(net, target), certainty }))
    .filter(({ target }) => target.type === 'aws_dx_gateway');
}
