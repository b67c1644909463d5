import { block, plan, type PlannedResource, refs } from '../graph/plans.ts';

/** Arguments that the provider fills in where they are not written: most of a real plan. */
const untouched = Object.fromEntries(
  'customer_owned_ip description enable_dns64 hibernation host_id iam_instance_profile instance_initiated_shutdown_behavior ipv6_address_count kms_key_id launch_template maintenance_options monitoring name_prefix outpost_arn placement_group timeouts user_data_base64 volume_tags'
    .split(' ')
    .map((name) => [name, null]),
);

const computed = 'arn owner_id private_dns public_ip secondary_private_ips tenancy unique_id'.split(' ');

/** Plan JSON of about so many bytes: a module called once an agency, with a network, an L4 switch, servers and a database. */
export function largePlan(bytes: number): string {
  const one = JSON.stringify(agenciesPlan(1)).length;
  const each = JSON.stringify(agenciesPlan(2)).length - one;
  return JSON.stringify(agenciesPlan(Math.max(1, Math.round((bytes - one) / each) + 1)));
}

/** The same for about so many resources. */
export function planOf(resources: number): string {
  return JSON.stringify(agenciesPlan(Math.max(1, Math.round(resources / agency(0).length))));
}

function agenciesPlan(agencies: number): object {
  const resources = Array.from({ length: agencies }, (_, index) => agency(index)).flat();
  const counted = { count_expression: { constant_value: 3 } };
  const module = {
    resources: [
      block('aws_vpc.net', { cidr_block: refs('var.cidr') }),
      block('aws_subnet.zone', { vpc_id: refs('aws_vpc.net.id'), availability_zone: refs('count.index') }, counted),
      block('aws_lb.entry', { subnets: refs('aws_subnet.zone') }),
      block('aws_lb_listener.tls', {
        load_balancer_arn: refs('aws_lb.entry.arn'),
        default_action: [{ target_group_arn: refs('aws_lb_target_group.web.arn') }],
      }),
      block('aws_lb_target_group.web', { vpc_id: refs('aws_vpc.net.id') }),
      block(
        'aws_lb_target_group_attachment.web',
        { target_group_arn: refs('aws_lb_target_group.web.arn'), target_id: refs('aws_instance.web', 'count.index') },
        counted,
      ),
      block('aws_instance.web', { subnet_id: refs('aws_subnet.zone', 'count.index') }, counted),
      block('aws_db_subnet_group.store', { subnet_ids: refs('aws_subnet.zone') }),
      block('aws_db_instance.store', { db_subnet_group_name: refs('aws_db_subnet_group.store.name') }),
    ],
  };
  const call = { source: './agency', count_expression: { constant_value: agencies }, module };
  return {
    ...plan(resources, { module_calls: { agency: call } }),
    planned_values: { root_module: { child_modules: resources.map(plannedModule) } },
  };
}

/** Every resource again with its values, as a plan repeats them. */
function plannedModule({ address, after }: PlannedResource): object {
  return { address: address.split('.aws_', 1)[0], resources: [{ address, mode: 'managed', values: after }] };
}

function agency(index: number): PlannedResource[] {
  const at = `module.agency[${index}]`;
  const tags = { Name: `agency-${index}`, Environment: 'production', Owner: 'network-team', CostCentre: `cc-${index}` };
  const resource = (
    name: string,
    after: object,
    unknown: readonly string[] = [],
    unknownBlocks = {},
  ): PlannedResource => ({
    address: `${at}.${name}`,
    after: { ...untouched, ...after, tags, tags_all: tags },
    unknown: [...computed, ...unknown],
    unknownBlocks,
  });
  const zones = [0, 1, 2].map((zone) => ({ zone, name: `ap-northeast-2${'abc'[zone]}` }));
  return [
    resource('aws_vpc.net', { cidr_block: `10.${index % 256}.0.0/16`, enable_dns_support: true }),
    ...zones.flatMap(({ zone, name }) => [
      resource(`aws_subnet.zone[${zone}]`, { cidr_block: `10.0.${zone}.0/24`, availability_zone: name }, ['vpc_id']),
      resource(`aws_instance.web[${zone}]`, { ami: 'ami-1', instance_type: 'm7i.large' }, ['subnet_id']),
      resource(`aws_lb_target_group_attachment.web[${zone}]`, { port: 443 }, ['target_group_arn', 'target_id']),
    ]),
    resource('aws_lb.entry', { name: `entry-${index}`, load_balancer_type: 'network', internal: false }, ['subnets']),
    resource(
      'aws_lb_listener.tls',
      { port: 443, protocol: 'TCP', default_action: [{ type: 'forward' }] },
      ['load_balancer_arn'],
      { default_action: [{ target_group_arn: true }] },
    ),
    resource('aws_lb_target_group.web', { port: 443, protocol: 'TCP', target_type: 'instance' }, ['vpc_id']),
    resource('aws_db_subnet_group.store', { name: `store-${index}` }, ['subnet_ids']),
    resource('aws_db_instance.store', { engine: 'postgres', instance_class: 'db.r7g.large', multi_az: true }, [
      'endpoint',
    ]),
  ];
}
