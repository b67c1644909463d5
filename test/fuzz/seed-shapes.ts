import type { JsonObject } from '../../src/input/json/json.ts';

const reference = (traversal: string): string => `\${${traversal}}`;
const tags = { Environment: 'production' };
const vpc = { vpc_id: reference('aws_vpc.main.id') };
const both = [reference('aws_subnet.a.id'), reference('aws_subnet.b.id')];

const network: JsonObject = {
  aws_vpc: { main: { cidr_block: '10.0.0.0/16', tags } },
  aws_subnet: Object.fromEntries(
    ['a', 'b'].map((name, index) => [
      name,
      { ...vpc, cidr_block: `10.0.${index}.0/24`, availability_zone: `ap-northeast-2${name}` },
    ]),
  ),
};

/** A shop in two zones over one database instance, which stands alone. Small: what counts is the shapes, not how many there are of each. */
export const shop: JsonObject = {
  resource: {
    ...network,
    aws_security_group: {
      web: { ...vpc, ingress: [{ from_port: 80, to_port: 80, protocol: 'tcp', cidr_blocks: ['0.0.0.0/0'] }] },
    },
    aws_lb: { main: { load_balancer_type: 'network', internal: true, subnets: both, tags } },
    aws_lb_target_group: { web: { port: 80, protocol: 'TCP', ...vpc } },
    aws_lb_listener: {
      web: {
        load_balancer_arn: reference('aws_lb.main.arn'),
        port: 80,
        protocol: 'TCP',
        default_action: [{ type: 'forward', target_group_arn: reference('aws_lb_target_group.web.arn') }],
      },
    },
    aws_launch_template: {
      web: {
        image_id: 'ami-1',
        instance_type: 'm5.large',
        vpc_security_group_ids: [reference('aws_security_group.web.id')],
      },
    },
    aws_autoscaling_group: {
      web: {
        min_size: 2,
        max_size: 4,
        vpc_zone_identifier: both,
        target_group_arns: [reference('aws_lb_target_group.web.arn')],
        launch_template: [{ id: reference('aws_launch_template.web.id') }],
      },
    },
    aws_db_instance: { main: { engine: 'postgres', multi_az: false, username: 'shop', password: 'hunter-2' } },
  },
};

/** Two machines that leave by one NAT gateway, and the database that their environment names. */
export const outward: JsonObject = {
  resource: {
    ...network,
    aws_internet_gateway: { main: vpc },
    aws_nat_gateway: { one: { subnet_id: reference('aws_subnet.a.id'), allocation_id: 'eipalloc-1' } },
    aws_route_table: {
      private: {
        ...vpc,
        route: [{ cidr_block: '0.0.0.0/0', nat_gateway_id: reference('aws_nat_gateway.one.id') }],
      },
      public: {
        ...vpc,
        route: [{ cidr_block: '0.0.0.0/0', gateway_id: reference('aws_internet_gateway.main.id') }],
      },
    },
    aws_route_table_association: {
      a: { subnet_id: reference('aws_subnet.a.id'), route_table_id: reference('aws_route_table.public.id') },
      b: { subnet_id: reference('aws_subnet.b.id'), route_table_id: reference('aws_route_table.private.id') },
    },
    aws_db_subnet_group: { main: { subnet_ids: both } },
    aws_db_instance: {
      main: { engine: 'mysql', multi_az: false, db_subnet_group_name: reference('aws_db_subnet_group.main.name') },
    },
    aws_instance: {
      app: {
        count: 2,
        ami: 'ami-1',
        subnet_id: reference('aws_subnet.b.id'),
        user_data: `mysql -h ${reference('aws_db_instance.main.address')}`,
      },
    },
  },
};

/** A site on the premises with one router and one VPN connection. */
export const premises: JsonObject = {
  resource: {
    ...network,
    aws_ec2_transit_gateway: { hub: {} },
    aws_ec2_transit_gateway_vpc_attachment: {
      main: { ...vpc, transit_gateway_id: reference('aws_ec2_transit_gateway.hub.id'), subnet_ids: both },
    },
    aws_route_table: {
      main: {
        ...vpc,
        route: [{ cidr_block: '192.168.0.0/16', transit_gateway_id: reference('aws_ec2_transit_gateway.hub.id') }],
      },
    },
    aws_main_route_table_association: { main: { ...vpc, route_table_id: reference('aws_route_table.main.id') } },
    aws_customer_gateway: { office: { bgp_asn: 65000, ip_address: '192.0.2.1', type: 'ipsec.1' } },
    aws_vpn_connection: {
      office: {
        customer_gateway_id: reference('aws_customer_gateway.office.id'),
        transit_gateway_id: reference('aws_ec2_transit_gateway.hub.id'),
        type: 'ipsec.1',
      },
    },
  },
};

/** A name with two records, of which a health check chooses. */
export const names: JsonObject = {
  resource: {
    aws_route53_record: Object.fromEntries(
      ['PRIMARY', 'SECONDARY'].map((type, index) => [
        type.toLowerCase(),
        {
          zone_id: 'Z1',
          name: 'app.example.org',
          type: 'A',
          ttl: 30,
          records: [`192.0.2.${index}`],
          set_identifier: type,
          failover_routing_policy: [{ type }],
          ...(index === 0 ? { health_check_id: reference('aws_route53_health_check.one.id') } : {}),
        },
      ]),
    ),
    aws_route53_health_check: {
      one: { type: 'HTTPS', fqdn: 'app.example.org', port: 443, request_interval: 30, failure_threshold: 3 },
    },
  },
};
