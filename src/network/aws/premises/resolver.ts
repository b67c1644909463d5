import { type Family, asAlternative } from '../../builder.ts';
import { listedPlaces } from '../places/listed-places.ts';
import { zonesOf } from '../places/vpc.ts';

/**
 * A Route 53 Resolver endpoint answers, or asks, from an address in each of its subnets: one component a zone. Clients try
 * the next address when one is silent. Rules are of the Region and never fail.
 */
export const resolverEndpoint: Family = {
  types: ['aws_route53_resolver_endpoint'],
  model(endpoint, node, net) {
    const path = 'ip_address.subnet_id';
    const { subnets, zones, doubt } = listedPlaces(net, endpoint, path, `${path} of ${endpoint.address}`);
    net.need(node, {
      label: 'an address of the endpoint',
      of: [...zonesOf(net, subnets), ...zones].map((zone) => {
        const label = `${endpoint.address} in ${zone.label}`;
        const { index } = net.part(endpoint, `@${zone.key}`, { label, role: 'dns', zone });
        return asAlternative({ component: index, zone, missing: zones.includes(zone) ? doubt : undefined });
      }),
      detection: 'end-to-end',
      switchTime: net.times.time('resolver-endpoint'),
    });
  },
};
