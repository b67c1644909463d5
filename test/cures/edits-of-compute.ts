import { type EditablePlan, refs } from './editable-plan.ts';
import { type Edit, elsewhere, ids, inAllZones, inModule, set, tierOf } from './edits.ts';

/** A second instance in another zone, registered wherever the first is; where it is an entry itself, behind a balancer. */
const secondInstance: Edit = (plan, address) => {
  const second = plan.copy(address, `second_${plan.of('aws_instance').length}`, {
    subnet_id: refs(`${inModule(elsewhere(plan, address, 'subnet_id'))}.id`),
    availability_zone: null,
  });
  const attachments = plan.referring('aws_lb_target_group_attachment', address);
  for (const attachment of attachments) {
    plan.copy(attachment, `second_${plan.of('aws_lb_target_group_attachment').length}`, {
      target_id: refs(`${inModule(second)}.id`),
    });
  }
  const balancers = plan.referring('aws_elb', address);
  for (const balancer of balancers) {
    plan.set(balancer, { instances: refs(`${inModule(address)}.id`, `${inModule(second)}.id`) });
  }
  if (attachments.length + balancers.length === 0) beforeBoth(plan, address, second);
};

/** A balancer before two instances, to which what leads to the first one leads now. */
function beforeBoth(plan: EditablePlan, first: string, second: string): void {
  const name = `front_${plan.of('aws_lb').length}`;
  const security = plan.written(first, 'vpc_security_group_ids') as { references?: string[] } | undefined;
  const groups = (security?.references ?? []).filter((one) => one.endsWith('.id'));
  const lb = plan.add(first, 'aws_lb', name, {
    load_balancer_type: 'application',
    internal: false,
    subnets: ids(tierOf(plan, first, 'subnet_id')),
    ...(groups.length === 0 ? {} : { security_groups: refs(...groups) }),
  });
  const [vpc = ''] = plan.of('aws_vpc', first);
  const group = plan.add(first, 'aws_lb_target_group', name, {
    port: 443,
    protocol: 'HTTPS',
    target_type: 'instance',
    vpc_id: refs(`${inModule(vpc)}.id`),
    health_check: [{ enabled: true, interval: 10, path: '/', port: 'traffic-port', protocol: 'HTTPS' }],
  });
  const listener = plan.add(first, 'aws_lb_listener', name, {
    port: 443,
    protocol: 'HTTPS',
    load_balancer_arn: refs(`${inModule(lb)}.arn`),
  });
  plan.setBlock(listener, 'default_action', { type: 'forward', target_group_arn: refs(`${inModule(group)}.arn`) });
  for (const [place, target] of [first, second].entries()) {
    plan.add(first, 'aws_lb_target_group_attachment', `${name}_${place}`, {
      port: 443,
      target_group_arn: refs(`${inModule(group)}.arn`),
      target_id: refs(`${inModule(target)}.id`),
    });
  }
  const leads = [first, ...plan.referring('aws_eip', first)];
  for (const lead of leads) {
    for (const record of plan.referring('aws_route53_record', lead)) {
      plan.set(record, { records: null, ttl: null });
      plan.setBlock(record, 'alias', {
        name: refs(`${inModule(lb)}.dns_name`),
        zone_id: refs(`${inModule(lb)}.zone_id`),
        evaluate_target_health: true,
      });
    }
    for (const template of plan.referring('aws_launch_template', lead)) {
      plan.set(template, { user_data: refs(`${inModule(lb)}.dns_name`) });
    }
    for (const distribution of plan.referring('aws_cloudfront_distribution', lead)) {
      plan.setBlock(distribution, 'origin', { domain_name: refs(`${inModule(lb)}.dns_name`) });
    }
    for (const endpoints of plan.referring('aws_globalaccelerator_endpoint_group', lead)) {
      plan.setBlock(endpoints, 'endpoint_configuration', { endpoint_id: refs(`${inModule(lb)}.arn`) });
    }
  }
}

const twoOrMore = (plan: EditablePlan, address: string, argument: string) =>
  Math.max(2, Number(plan.values(address)[argument] ?? 2));

const pool: Edit = (plan, address) => {
  const size = Math.max(twoOrMore(plan, address, 'min_size'), 2);
  plan.set(address, {
    vpc_zone_identifier: ids(tierOf(plan, address, 'vpc_zone_identifier')),
    min_size: size,
    desired_capacity: size,
    max_size: Math.max(size, twoOrMore(plan, address, 'max_size')),
    health_check_type: 'ELB',
    placement_group: null,
  });
};

