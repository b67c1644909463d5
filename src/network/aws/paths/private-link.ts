import type { Resource } from '../../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../../builder.ts';
import { argument, factAbout } from '../../fact.ts';

/**
 * Tells on an endpoint that the service it leads to has not accepted it: until then it carries nothing.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html#accept-reject-connection-requests
 */
export function refuseConnection(net: NetworkBuilder, node: Draft, endpoint: Resource, service: Resource): void {
  const required = service.attributes.read('acceptance_required');
  if (required.kind === 'omitted' || service.attributes.boolean('acceptance_required') === false) return;
  const accepted = isAccepted(net, endpoint);
  if (accepted === true) return;
  if (accepted === false && service.attributes.boolean('acceptance_required') === true) {
    net.refuse(node, endpoint, { is: 'not-accepted', path: 'auto_accept', and: net.originOf(service) });
    return;
  }
  const fact = accepted === false ? argument(service, 'acceptance_required') : factAbout(endpoint, 'accepted');
  net.need(node, { of: [], unless: [fact] });
}

const accepterType = 'aws_vpc_endpoint_connection_accepter';

/** By its own argument or by the side of the service; undefined where the plan does not tell. */
function isAccepted(net: NetworkBuilder, endpoint: Resource): boolean | undefined {
  const at = endpoint.attributes;
  // A value that is not known is no reason to doubt: who writes the argument means it.
  if (at.read('auto_accept').kind !== 'omitted' && at.boolean('auto_accept') !== false) return true;
  const state = at.string('state');
  if (state === 'available') return true;
  const accepters = net.graph.ofType(accepterType).map((one) => net.targets(one, 'vpc_endpoint_id', [endpoint.type]));
  if (accepters.some((ends) => ends.length === 0 || ends.includes(endpoint))) return true;
  // One that exists may have been accepted by hand.
  return state === undefined && !endpoint.actions.includes('create') ? undefined : false;
}
