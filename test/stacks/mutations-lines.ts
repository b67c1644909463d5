import { type Cuts, cut } from './cut.ts';
import {
  add,
  change,
  dedicated,
  inTurn,
  forget,
  get,
  oneZone,
  remove,
  sites,
  type Whole,
  withoutDirectConnect,
  withoutVpn,
  zones,
} from './whole.ts';

const tableOf = (site: string) =>
  `\${data.terraform_remote_state.cross-stack-reference-input-production-${site}.outputs.` +
  'cross-stack-output-aws_ec2_transit_gatewayrouterassociation_default_route_table_id}';

const gateways = ['aws_ec2_transit_gateway.router', 'aws_ec2_transit_gateway_vpc_attachment.router-attachment'];

/** What joins the sites and the premises: transit gateways, their tables, VPN, Direct Connect, names across the line. */
export const lines: Cuts = {
  ...inTurn((site, index) => ({
    [`transit gateway learns no routes: ${site}`]: cut(gateways, (whole) =>
      change(whole, `production-${site}`, 'aws_ec2_transit_gateway.router', {
        default_route_table_propagation: 'disable',
      }),
    ),
    [`transit gateway associates no attachment with a table: ${site}`]: cut(gateways, (whole) =>
      change(whole, `production-${site}`, 'aws_ec2_transit_gateway.router', {
        default_route_table_association: 'disable',
      }),
    ),
    [`the network is not propagated to the router: ${site}`]: cut(gateways, (whole) =>
      change(whole, `production-${site}`, 'aws_ec2_transit_gateway_vpc_attachment.router-attachment', {
        transit_gateway_default_route_table_propagation: false,
      }),
    ),
    [`the network is associated with no table of the router: ${site}`]: cut(gateways, (whole) =>
      change(whole, `production-${site}`, 'aws_ec2_transit_gateway_vpc_attachment.router-attachment', {
        transit_gateway_default_route_table_association: false,
      }),
    ),
    [`transit gateway is not attached in zone c: ${site}`]: cut(gateways, (whole) => {
      const attachment = get(whole, `production-${site}`, 'aws_ec2_transit_gateway_vpc_attachment.router-attachment');
      attachment['subnet_ids'] = (attachment['subnet_ids'] as unknown[]).slice(0, 2);
    }),
    [`the router drops what is for the premises: ${site}`]: cut('aws_ec2_transit_gateway_route.hole', (whole) =>
      hole(whole, site, '172.20.0.0/16'),
    ),
    [`the router drops what is for the network: ${site}`]: cut('aws_ec2_transit_gateway_route.hole', (whole) =>
      hole(whole, site, index === 0 ? '10.10.0.0/16' : '10.20.0.0/16'),
    ),
    [`the peering leads one way, not from here: ${site}`]: cut(
      [
        'aws_ec2_transit_gateway_route.inter-site-*',
        'aws_ec2_transit_gateway_peering_attachment*',
        'aws_ec2_transit_gateway.router',
      ],
      (whole) =>
        remove(whole, 'production-global', `aws_ec2_transit_gateway_route.inter-site-${site}-to-${sites[1 - index]}`),
    ),
    [`static VPN without routes is the only line: ${site}`]: cut(
      ['aws_vpn_connection.premises-vpn-*', 'aws_ec2_transit_gateway.router'],
      (whole) => {
        withoutDirectConnect(whole);
        withoutVpn(whole, site, 'emergency-rescue-second-path');
        for (const line of [1, 2]) {
          change(whole, `production-${site}`, `aws_vpn_connection.premises-vpn-${line}`, { static_routes_only: true });
        }
      },
    ),
    [`dedicated lines, the only ones, announce another network: ${site}`]: cut(
      'aws_dx_gateway_association.*',
      (whole) => {
        onlyDirectConnect(whole, site);
        change(whole, 'production-lines-up', `aws_dx_gateway_association.${site}`, {
          allowed_prefixes: ['10.99.0.0/16'],
        });
      },
    ),
    [`dedicated lines, the only ones, are not associated with the router: ${site}`]: cut(
      ['aws_dx_gateway.gateway', 'aws_ec2_transit_gateway.router', 'aws_dx_*'],
      (whole) => {
        onlyDirectConnect(whole, site);
        remove(whole, 'production-lines-up', `aws_dx_gateway_association.${site}`);
      },
    ),
    [`the firewall drops everything: ${site}`]: cut('aws_networkfirewall_firewall_policy.firewall-policy', (whole) => {
      const policy = get(whole, `production-${site}`, 'aws_networkfirewall_firewall_policy.firewall-policy');
      Object.assign(policy['firewall_policy'] as object, {
        stateless_default_actions: ['aws:drop'],
        stateless_fragment_default_actions: ['aws:drop'],
      });
    }),
    [`operators are associated with no subnet: ${site}`]: cut('aws_ec2_client_vpn_endpoint.out-of-band', (whole) => {
      for (const zone of zones) {
        remove(whole, `production-${site}`, `aws_ec2_client_vpn_network_association.out-of-band-zone-${zone}`);
      }
    }),
    [`operators are let through to nothing: ${site}`]: cut(
      ['aws_ec2_client_vpn_endpoint.out-of-band', 'aws_security_group.out-of-band-access'],
      (whole) =>
        remove(
          whole,
          `production-${site}`,
          index === 0
            ? 'aws_ec2_client_vpn_authorization_rule.out-of-band-network'
            : 'aws_vpc_security_group_egress_rule.out-of-band-to-network',
        ),
    ),
    [`name servers may ask nobody: ${site}`]: cut(
      ['aws_security_group.resolver-access', 'aws_route53_resolver_endpoint.resolver-outbound'],
      (whole) =>
        remove(
          whole,
          `production-${site}`,
          'aws_vpc_security_group_egress_rule.resolver-out-tcp',
          'aws_vpc_security_group_egress_rule.resolver-out-udp',
        ),
    ),
    [`name servers in both subnets of one zone: ${site}`]: cut(
      'aws_route53_resolver_endpoint.resolver-outbound',
      (whole) =>
        change(whole, `production-${site}`, 'aws_route53_resolver_endpoint.resolver-outbound', {
          ip_address: ['app', 'data'].map((purpose) => ({
            subnet_id: `\${aws_subnet.network-subnet-${purpose}-a.id}`,
          })),
        }),
    ),
    [`private endpoints let no server in: ${site}`]: cut(
      ['aws_security_group.endpoints-access', 'aws_vpc_endpoint.*'],
      (whole) => remove(whole, `production-${site}`, 'aws_vpc_security_group_ingress_rule.endpoints-servers'),
    ),
  })),
  'no dedicated line has a virtual interface, and nothing else leads to the premises': cut(
    ['aws_dx_connection.*', 'aws_dx_gateway.gateway', 'aws_dx_gateway_association.*', 'aws_ec2_transit_gateway.router'],
    (whole) => {
      for (const selector of [
        'production-*:aws_vpn_connection.premises-*',
        'production-*:aws_vpn_connection.*',
        'production-lines-up:aws_dx_transit_virtual_interface.*',
      ]) {
        forget(whole, selector);
      }
      for (const site of sites) {
        onlyDirectConnect(whole, site);
      }
      for (const line of dedicated) {
        remove(whole, 'production-lines-up', `aws_dx_transit_virtual_interface.${line}-interface`);
      }
    },
  ),
  'the peering is not accepted': cut('aws_ec2_transit_gateway_peering_attachment*', (whole) => {
    remove(whole, 'production-global', 'aws_ec2_transit_gateway_peering_attachment_accepter.inter-site-accepted');
    change(whole, 'production-global', 'aws_ec2_transit_gateway_route.inter-site-gwangju-to-daejeon', {
      transit_gateway_attachment_id: '${aws_ec2_transit_gateway_peering_attachment.inter-site.id}',
    });
  }),
  'the private endpoint for secrets in one zone, and no NAT gateway': cut(
    'aws_vpc_endpoint.endpoints-secretsmanager',
    (whole) => {
      for (const zone of zones) remove(whole, 'production-daejeon', `aws_route.nat-default-${zone}`);
      oneZone(whole, 'production-daejeon', 'aws_vpc_endpoint.endpoints-secretsmanager', 'subnet_ids');
    },
  ),
};

function hole(whole: Whole, site: string, destination_cidr_block: string): void {
  add(whole, 'production-global', 'aws_ec2_transit_gateway_route.hole', {
    provider: `aws.${site}`,
    transit_gateway_route_table_id: tableOf(site),
    destination_cidr_block,
    blackhole: true,
  });
}

function onlyDirectConnect(whole: Whole, site: string): void {
  withoutVpn(whole, site);
  withoutVpn(whole, site, 'emergency-rescue-second-path');
}