const ecsService: Edit = (plan, address) => {
  plan.set(address, { desired_count: twoOrMore(plan, address, 'desired_count'), placement_constraints: [] });
  if (plan.written(address, 'network_configuration') !== undefined) {
    plan.setBlock(address, 'network_configuration', { subnets: ids(tierOf(plan, address, 'network_configuration')) });
  }
};

const balancer: Edit = (plan, address) => {
  if (plan.written(address, 'subnet_mapping') === undefined) {
    const isNetwork = plan.values(address)['load_balancer_type'] === 'network';
    inAllZones('subnets', isNetwork ? { enable_cross_zone_load_balancing: true } : {})(plan, address);
    return;
  }
  const subnets = ids(tierOf(plan, address, 'subnet_mapping'));
  plan.set(address, { subnet_mapping: [], subnets });
};

/** A listener of the balancer, and a pool behind it where none is. */
export const targets: Edit = (plan, address) => {
  const [known] = plan.of('aws_lb_target_group', address);
  const [vpc = ''] = plan.of('aws_vpc', address);
  const group =
    known ??
    plan.add(address, 'aws_lb_target_group', 'behind', {
      port: 443,
      protocol: 'TCP',
      vpc_id: refs(`${inModule(vpc)}.id`),
    });
  if (known === undefined) {
    plan.add(address, 'aws_autoscaling_group', 'behind', {
      min_size: 3,
      desired_capacity: 3,
      max_size: 6,
      vpc_zone_identifier: ids(tierOf(plan, address, 'subnets', 'subnet_mapping')),
      target_group_arns: refs(`${inModule(group)}.arn`),
    });
  }
  const forward = { type: 'forward', target_group_arn: refs(`${inModule(group)}.arn`) };
  const listening = plan.referring('aws_lb_listener', address);
  for (const listener of listening) plan.setBlock(listener, 'default_action', forward);
  if (listening.length > 0) return;
  const listener = plan.add(address, 'aws_lb_listener', 'behind', {
    port: 443,
    protocol: 'TCP',
    load_balancer_arn: refs(`${inModule(address)}.arn`),
  });
  plan.setBlock(listener, 'default_action', forward);
};

/** Compute, and what stands before it. */
export const computeEdits: Readonly<Record<string, Edit>> = {
  aws_instance: secondInstance,
  aws_autoscaling_group: pool,
  aws_autoscaling_schedule: set({ min_size: 2, desired_capacity: 2 }),
  aws_appautoscaling_target: set({ min_capacity: 2 }),
  aws_ecs_service: ecsService,
  aws_eks_addon: set({ configuration_values: '{"replicaCount":2}' }),
  aws_eks_node_group: (plan, address) => {
    plan.set(address, { subnet_ids: ids(tierOf(plan, address, 'subnet_ids')) });
    plan.setBlock(address, 'scaling_config', { min_size: 2, desired_size: 2 });
  },
  aws_lb: balancer,
  aws_alb: balancer,
  aws_elb: balancer,
  aws_lambda_function: (plan, address) =>
    plan.setBlock(address, 'vpc_config', { subnet_ids: ids(tierOf(plan, address, 'vpc_config')) }),
  aws_mq_broker: (plan, address) =>
    plan.set(address, {
      deployment_mode:
        plan.values(address)['engine_type'] === 'ActiveMQ' ? 'ACTIVE_STANDBY_MULTI_AZ' : 'CLUSTER_MULTI_AZ',
      subnet_ids: ids(tierOf(plan, address, 'subnet_ids').slice(0, 2)),
    }),
  aws_apigatewayv2_vpc_link: inAllZones('subnet_ids'),
  aws_ec2_client_vpn_endpoint: (plan, address) => {
    const [first = ''] = plan.referring('aws_ec2_client_vpn_network_association', address);
    plan.copy(first, 'second', { subnet_id: refs(`${inModule(elsewhere(plan, first, 'subnet_id'))}.id`) });
  },
  aws_route53_resolver_endpoint: (plan, address) => {
    const subnets = tierOf(plan, address, 'ip_address');
    plan.setBlocks(
      address,
      'ip_address',
      subnets.map((subnet) => ({ subnet_id: refs(`${inModule(subnet)}.id`) })),
    );
  },
  aws_networkfirewall_firewall: (plan, address) => {
    const subnets = tierOf(plan, address, 'subnet_mapping');
    plan.setBlocks(
      address,
      'subnet_mapping',
      subnets.map((subnet) => ({ subnet_id: refs(`${inModule(subnet)}.id`) })),
    );
  },
  aws_vpc_endpoint: inAllZones('subnet_ids'),
};
