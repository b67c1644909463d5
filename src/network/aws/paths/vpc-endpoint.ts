import { type Family, asAlternative } from '../../builder.ts';
import { endpointInterfaces } from './endpoint-interfaces.ts';
import { refuseConnection } from './private-link.ts';
import { named } from '../type-aliases.ts';

/**
 * Interface, gateway and Gateway Load Balancer endpoints. Only the last is in the path of traffic: it is a firewall
 * endpoint in one zone, with the appliances behind the load balancer as what it needs. A gateway endpoint (the default
 * type) is routes to a service of the Region, by `route_table_ids` or an `aws_vpc_endpoint_route_table_association`: nothing
 * of it fails below the Region, so which tables have it makes no difference.
 */
export const vpcEndpoint: Family = {
  types: ['aws_vpc_endpoint'],
  model(endpoint, node, net) {
    const of = endpointInterfaces(net, endpoint);
    if (of.length > 0) {
      net.need(node, {
        of: of.map(asAlternative),
        detection: 'end-to-end',
        switchTime: net.times.time('endpoint-zone'),
      });
    }
    const service = net.graph.resolve(endpoint, 'service_name', ['aws_vpc_endpoint_service']).references[0];
    const behind = service && net.node(service.target);
    if (!service || behind === undefined) return;
    net.need(node, { of: [behind] });
    if (service.certainty !== 'guessed') refuseConnection(net, node, endpoint, service.target);
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
          of: balancers,
          detection: 'end-to-end',
          switchTime: net.times.time('endpoint-zone'),
        });
      }
    }
  },
};
