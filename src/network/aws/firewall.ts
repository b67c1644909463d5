import type { Resource } from '../../input/deployment.ts';
import { type Family, type Member, type NetworkBuilder, type Zone, asAlternative } from '../builder.ts';
import { isType } from './types.ts';
import { endpointSubnets } from './vpc-endpoint.ts';
import { possibleWithin, subnetsOf, zoneOf } from './vpc.ts';

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

/** The endpoint a route in `zone` leads to: the one in the same zone, else the one it has; and the subnet it is in. */
export function firewallEndpoint(
  net: NetworkBuilder,
  target: Resource,
  zone: Zone,
): { component: number | undefined; subnet: Resource | undefined } {
  if (!isType(target, 'aws_networkfirewall_firewall')) {
    return { component: net.node(target), subnet: endpointSubnets(net, target)[0] };
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
    // A subnet that it may stand in says nothing of the way on from there.
    const standsIn = missing === undefined ? subnet : undefined;
    return { component, zone, subnet: standsIn, missing: index === 0 ? undefined : missing };
  });
}

function endpointPart(net: NetworkBuilder, firewall: Resource, zone: Zone): number {
  return net.part(firewall, `@${zone.key}`, { label: `${firewall.address} in ${zone.label}`, role: 'firewall', zone })
    .index;
}
