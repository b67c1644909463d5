import type { Entries, Place } from './entry.ts';

/** What AWS runs over all zones of a Region. */
const REGIONAL =
  'https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/aws-fault-isolation-boundaries.html';

const balancer: Place = {
  subnets: ['subnets'],
  mapping: 'subnet_mapping',
  zones: ['availability_zones'],
  apart: true,
};
/** One in each zone it stands in. */
const zonal = { parts: 'zones' } as const;

/** What an API hands a request to. */
const backends = [
  'aws_lb_listener',
  'aws_lb',
  'aws_elb',
  'aws_lambda_function',
  'aws_instance',
  'aws_eip',
  'aws_route53_record',
  'aws_apprunner_service',
  'aws_elastic_beanstalk_environment',
];

/** What packets pass: entries, names, balancers, gateways, firewalls, lines. */
export const networking: Entries = {
  aws_globalaccelerator_accelerator: {
    source: 'https://docs.aws.amazon.com/global-accelerator/latest/dg/disaster-recovery-resiliency.html',
    role: 'entry',
    isRegional: true,
    scope: 'global',
    entry: true,
    named: true,
  },
  aws_lb: {
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html',
    role: 'l7-proxy',
    place: balancer,
    compare: { argument: 'load_balancer_type', whenOmitted: 'application' },
    entry: true,
    named: true,
  },
  aws_lb_listener: { plumbing: true, standsFor: { argument: 'load_balancer_arn', types: ['aws_lb'] } },
  aws_elb: {
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/introduction.html',
    role: 'l7-proxy',
    place: balancer,
    entry: true,
    named: true,
  },
  aws_globalaccelerator_endpoint_group: {
    source: 'https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoint-groups-health-check-options.html',
    role: 'entry',
  },
  aws_route53_record: {
    source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html',
    role: 'dns',
    isRegional: true,
    scope: 'global',
    named: true,
  },
  aws_eip: {
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html',
    named: true,
  },

  aws_nat_gateway: {
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html',
    role: 'router',
    place: { subnets: ['subnet_id'], single: true },
  },
  aws_ec2_transit_gateway: {
    source: 'https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html',
    role: 'router',
    isRegional: true,
  },
  aws_ec2_transit_gateway_vpc_attachment: {
    source: 'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html',
    role: 'router',
    place: { subnets: ['subnet_ids'], apart: true },
    layout: zonal,
    // AWS watches and switches the parts that it runs in each zone; no setting of the customer's has a say.
    takeover: ['end-to-end', 'tgw-zone'],
  },
  aws_networkfirewall_firewall: {
    source: 'https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewalls.html',
    role: 'firewall',
    place: { mapping: 'subnet_mapping', apart: true },
    // Which endpoint a route leads to is not known here: the best world has the one that works.
    layout: zonal,
    takeover: ['end-to-end', 'firewall-zone'],
  },
  aws_vpc_endpoint: {
    source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
    role: 'link',
    place: {
      subnets: ['subnet_ids'],
      mapping: 'subnet_configuration',
      joined: [{ type: 'aws_vpc_endpoint_subnet_association', argument: 'vpc_endpoint_id', subnets: 'subnet_id' }],
      apart: true,
    },
    named: true,
  },
  aws_vpc_endpoint_service: {
    source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html',
  },
  aws_cloudfront_distribution: {
    source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html',
    role: 'entry',
    isRegional: true,
    scope: 'global',
    entry: true,
    named: true,
  },
  // The API is the Region's; what stands behind it may not be.
  aws_apigatewayv2_api: {
    source: REGIONAL,
    role: 'entry',
    isRegional: true,
    needs: [
      {
        of: { type: 'aws_apigatewayv2_integration', argument: 'api_id' },
        arguments: ['integration_uri', 'connection_id'],
        types: [...backends, 'aws_apigatewayv2_vpc_link'],
      },
    ],
    entry: true,
    named: true,
  },
  aws_api_gateway_rest_api: {
    source: REGIONAL,
    role: 'entry',
    isRegional: true,
    needs: [
      {
        of: { type: 'aws_api_gateway_integration', argument: 'rest_api_id' },
        arguments: ['uri', 'connection_id'],
        types: [...backends, 'aws_api_gateway_vpc_link'],
      },
    ],
    entry: true,
    named: true,
  },
  aws_api_gateway_vpc_link: {
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html',
    role: 'link',
    needs: [{ arguments: ['target_arns'], types: ['aws_lb'] }],
  },
  // A network interface in each subnet.
  aws_apigatewayv2_vpc_link: {
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html',
    role: 'link',
    place: { subnets: ['subnet_ids'] },
    layout: zonal,
    takeover: ['end-to-end', 'endpoint-zone'],
  },
  aws_apprunner_vpc_connector: {
    source: 'https://docs.aws.amazon.com/apprunner/latest/dg/network-vpc.html',
    role: 'link',
    place: { subnets: ['subnets'] },
    layout: zonal,
    takeover: ['end-to-end', 'endpoint-zone'],
  },

  // GRE tunnels to router appliances over another attachment; each peer is one appliance.
  aws_ec2_transit_gateway_connect: {
    source: 'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-connect.html',
    role: 'link',
    needs: [
      {
        of: { type: 'aws_ec2_transit_gateway_connect_peer', argument: 'transit_gateway_attachment_id' },
        arguments: [],
        types: [],
        anyOf: true,
      },
      { arguments: ['transport_attachment_id'], types: ['aws_ec2_transit_gateway_vpc_attachment', 'aws_dx_gateway'] },
    ],
    takeover: ['link-state', 'bgp-hold'],
  },
  aws_ec2_transit_gateway_connect_peer: {
    source: 'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-connect.html',
    role: 'link',
    needs: [{ arguments: ['peer_address'], types: ['aws_instance', 'aws_network_interface'] }],
  },
  aws_customer_gateway: {
    source: 'https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-redundant-connection.html',
    role: 'router',
    scope: 'premises',
  },
  aws_vpn_connection: { source: 'https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html', role: 'link' },
  aws_dx_gateway: {
    source: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-gateways-intro.html',
    role: 'link',
    isRegional: true,
    scope: 'global',
  },
  aws_dx_connection: {
    source: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/maximum_resiliency.html',
    role: 'link',
  },
  aws_dx_hosted_connection: {
    source: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/maximum_resiliency.html',
    role: 'link',
  },
  aws_dx_lag: { source: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/lags.html', role: 'link' },
  aws_dx_private_virtual_interface: {
    source: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/maximum_resiliency.html',
  },
  aws_dx_transit_virtual_interface: {
    source: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/maximum_resiliency.html',
  },
  aws_dx_hosted_private_virtual_interface: {
    source: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/maximum_resiliency.html',
  },
  aws_dx_hosted_transit_virtual_interface: {
    source: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/maximum_resiliency.html',
  },
  aws_dx_hosted_private_virtual_interface_accepter: {
    source: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/maximum_resiliency.html',
  },
  aws_dx_hosted_transit_virtual_interface_accepter: {
    source: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/maximum_resiliency.html',
  },
  // An address in each subnet; clients try the next one when one is silent. Rules are of the Region and never fail. Who asks is
  // not in the inputs: programs do not say which names they look up, and the premises are outside.
  aws_route53_resolver_endpoint: {
    source:
      'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/best-practices-resolver-endpoint-high-availability.html',
    role: 'dns',
    entry: true,
    place: { subnets: ['ip_address.subnet_id'] },
    layout: zonal,
    takeover: ['end-to-end', 'resolver-endpoint'],
  },
  // It serves through its network associations only; a client that loses its own connects again.
  aws_ec2_client_vpn_endpoint: {
    source: 'https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-target.html',
    role: 'entry',
    place: {
      joined: [
        { type: 'aws_ec2_client_vpn_network_association', argument: 'client_vpn_endpoint_id', subnets: 'subnet_id' },
      ],
    },
    needs: [{ arguments: ['authentication_options.active_directory_id'], types: ['aws_directory_service_directory'] }],
    layout: zonal,
    takeover: ['end-to-end', 'client-vpn-zone'],
    entry: true,
  },
};
