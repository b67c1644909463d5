import { readFileSync } from 'node:fs';
import { plan, state, type PlannedResource } from '../graph/plans.ts';
import { planForm } from '../network/plan-form.ts';
import type { JsonObject } from '../../src/input/json/json.ts';

/** Where the fuzzer starts: a small input that is judged, with the files beside it. All of it is parsed; a mutation changes one of the trees. */
export interface Seed {
  readonly name: string;
  readonly input: JsonObject;
  readonly config?: JsonObject;
  readonly pack?: JsonObject;
}

const reference = (traversal: string): string => `\${${traversal}}`;
const tags = { Environment: 'production' };

/** A shop in two zones over one database instance; its servers leave by one NAT gateway. Three parts stand alone. */
const shop: JsonObject = {
  resource: {
    aws_vpc: { main: { cidr_block: '10.0.0.0/16', tags } },
    aws_internet_gateway: { main: { vpc_id: reference('aws_vpc.main.id') } },
    aws_subnet: Object.fromEntries(
      ['a', 'b', 'public_a', 'public_b'].map((name, index) => [
        name,
        {
          vpc_id: reference('aws_vpc.main.id'),
          cidr_block: `10.0.${index}.0/24`,
          availability_zone: `ap-northeast-2${name.at(-1)}`,
        },
      ]),
    ),
    aws_nat_gateway: { one: { subnet_id: reference('aws_subnet.public_a.id'), allocation_id: 'eipalloc-1' } },
    aws_route_table: {
      private: {
        vpc_id: reference('aws_vpc.main.id'),
        route: [{ cidr_block: '0.0.0.0/0', nat_gateway_id: reference('aws_nat_gateway.one.id') }],
      },
      public: {
        vpc_id: reference('aws_vpc.main.id'),
        route: [{ cidr_block: '0.0.0.0/0', gateway_id: reference('aws_internet_gateway.main.id') }],
      },
    },
    aws_route_table_association: Object.fromEntries(
      ['a', 'b', 'public_a', 'public_b'].map((name) => [
        name,
        {
          subnet_id: reference(`aws_subnet.${name}.id`),
          route_table_id: reference(`aws_route_table.${name.startsWith('public') ? 'public' : 'private'}.id`),
        },
      ]),
    ),
    aws_security_group: {
      web: {
        vpc_id: reference('aws_vpc.main.id'),
        ingress: [{ from_port: 80, to_port: 80, protocol: 'tcp', cidr_blocks: ['0.0.0.0/0'] }],
        egress: [{ from_port: 0, to_port: 0, protocol: '-1', cidr_blocks: ['0.0.0.0/0'] }],
      },
    },
    aws_lb: {
      main: {
        load_balancer_type: 'network',
        subnets: [reference('aws_subnet.public_a.id'), reference('aws_subnet.public_b.id')],
        tags,
      },
    },
    aws_lb_target_group: { web: { port: 80, protocol: 'TCP', vpc_id: reference('aws_vpc.main.id') } },
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
        vpc_zone_identifier: [reference('aws_subnet.a.id'), reference('aws_subnet.b.id')],
        target_group_arns: [reference('aws_lb_target_group.web.arn')],
        launch_template: [{ id: reference('aws_launch_template.web.id') }],
      },
    },
    aws_db_subnet_group: { main: { subnet_ids: [reference('aws_subnet.a.id'), reference('aws_subnet.b.id')] } },
    aws_db_instance: {
      main: {
        engine: 'postgres',
        instance_class: 'db.m5.large',
        allocated_storage: 20,
        multi_az: false,
        username: 'shop',
        password: 'hunter-2',
        db_subnet_group_name: reference('aws_db_subnet_group.main.name'),
      },
    },
  },
};

/** A site on the premises with one router and one VPN connection, and a name with two records. */
const premises: JsonObject = {
  resource: {
    aws_vpc: { main: { cidr_block: '10.1.0.0/16', tags } },
    aws_subnet: {
      a: { vpc_id: reference('aws_vpc.main.id'), cidr_block: '10.1.0.0/24', availability_zone: 'ap-northeast-2a' },
      b: { vpc_id: reference('aws_vpc.main.id'), cidr_block: '10.1.1.0/24', availability_zone: 'ap-northeast-2b' },
    },
    aws_ec2_transit_gateway: { hub: {} },
    aws_ec2_transit_gateway_vpc_attachment: {
      main: {
        vpc_id: reference('aws_vpc.main.id'),
        transit_gateway_id: reference('aws_ec2_transit_gateway.hub.id'),
        subnet_ids: [reference('aws_subnet.a.id'), reference('aws_subnet.b.id')],
      },
    },
    aws_route_table: {
      main: {
        vpc_id: reference('aws_vpc.main.id'),
        route: [{ cidr_block: '192.168.0.0/16', transit_gateway_id: reference('aws_ec2_transit_gateway.hub.id') }],
      },
    },
    aws_main_route_table_association: {
      main: { vpc_id: reference('aws_vpc.main.id'), route_table_id: reference('aws_route_table.main.id') },
    },
    aws_customer_gateway: { office: { bgp_asn: 65000, ip_address: '192.0.2.1', type: 'ipsec.1' } },
    aws_vpn_connection: {
      office: {
        customer_gateway_id: reference('aws_customer_gateway.office.id'),
        transit_gateway_id: reference('aws_ec2_transit_gateway.hub.id'),
        type: 'ipsec.1',
      },
    },
    aws_instance: {
      app: { count: 2, ami: 'ami-1', instance_type: 'm5.large', subnet_id: reference('aws_subnet.a.id') },
    },
    aws_route53_record: {
      one: {
        zone_id: 'Z1',
        name: 'app.example.org',
        type: 'A',
        ttl: 30,
        records: ['192.0.2.10'],
        set_identifier: 'one',
        failover_routing_policy: [{ type: 'PRIMARY' }],
        health_check_id: reference('aws_route53_health_check.one.id'),
      },
      two: {
        zone_id: 'Z1',
        name: 'app.example.org',
        type: 'A',
        ttl: 30,
        records: ['192.0.2.20'],
        set_identifier: 'two',
        failover_routing_policy: [{ type: 'SECONDARY' }],
      },
    },
    aws_route53_health_check: {
      one: { type: 'HTTPS', fqdn: 'app.example.org', port: 443, request_interval: 30, failure_threshold: 3 },
    },
  },
};

