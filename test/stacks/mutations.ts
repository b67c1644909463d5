import { capacity } from './mutations-capacity.ts';
import { dependencies, detection } from './mutations-detection.ts';
import { ownership } from './mutations-ownership.ts';
import { recovery } from './mutations-recovery.ts';
import { mutationsOfChanges } from './mutations-changes.ts';
import {
  type Block,
  type Mutation,
  change,
  each,
  get,
  keptInDatabase,
  needsOf,
  oneZone,
  open,
  remove,
  services,
  sites,
  switchOf,
  type Whole,
  withoutDirectConnect,
  withoutLines,
  withoutVpn,
} from './whole.ts';

/**
 * Ways to make one redundancy of the clean network insufficient: reduced to its last member, or its switch-over disabled. By
 * the one policy that must refuse it.
 */
export const mutations: Readonly<Record<string, Readonly<Record<string, Mutation>>>> = {
  ...capacity,
  ...detection,
  ...dependencies,
  ...ownership,
  ...recovery,
  'single-router': {
    ...each(sites, (site) => ({
      [`both lines on one router: ${site}`]: (whole) => {
        withoutDirectConnect(whole);
        change(whole, `production-${site}`, 'aws_vpn_connection.premises-vpn-2', {
          customer_gateway_id: '${aws_customer_gateway.premises-router-1.id}',
        });
      },
      [`both routers are one device: ${site}`]: (whole) => {
        withoutDirectConnect(whole);
        const first = get(whole, `production-${site}`, 'aws_customer_gateway.premises-router-1');
        change(whole, `production-${site}`, 'aws_customer_gateway.premises-router-2', {
          ip_address: first['ip_address'],
        });
      },
      [`one NAT gateway for all zones: ${site}`]: (whole) => {
        for (const zone of ['b', 'c']) {
          change(whole, `production-${site}`, `aws_route.nat-default-${zone}`, {
            nat_gateway_id: '${aws_nat_gateway.nat-gateway-a.id}',
          });
        }
      },
    })),
    'one router in the backbone of the premises': ({ facts }) => {
      for (const service of Object.values(facts.services)) {
        dropAlternatives(service, /^backbone-2/);
      }
    },
  },
  ...mutationsOfChanges,
  // The line that is left is watched by its links only.
  'single-router + gray-failure-unseen': each(sites, (site) => ({
    [`one router at the premises: ${site}`]: (whole) => {
      withoutDirectConnect(whole);
      remove(whole, `production-${site}`, 'aws_vpn_connection.premises-vpn-2');
      remove(whole, `production-${site}`, 'aws_customer_gateway.premises-router-2');
    },
  })),
  'single-link': {
    'one dedicated line and nothing else': (whole) => {
      withoutVpn(whole, 'daejeon');
      withoutLines(whole, 'lgu57-2', 'tls10-1', 'tls10-2');
    },
    'all lines in one location': (whole) => {
      withoutVpn(whole, 'daejeon');
      withoutLines(whole, 'tls10-1', 'tls10-2');
    },
    'both lines to the premises of one carrier': (whole) => share(whole, 'carrier', 'aws_vpn_connection.premises-vpn'),
  },
  'single-l4-switch': each(services, (service, index) => {
    const site = sites[index % 2] ?? 'daejeon';
    return {
      [`L4 switch in one zone: ${service} at ${site}`]: (whole) =>
        oneZone(whole, `production-${site}`, `aws_lb.${switchOf(service)}`, 'subnets'),
    };
  }),
  'single-component': {
    ...each(services, (service, index) => {
      const site = sites[index % 2] ?? 'daejeon';
      return {
        [`one server: ${service} at ${site}`]: (whole) =>
          change(whole, `production-${site}`, `aws_autoscaling_group.${service}-servers`, {
            min_size: 1,
            desired_capacity: 1,
          }),
      };
    }),
    ...each(sites, (site) => ({
      [`firewall in one zone: ${site}`]: (whole) => {
        const firewall = get(whole, `production-${site}`, 'aws_networkfirewall_firewall.firewall');
        firewall['subnet_mapping'] = (firewall['subnet_mapping'] as unknown[]).slice(0, 1);
        for (const route of Object.values(whole.stacks[`production-${site}`]?.resource['aws_route'] ?? {})) {
          const over = route['vpc_endpoint_id'];
          if (typeof over === 'string')
            route['vpc_endpoint_id'] = over.replace(/[bc]"\]?\)/, (end) => `a${end.slice(1)}`);
        }
      },
      [`name servers in one zone: ${site}`]: (whole) => {
        const endpoint = get(whole, `production-${site}`, 'aws_route53_resolver_endpoint.resolver-outbound');
        endpoint['ip_address'] = (endpoint['ip_address'] as unknown[]).slice(0, 1);
      },
      [`way in for operators in one zone: ${site}`]: (whole) => {
        for (const zone of ['b', 'c']) {
          remove(whole, `production-${site}`, `aws_ec2_client_vpn_network_association.out-of-band-zone-${zone}`);
        }
      },
    })),
    ...each(sites, (site) => ({
      [`one print engine: ${site}`]: (whole) =>
        change(whole, `production-${site}`, 'aws_autoscaling_group.education-print', {
          min_size: 1,
          desired_capacity: 1,
          max_size: 1,
        }),
    })),
  },
  'single-datastore': {
    ...each(keptInDatabase, (service, index) => {
      const site = sites[index % 2] ?? 'daejeon';
      return {
        [`one database instance: ${service} at ${site}`]: (whole) => {
          for (const zone of ['b', 'c']) {
            remove(whole, `production-${site}`, `aws_rds_cluster_instance.${service}-database-instance-${zone}`);
          }
        },
      };
    }),
    ...each(sites, (site) => ({
      [`one cache node: ${site}`]: (whole) =>
        change(whole, `production-${site}`, 'aws_elasticache_replication_group.vaccine-booking-dates', {
          num_cache_clusters: 1,
          automatic_failover_enabled: false,
          multi_az_enabled: false,
        }),
    })),
  },
  'single-zone': {
    // The decision is where the servers stand: that they all use one NAT gateway follows from it. What leans on a service has no other
    // one, and waits for its name to move: that is told, too.
    ...each(
      services.filter((name) => !['resident-registry', 'mobile-id-ledger'].includes(name)),
      (service, index) => {
        const site = sites[(index + 1) % 2] ?? 'daejeon';
        return {
          [`all servers in one zone: ${service} at ${site}`]: (whole) =>
            oneZone(whole, `production-${site}`, `aws_autoscaling_group.${service}-servers`, 'vpc_zone_identifier'),
        };
      },
    ),
    ...each(keptInDatabase.slice(0, 3), (service) => ({
      [`all database instances in one zone: ${service}`]: (whole) => {
        for (const zone of ['b', 'c']) {
          change(whole, 'production-daejeon', `aws_rds_cluster_instance.${service}-database-instance-${zone}`, {
            availability_zone: 'ap-northeast-2a',
          });
        }
      },
    })),
  },
  // Dedicated lines belong to the Region of the first site, so both sites are left with the same ones.
  'single-site + sites-not-separate': {
    'no VPN at the second site': (whole) => withoutVpn(whole, 'gwangju'),
  },
  'single-site': {
    'no record for the second site: gpki': (whole) =>
      remove(whole, 'production-global', 'aws_route53_record.gpki-secondary'),
    'print engines at one site only': (whole) =>
      remove(whole, 'production-gwangju', 'aws_autoscaling_group.education-print'),
  },
  // A switch that no name leads to is in no service of nospof.yaml.
  'single-site + handover-incomplete': {
    ...each(['saeol', 'procurement'], (service) => ({
      [`no record for the second site: ${service}`]: (whole) =>
        remove(whole, 'production-global', `aws_route53_record.${service}-secondary`),
    })),
  },
  // The one zone is all there is, and the switches of the others answer nobody at the premises.
  'single-router + paper-redundancy': each(sites, (site) => ({
    [`transit gateway attached in one zone: ${site}`]: (whole) =>
      oneZone(whole, `production-${site}`, 'aws_ec2_transit_gateway_vpc_attachment.router-attachment', 'subnet_ids'),
  })),
  // What is in the table is then at one site only.
  'paper-redundancy + rpo-unreachable': each(['emergency-reports-reports', 'emergency-rescue-calls'], (table) => ({
    [`no replica at the second site: ${table}`]: (whole) =>
      change(whole, 'production-daejeon', `aws_dynamodb_table.${table}`, { replica: [] }),
  })),
  'paper-redundancy': {
    ...each(['saeol', 'emergency-rescue', 'gpki'], (service) => ({
      [`name does not notice an ill site: ${service}`]: (whole) => blind(whole, service),
    })),
    ...each(open, (service) => ({
      [`name does not notice an ill site: ${service}`]: (whole) => blind(whole, service),
    })),
    ...each(keptInDatabase, (service) => ({
      [`copy of the database without instances: ${service}`]: (whole) => {
        for (const zone of ['a', 'b', 'c']) {
          remove(whole, 'production-gwangju', `aws_rds_cluster_instance.${service}-database-instance-${zone}`);
        }
      },
    })),
    ...each(sites, (site) => ({
      [`cache does not fail over: ${site}`]: (whole) =>
        change(whole, `production-${site}`, 'aws_elasticache_replication_group.vaccine-booking-dates', {
          automatic_failover_enabled: false,
          multi_az_enabled: false,
        }),
    })),
  },
  'shared-fate': {
    ...each(['room', 'power', 'duct'], (kind) => ({
      [`both routers at the premises share one ${kind}`]: (whole) => {
        share(
          whole,
          kind,
          kind === 'duct' ? 'aws_vpn_connection.premises-vpn' : 'aws_customer_gateway.premises-router',
        );
      },
    })),
    ...each(['room', 'power', 'cooling'], (kind) => ({
      [`both routers of the backbone share one ${kind}`]: ({ facts }) => {
        const [first, second] = [facts.components['backbone-1'], facts.components['backbone-2']];
        if (!first?.domains || !second?.domains) throw new Error('no backbone');
        delete facts.domains[kind]?.[second.domains[kind] ?? ''];
        second.domains = { ...second.domains, [kind]: first.domains[kind] ?? '' };
      },
    })),
    'both routers of the backbone have one firmware': ({ facts }) => {
      const [first, second] = [facts.components['backbone-1'], facts.components['backbone-2']];
      if (!first || !second) throw new Error('no backbone');
      second['device'] = first['device'];
    },
  },
  'single-authentication': {
    'no second login': (whole) => {
      for (const site of sites) {
        remove(whole, `production-${site}`, 'aws_cognito_user_pool.second-staff-login');
        remove(whole, `production-${site}`, 'aws_cognito_user_pool_client.second-staff-login-services');
      }
    },
    'the second login is GPKI again': ({ facts }) => {
      facts.components['second-login'] = {
        is: ['production-*:aws_cognito_user_pool.second-staff-login'],
        domains: { 'authentication-means': 'gpki' },
      };
    },
  },
  // What was the test tier is production then, which nothing is declared of.
  'no-test-tier + handover-incomplete': {
    'staging is tagged as production': ({ stacks }) => {
      for (const name of Object.keys(stacks)) if (name.startsWith('staging')) relabel({ stacks }, name, 'production');
    },
  },
  'no-test-tier': {
    ...each(['saeol', 'vaccine-booking', 'emergency-rescue', 'gpki'], (service) => ({
      [`staging without ${service}`]: (whole) => withoutService(whole, 'staging', service),
    })),
    'the second site relabelled as staging': (whole) => {
      for (const name of Object.keys(whole.stacks)) if (name.startsWith('staging')) delete whole.stacks[name];
      relabel(whole, 'production-gwangju', 'staging');
    },
    'staging that nothing enters': ({ stacks }) => {
      for (const [name, stack] of Object.entries(stacks)) {
        if (!name.startsWith('staging')) continue;
        for (const type of ['aws_lb', 'aws_lb_listener', 'aws_lb_target_group', 'aws_route53_record'])
          delete stack.resource[type];
        for (const group of Object.values(stack.resource['aws_autoscaling_group'] ?? {}))
          delete group['target_group_arns'];
      }
    },
    'one bucket of staging': ({ stacks }) => {
      for (const [name, stack] of Object.entries(stacks)) {
        if (!name.startsWith('staging')) continue;
        for (const type of Object.keys(stack.resource)) delete stack.resource[type];
        if (name === 'staging-daejeon') stack.resource['aws_s3_bucket'] = { only: {} };
      }
    },
    'no staging': ({ stacks }) => {
      for (const name of Object.keys(stacks)) if (name.startsWith('staging')) delete stacks[name];
    },
  },
  'test-tier-shares-production': {
    ...each(sites, (site) => ({
      [`staging in the network of production: ${site}`]: (whole) => {
        for (const subnet of Object.values(whole.stacks[`staging-${site}`]?.resource['aws_subnet'] ?? {}))
          subnet['vpc_id'] = fromProduction(whole, site, 'aws_vpc', 'id');
      },
      [`staging under the key of production: ${site}`]: (whole) => {
        for (const cluster of Object.values(whole.stacks[`staging-${site}`]?.resource['aws_rds_cluster'] ?? {}))
          cluster['kms_key_id'] = fromProduction(whole, site, 'aws_kms_key', 'arn');
      },
      [`staging on the database of production: ${site}`]: (whole) => {
        const endpoint = fromProduction(whole, site, 'aws_rds_cluster', 'endpoint');
        for (const template of Object.values(whole.stacks[`staging-${site}`]?.resource['aws_launch_template'] ?? {}))
          template['tag_specifications'] = [{ resource_type: 'instance', tags: { database: endpoint } }];
      },
    })),
  },
  'untested-component': {
    'staging with application load balancers in place of every L4 switch': ({ stacks }) => {
      for (const [name, stack] of Object.entries(stacks)) {
        if (!name.startsWith('staging')) continue;
        for (const one of Object.values(stack.resource['aws_lb'] ?? {})) one['load_balancer_type'] = 'application';
      }
    },
    ...each(
      [
        'aws_elasticache_replication_group',
        'aws_networkfirewall_firewall',
        'aws_dx_connection',
        'aws_route53_resolver_endpoint',
        'aws_ec2_client_vpn_endpoint',
        'aws_customer_gateway',
        'aws_nat_gateway',
      ],
      (type) => ({
        [`not in staging: ${type}`]: ({ stacks }) => {
          for (const [name, stack] of Object.entries(stacks))
            if (name.startsWith('staging')) delete stack.resource[type];
        },
      }),
    ),
  },
};

function fromProduction(whole: Whole, site: string, type: string, attribute: string): string {
  const stack = `production-${site}`;
  const [name = ''] = Object.keys(whole.stacks[stack]?.resource[type] ?? {});
  const output = `shared-${type}`;
  const [production, staging] = [whole.stacks[stack], whole.stacks[`staging-${site}`]] as unknown as [
    Record<string, Record<string, unknown>>,
    Record<string, Record<string, Record<string, unknown>>>,
  ];
  production['output'] = { ...production['output'], [output]: { value: `\${${type}.${name}.${attribute}}` } };
  staging['data'] = {
    ...staging['data'],
    terraform_remote_state: {
      ...staging['data']?.['terraform_remote_state'],
      [`cross-stack-reference-input-${stack}`]: { backend: 'local' },
    },
  };
  return `\${data.terraform_remote_state.cross-stack-reference-input-${stack}.outputs.${output}}`;
}

function relabel({ stacks }: Pick<Whole, 'stacks'>, name: string, environment: string): void {
  const stack = stacks[name];
  for (const {
    default_tags: [{ tags }],
  } of stack?.provider.aws ?? [])
    tags['Environment'] = environment;
  for (const group of Object.values(stack?.resource['aws_autoscaling_group'] ?? {})) {
    for (const tag of group['tag'] as Block[]) if (tag['key'] === 'Environment') tag['value'] = environment;
  }
}

function withoutService({ stacks }: Whole, environment: string, service: string): void {
  for (const [name, { resource }] of Object.entries(stacks)) {
    if (!name.startsWith(environment)) continue;
    for (const resources of Object.values(resource))
      for (const one of Object.keys(resources))
        if (one === service || one.startsWith(`${service}-`)) delete resources[one];
  }
}

function share(whole: Whole, kind: string, pair: string): void {
  withoutDirectConnect(whole);
  const tags = (number: number) =>
    get(whole, 'production-daejeon', `${pair}-${number}`)['tags'] as Record<string, unknown>;
  tags(2)[`nospof:${kind}`] = tags(1)[`nospof:${kind}`];
}

function blind(whole: Whole, service: string): void {
  for (const role of ['primary', 'secondary']) {
    const record = get(whole, 'production-global', `aws_route53_record.${service}-${role}`);
    delete record['health_check_id'];
    Object.assign(record['alias'] as Block, { evaluate_target_health: false });
  }
}

function dropAlternatives(service: Block, which: RegExp): void {
  for (const need of needsOf(service)) {
    if (typeof need === 'object') need.any = need.any.filter((name) => !which.test(name));
  }
}
