import type { Resource } from '../../../input/deployment.ts';
import { type Family, type NetworkBuilder, alternative } from '../../builder.ts';
import type { Alternative } from '../../network.ts';
import { isSet } from '../set.ts';
import { named } from '../types.ts';
import { subnetsOf, zonesById, zonesOf } from '../places/vpc.ts';

/**
 * Interface, gateway and Gateway Load Balancer endpoints. Only the last is in the path of traffic: it is a firewall
 * endpoint in one zone, with the appliances behind the load balancer as what it needs. A gateway endpoint (the default
 * type) is routes to a service of the Region, by `route_table_ids` or an `aws_vpc_endpoint_route_table_association`: nothing
 * of it fails below the Region, so which tables have it makes no difference.
 */
export const vpcEndpoint: Family = {
  types: ['aws_vpc_endpoint'],
  model(endpoint, node, net) {
    const of = interfaces(net, endpoint);
    if (of.length > 0) {
      net.need(node, {
        label: 'an endpoint interface',
        of,
        detection: 'end-to-end',
        switchTime: net.times.time('endpoint-zone'),
      });
    }
    const service = net.graph.resolve(endpoint, 'service_name', ['aws_vpc_endpoint_service']).references[0];
    const behind = service && net.node(service.target);
    if (behind !== undefined) net.need(node, { label: 'the endpoint service', of: [behind] });
  },
};

/** A private service, or the appliances behind a Gateway Load Balancer. */
export const endpointService: Family = {
  types: ['aws_vpc_endpoint_service'],
  model(service, node, net) {
    for (const path of ['network_load_balancer_arns', 'gateway_load_balancer_arns']) {
      const balancers = net.graph
        .resolve(service, path, named('aws_lb'))
        .references.flatMap(({ target }) => net.node(target) ?? []);
      if (balancers.length > 0) {
        net.need(node, {
          label: 'a load balancer of the endpoint service',
          of: balancers,
          detection: 'end-to-end',
          switchTime: net.times.time('endpoint-zone'),
        });
      }
    }
  },
};

/** Subnets an endpoint has an interface in: listed in it, or added by an association of its own. */
export function endpointSubnets(net: NetworkBuilder, endpoint: Resource): readonly Resource[] {
  const added = net.pointingAt(endpoint, 'aws_vpc_endpoint_subnet_association', 'vpc_endpoint_id', [
    'aws_vpc_endpoint',
  ]);
  const found = [
    ...subnetsOf(net, endpoint, 'subnet_ids', 'subnet_configuration.subnet_id'),
    ...added.flatMap((one) => subnetsOf(net, one, 'subnet_id')),
  ];
  return [...new Set(found)];
}

/** One interface a zone. Where the subnets cannot be told: one in the worst world, more (or none needed) in the best. */
function interfaces(net: NetworkBuilder, endpoint: Resource): readonly Alternative[] {
  const { attributes: at, address } = endpoint;
  const type = at.read('vpc_endpoint_type');
  const role = at.string('vpc_endpoint_type') === 'GatewayLoadBalancer' ? 'firewall' : 'link';
  const zones = [...zonesOf(net, endpointSubnets(net, endpoint)), ...zonesById(net, endpoint, [], true, 'subnet_ids')];
  if (zones.length > 0) {
    return zones.map((zone) => {
      const label = `${address} in ${zone.label}`;
      return alternative(net.part(endpoint, `@${zone.key}`, { label, role, zone }).index);
    });
  }
  const isGateway = type.kind === 'omitted' || (type.kind === 'known' && type.value === 'Gateway');
  if (isGateway || !isSet(at, 'subnet_ids')) return [];
  const [first, second] = ['#interface', '#second'].map(
    (suffix) => net.part(endpoint, suffix, { label: `an interface of ${address}`, role }).index,
  );
  if (first === undefined || second === undefined) return [];
  if ((at.length('subnet_ids') ?? 1) > 1 && type.kind === 'known') return [alternative(first), alternative(second)];
  const missing = `${type.kind === 'known' ? 'subnet_ids' : 'vpc_endpoint_type'} of ${address}`;
  return [alternative(first), alternative(second, { world: 'best', missing })];
}
