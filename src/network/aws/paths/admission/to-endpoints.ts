import type { Resource } from '../../../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../../../builder.ts';
import { listenersByBalancer } from '../../balancers/listeners.ts';
import { subnetsOfPlace } from '../../places/placed.ts';
import { wordOf } from '../../settings-or-missing.ts';
import { named } from '../../type-aliases.ts';
import { endpointsFrom } from '../way-to-service.ts';
import { refusing, tellRefusing } from './flow.ts';
import { type Groups, defaultGroupOf, groupsAt, unknownGroups } from './interface.ts';

/**
 * Tells on `member`, which stands in one of the subnets, which of the interface endpoints it calls refuse it: without security
 * groups of its own an endpoint has the default group of its VPC.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 */
export function refuseEndpoints(
  net: NetworkBuilder,
  member: Draft,
  { resource, groups }: { readonly resource: Resource; readonly groups: Groups },
  subnets: readonly Resource[],
  stores: readonly Resource[],
): void {
  const [subnet] = subnets;
  if (subnet === undefined) return;
  for (const endpoint of new Set(endpointsFrom(net, subnet, stores))) {
    if (endpoint.mode === 'data' || wordOf(endpoint, 'vpc_endpoint_type', 'Gateway') !== 'Interface') continue;
    const places = subnetsOfPlace(net, endpoint);
    const to = { subnets: places, groups: groupsOf(net, endpoint, places[0]) };
    const flows = portsOf(net, endpoint).map((port) => {
      const flow = { from: { subnets, groups }, to, protocol: 'tcp', port } as const;
      return { flow, refused: refusing(net, flow) };
    });
    const [first] = flows;
    if (first?.refused === undefined || flows.some(({ refused }) => refused === undefined)) continue;
    tellRefusing(net, member, { ...first.flow, sender: resource, receiver: endpoint }, first.refused);
  }
}

function groupsOf(net: NetworkBuilder, endpoint: Resource, subnet: Resource | undefined): Groups {
  const joins = net.graph.ofType('aws_vpc_endpoint_security_group_association');
  if (joins.length > 0) return unknownGroups;
  return groupsAt(net, endpoint, ['security_group_ids'], defaultGroupOf(net, subnet));
}

/** AWS answers on 443; an endpoint service on the ports of its load balancers, where they are in the inputs. */
function portsOf(net: NetworkBuilder, endpoint: Resource): readonly (number | undefined)[] {
  const name = endpoint.attributes.string('service_name');
  if (name?.startsWith('com.amazonaws.') === true && !name.includes('.vpce-svc-')) return [443];
  const services = net.targets(endpoint, 'service_name', ['aws_vpc_endpoint_service']);
  const balancers = services.flatMap((one) => net.targets(one, 'network_load_balancer_arns', named('aws_lb')));
  const listeners = balancers.flatMap((one) => net.once(listenersByBalancer).get(one) ?? []);
  const ports = listeners.map(({ listener }) => listener.attributes.number('port'));
  return ports.length > 0 ? ports : [undefined];
}
