import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { named } from '../type-aliases.ts';
import { subnetsOfPlace } from '../places/placed.ts';
import { waysOut } from '../paths/default-route.ts';
import { vpcOf } from '../places/subnets.ts';
import { isSet } from '../settings.ts';
import { switchOf } from '../settings-or-missing.ts';
import { isPrivate } from './asked-host.ts';
import { recordSets } from './record-sets.ts';

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
  'aws_networkmanager_vpc_attachment',
];

/** Tells on an answer that no client comes to what it leads to; what a program of the inputs asks for is asked for inside. */
export function refuseInside(net: NetworkBuilder, answer: number, record: Resource): void {
  const balancer = insideOnly(net, record) ?? insideBesidePublic(net, record);
  if (balancer === undefined || isCalled(net, record)) return;
  net.refuse(net.draft(answer), balancer, { is: 'inside-only', path: 'internal', from: record.id });
}

function isCalled(net: NetworkBuilder, record: Resource): boolean {
  const name = net.node(record);
  return net.drafts.some(({ needs }) =>
    needs.some(({ alternatives }) => alternatives.some(({ component }) => component === name)),
  );
}

/**
 * The internal load balancer that a name of a public zone leads to: on the internet the name is known and its private addresses
 * lead nowhere. Many give their internal names in public zones too: only one in public subnets is meant for the internet, where
 * no client outside the VPC has any other way to it.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html
 */
function insideOnly(net: NetworkBuilder, record: Resource): Resource | undefined {
  const zones = net.targets(record, 'zone_id', ['aws_route53_zone']);
  if (zones.length !== 1 || zones[0]?.mode !== 'managed' || isPrivate(net, record)) return undefined;
  const balancers = net.targets(record, 'alias.name', named('aws_lb', 'aws_elb'));
  const [balancer] = balancers;
  if (balancers.length !== 1 || balancer?.attributes.boolean('internal') !== true) return undefined;
  return mayBeMeantInside(net, balancer) ? undefined : balancer;
}

/**
 * The internal load balancer of a record, where another record of its name leads to an internet-facing one: the name is for the
 * internet, and some of its clients are sent to private addresses.
 */
function insideBesidePublic(net: NetworkBuilder, record: Resource): Resource | undefined {
  if (!isOfPublicZone(net, record)) return undefined;
  const balancer = onlyBalancer(net, record);
  if (balancer?.attributes.boolean('internal') !== true) return undefined;
  const others = net.once(recordSets).get(record)?.records ?? [];
  const isForAll = others.some((one) => {
    const beside = onlyBalancer(net, one);
    return beside !== undefined && switchOf(beside, 'internal', false) === false;
  });
  return isForAll ? balancer : undefined;
}

function isOfPublicZone(net: NetworkBuilder, record: Resource): boolean {
  const [zone, ...others] = net.targets(record, 'zone_id', ['aws_route53_zone']);
  if (zone === undefined || others.length > 0 || isPrivate(net, record)) return false;
  if (zone.mode === 'managed') return true;
  return !isSet(zone.attributes, 'vpc_id') && switchOf(zone, 'private_zone', false) === false;
}

function onlyBalancer(net: NetworkBuilder, record: Resource): Resource | undefined {
  const found = ['alias.name', 'records'].flatMap((path) => net.targets(record, path, named('aws_lb', 'aws_elb')));
  return found.length === 1 ? found[0] : undefined;
}

/** Of a VPC outside the inputs nothing is known. */
function mayBeMeantInside(net: NetworkBuilder, balancer: Resource): boolean {
  const subnets = subnetsOfPlace(net, balancer);
  if (subnets.length === 0 || subnets.some((subnet) => vpcOf(net, subnet)?.mode !== 'managed')) return true;
  if (!subnets.every((subnet) => isPublic(net, subnet))) return true;
  return waysIn.some((type) => net.graph.ofType(type).length > 0 || net.graph.ofType(type, 'data').length > 0);
}

function isPublic(net: NetworkBuilder, subnet: Resource): boolean {
  const ways = waysOut(net, subnet);
  return ways.length > 0 && ways.every(({ hop, unless }) => hop.kind === 'internet' && unless === undefined);
}