const config: JsonObject = {
  version: 1,
  extends: 'recommended',
  sites: { seoul: { regions: ['ap-northeast-2'] } },
  tiers: { production: { match: { tag: { Environment: 'production' } } } },
  services: {
    shop: {
      title: 'The shop',
      grade: 2,
      rto: '3m',
      owner: 'shop-operations',
      entry: ['aws_lb.main'],
      needs: [
        { any: ['aws_db_instance.*'], k: 1 },
        { any: ['login'], detect: 'end-to-end', switch: '30s' },
      ],
      peak: { rate: '90/s', basis: 'measured in 2026' },
    },
  },
  components: {
    store: { is: ['aws_db_instance.main'], owner: 'data-operations', domains: { rack: 'r1' } },
    login: { title: 'The login', role: 'authentication', grade: 2, needs: [] },
  },
  rotas: { day: { hours: '09:00-18:00', reach: ['phone', 'pager'] } },
  disable: { 'fault-barrier-missing': 'one device by decision' },
  assumptions: { 'bgp-hold': '30s' },
};

const pack: JsonObject = {
  title: 'A pack of its own',
  extends: ['recommended'],
  use: { 'single-datastore': 'warning', 'no-test-tier': 'info' },
  policies: [
    {
      id: 'one-database',
      title: 'A service stops when one database fails',
      severity: 'error',
      when: { fail: { each: 'component', role: 'datastore' } },
      // oxlint-disable-next-line unicorn/no-thenable -- a key of the file
      then: { outage: { 'at-most': 'limit' } },
      why: 'It stops.',
      fix: 'Set a second one up.',
    },
  ],
};

function synthesis(configuration: JsonObject): JsonObject {
  return {
    '//': { metadata: { stackName: 'stdin', version: '0.21.0', backend: 'local' } },
    provider: { aws: [{ region: 'ap-northeast-2' }] },
    ...configuration,
  };
}

function asPlan(configuration: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(planForm(synthesis(configuration))));
}

const kept: readonly PlannedResource[] = [
  { address: 'aws_vpc.main', after: { id: 'vpc-1', cidr_block: '10.0.0.0/16', tags_all: tags } },
  { address: 'aws_subnet.a', after: { id: 'subnet-a', vpc_id: 'vpc-1', availability_zone: 'ap-northeast-2a' } },
  { address: 'aws_subnet.b', after: { id: 'subnet-b', vpc_id: 'vpc-1', availability_zone: 'ap-northeast-2b' } },
  {
    address: 'aws_lb.main',
    after: { id: 'lb-1', arn: 'arn:lb', load_balancer_type: 'network', subnets: ['subnet-a'] },
  },
  { address: 'aws_lb_target_group.web', after: { id: 'tg-1', arn: 'arn:tg', port: 80, vpc_id: 'vpc-1' } },
  {
    address: 'aws_lb_listener.web',
    after: {
      id: 'l-1',
      load_balancer_arn: 'arn:lb',
      port: 80,
      default_action: [{ type: 'forward', target_group_arn: 'arn:tg' }],
    },
  },
  { address: 'aws_instance.web[0]', after: { id: 'i-0', subnet_id: 'subnet-a', ami: 'ami-1' } },
  { address: 'aws_instance.web[1]', after: { id: 'i-1', subnet_id: 'subnet-b', ami: 'ami-1' } },
  { address: 'aws_lb_target_group_attachment.web[0]', after: { target_group_arn: 'arn:tg', target_id: 'i-0' } },
  { address: 'aws_lb_target_group_attachment.web[1]', after: { target_group_arn: 'arn:tg', target_id: 'i-1' } },
  { address: 'aws_db_instance.main', after: { id: 'db-1', engine: 'mysql', multi_az: false } },
];

function file(path: string): JsonObject {
  return JSON.parse(readFileSync(new URL(`../fixtures/${path}`, import.meta.url), 'utf8'));
}

function parsed(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value));
}

/** All of them, in an order that stays. */
export const seeds: readonly Seed[] = [
  { name: 'shop as plan', input: asPlan(shop) },
  { name: 'shop as synthesis', input: synthesis(shop) },
  { name: 'shop with nospof.yaml', input: asPlan(shop), config },
  { name: 'shop with a pack', input: synthesis(shop), pack },
  { name: 'premises as plan', input: asPlan(premises) },
  { name: 'premises as synthesis', input: synthesis(premises) },
  { name: 'state', input: parsed(state(kept)) },
  { name: 'plan of known ids', input: parsed(plan(kept, { resources: [] })) },
  { name: 'plan of modules', input: file('input/modules-plan.json') },
  { name: 'state of modules', input: file('input/modules-state.json') },
  { name: 'shop of the first tests', input: file('cli/shop.json') },
  { name: 'plan with for_each', input: file('graph/for-each.json') },
];
