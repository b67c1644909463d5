import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { reach } from '../../reach.ts';
import { entryOf, neverFails } from '../catalogue/catalogue.ts';
import { subnetsOfPlace } from '../places/placed.ts';
import { subnetsOf, vpcOf } from '../places/subnets.ts';
import { named } from '../type-aliases.ts';

/** By what clients outside a VPC may come to private addresses in it. */
const waysIn = [
  'aws_ec2_client_vpn_endpoint',
  'aws_ec2_transit_gateway_vpc_attachment',
  'aws_vpc_peering_connection',
  'aws_vpc_peering_connection_accepter',
  'aws_vpn_gateway',
  'aws_vpn_gateway_attachment',
  'aws_vpc_endpoint_service',
  'aws_cloudfront_vpc_origin',
  'aws_apigatewayv2_vpc_link',
  'aws_api_gateway_vpc_link',
  'aws_globalaccelerator_endpoint_group',
  'aws_networkmanager_vpc_attachment',
  'aws_ram_resource_association',
  'aws_verifiedaccess_endpoint',
  'aws_vpclattice_resource_gateway',
  'aws_vpclattice_target_group',
];

/** The one VPC a load balancer stands in, with its subnets; undefined where it is not of the inputs. */
export function networkOfBalancer(net: NetworkBuilder, balancer: Resource) {
  const subnets = subnetsOfPlace(net, balancer);
  const [vpc, ...others] = new Set(subnets.map((subnet) => vpcOf(net, subnet)));
  return vpc?.mode === 'managed' && others.length === 0 ? { vpc, subnets } : undefined;
}

/**
 * Something of the inputs may bring clients from outside into a VPC: it names the VPC, a subnet or a load balancer of it, or
 * nothing of the inputs.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html#load-balancer-scheme
 */
export function hasWayIn(net: NetworkBuilder, vpc: Resource): boolean {
  return net.all(waysIn).some((way) => {
    const vpcs = net.graph.mentions(way, [...vpcTypes, ...subnetTypes, ...balancerTypes]).map(({ target }) => {
      if (vpcTypes.includes(target.type)) return target;
      return subnetTypes.includes(target.type) ? vpcOf(net, target) : networkOfBalancer(net, target)?.vpc;
    });
    return vpcs.length === 0 || vpcs.some((one) => one === undefined || one === vpc);
  });
}

const vpcTypes = named('aws_vpc');
const subnetTypes = named('aws_subnet');
const balancerTypes = named('aws_lb', 'aws_elb');

/** In the VPC are programs that do not lie behind a component: each may be its client. What no entry describes may be one. */
export function hasClientsInside(net: NetworkBuilder, vpc: Resource, component: number): boolean {
  const behind = new Set([...reach(net.drafts, [component])].map((index) => net.draft(index).resource));
  return net.graph.resources.some((one) => {
    if (one.mode !== 'managed' || behind.has(one)) return false;
    const { role, place } = entryOf(one);
    if (role === undefined ? neverFails(one.type) : role !== 'compute') return false;
    const subnets = place ? subnetsOfPlace(net, one) : subnetsOf(net, one, 'subnet_id', 'subnet_ids', 'subnets');
    return subnets.some((subnet) => vpcOf(net, subnet) === vpc);
  });
}
