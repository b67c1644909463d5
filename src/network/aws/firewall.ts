import type { Resource } from '../../input/deployment.ts';
import { type Family, type Member, type NetworkBuilder, type Zone, asAlternative } from '../builder.ts';
import { isType, named } from './types.ts';
import { possibleWithin, subnetsOf, zoneOf, zonesOf } from './vpc.ts';

/** One endpoint a zone; a route leads to the endpoint of its own zone. */
export const networkFirewall: Family = {
  types: ['aws_networkfirewall_firewall'],
  model(firewall, node, net) {
    net.need(node, {
      label: 'a firewall endpoint',
      of: endpointsOf(net, firewall).map(asAlternative),
      // Which endpoint a route leads to is not known here: the best world has the one that works.
      detection: 'end-to-end',
      switchTime: net.times.time('firewall-zone'),
    });
  },
};

/**
 * Interface, gateway and Gateway Load Balancer endpoints. Only the last is in the path of traffic: it is a firewall
 * endpoint in one zone, with the appliances behind the load balancer as what it needs.
 */
export const vpcEndpoint: Family = {
  types: ['aws_vpc_endpoint'],
  model(endpoint, node, net) {
    const subnets = subnetsOf(net, endpoint, 'subnet_ids', 'subnet_configuration.subnet_id');
    const zones = zonesOf(net, subnets);
    if (zones.length > 0) {
      net.need(node, {
        label: 'an endpoint interface',
        of: zones.map((zone) => endpointPart(net, endpoint, zone)),
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

/** The endpoint a route in `zone` leads to: the one in the same zone, else the one it has; and the subnet it is in. */
export function firewallEndpoint(
  net: NetworkBuilder,
  target: Resource,
  zone: Zone,
): { component: number | undefined; subnet: Resource | undefined } {
  if (!isType(target, 'aws_networkfirewall_firewall')) {
    return { component: net.node(target), subnet: subnetsOf(net, target, 'subnet_ids')[0] };
  }
  const endpoints = endpointsOf(net, target);
  const same = endpoints.find((one) => one.zone?.key === zone.key && one.missing === undefined);
  return { component: same?.component ?? net.node(target), subnet: (same ?? endpoints[0])?.subnet };
}

interface Endpoint extends Member {
  readonly subnet: Resource | undefined;
}

/** One endpoint a zone; where the subnets cannot be told, every zone of the VPC in the best world and one in the worst. */
function endpointsOf(net: NetworkBuilder, firewall: Resource): readonly Endpoint[] {
  const path = 'subnet_mapping.subnet_id';
  const certain = subnetsOf(net, firewall, path);
  const missing = certain.length > 0 ? undefined : `subnet_mapping of ${firewall.address}`;
  const subnets = missing === undefined ? certain : possibleWithin(net, firewall, path);
  const places = new Map(subnets.map((subnet) => [zoneOf(net, subnet).key, subnet]));
  if (places.size === 0) {
    return ['#endpoint', '#second'].map((suffix, index) => {
      const part = net.part(firewall, suffix, { label: `an endpoint of ${firewall.address}`, role: 'firewall' });
      return { component: part.index, zone: undefined, subnet: undefined, missing: index === 0 ? undefined : missing };
    });
  }
  return [...places.values()].map((subnet, index) => {
    const zone = zoneOf(net, subnet);
    const component = endpointPart(net, firewall, zone);
    return { component, zone, subnet, missing: index === 0 ? undefined : missing };
  });
}

function endpointPart(net: NetworkBuilder, owner: Resource, zone: Zone): number {
  const role = isType(owner, 'aws_networkfirewall_firewall') || isGateway(owner) ? 'firewall' : 'link';
  return net.part(owner, `@${zone.key}`, { label: `${owner.address} in ${zone.label}`, role, zone }).index;
}

function isGateway(endpoint: Resource): boolean {
  return endpoint.attributes.string('vpc_endpoint_type') === 'GatewayLoadBalancer';
}
