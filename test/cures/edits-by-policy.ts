import { computeEdits, targets } from './edits-of-compute.ts';
import { type Edit, blockOf, ids, inAllZones, set } from './edits.ts';
import { routeEdits } from './edits-of-routes.ts';
import { storeEdits } from './edits-of-stores.ts';

/** What to do on a plan about a finding, by policy and by the type of the resource it names. */
export const edits: Readonly<Record<string, Readonly<Record<string, Edit>>>> = {
  'single-component': computeEdits,
  'single-l4-switch': computeEdits,
  'single-zone': { ...routeEdits, ...computeEdits, ...storeEdits },
  'no-path': { ...computeEdits, ...routeEdits, aws_elb: onAllowedPort },
  'slow-failover': {
    aws_lb_target_group: (plan, address) =>
      plan.setBlock(address, 'health_check', {
        interval: 10,
        timeout: 5,
        healthy_threshold: 2,
        unhealthy_threshold: 2,
      }),
    aws_route53_health_check: set({ request_interval: 10, failure_threshold: 3 }),
    aws_route53_record: set({ ttl: 60 }),
    aws_vpn_connection: byBgp,
    aws_elb: (plan, address) =>
      plan.setBlock(address, 'health_check', {
        interval: 10,
        timeout: 5,
        healthy_threshold: 2,
        unhealthy_threshold: 2,
      }),
  },
  'single-datastore': storeEdits,
  'single-router': routeEdits,
  'single-link': { ...computeEdits, ...routeEdits },
  'paper-redundancy': {
    ...computeEdits,
    ...routeEdits,
    ...storeEdits,
    aws_vpn_connection: byBgp,
    aws_lb: inAllZones('subnets'),
    aws_lb_target_group: set({ load_balancing_cross_zone_enabled: 'true' }),
    aws_vpc_endpoint: inEveryTable,
  },
};

/** What to set for an argument that is missing, where that alone is what the finding hangs on. */
export const byMissing: Readonly<Record<string, Edit>> = {
  deployment_minimum_healthy_percent: set({ deployment_minimum_healthy_percent: 100 }),
  ordered_placement_strategy: set({
    ordered_placement_strategy: [{ type: 'spread', field: 'attribute:ecs.availability-zone' }],
  }),
  'the targets': targets,
  'a listener': targets,
  // Each of them in a zone of its own, which tells more than a subnet whose index is hidden.
  subnet_id: (plan, address) => {
    const zone = 'abc'[plan.of('aws_instance', address).indexOf(address) % 3];
    plan.set(address, { availability_zone: `eu-west-1${zone}` });
  },
  'mixed_instances_policy.instances_distribution.on_demand_base_capacity': (plan, address) => {
    const [policy] = plan.values(address)['mixed_instances_policy'] as { instances_distribution: object[] }[];
    Object.assign(policy?.instances_distribution[0] ?? {}, { on_demand_base_capacity: 2 });
  },
};

function byBgp(...[plan, address]: Parameters<Edit>): void {
  plan.set(address, { static_routes_only: false });
  for (const route of plan.referring('aws_ec2_transit_gateway_route', address)) plan.remove(route);
}

/** Sends to the port that a security group of the targets allows, and asks it there. */
function onAllowedPort(...[plan, address]: Parameters<Edit>): void {
  const listened = plan.values(address)['listener'] as { lb_port: number }[];
  const allowed = plan
    .of('aws_security_group', address)
    .flatMap((group) => (plan.values(group)['ingress'] as { to_port: number }[] | undefined) ?? [])
    .map(({ to_port: port }) => port);
  const port = allowed.find((one) => listened.some(({ lb_port: from }) => from === one)) ?? allowed[0];
  plan.setBlock(address, 'listener', { instance_port: port });
  plan.setBlock(address, 'health_check', { target: `HTTP:${port}/` });
}

/** Lists the tables of all zones, or stands in a subnet of each. */
function inEveryTable(...[plan, address]: Parameters<Edit>): void {
  const listed = JSON.stringify(plan.written(address, 'route_table_ids') ?? '');
  const tables = plan.of('aws_route_table', address).filter((table) => listed.includes(`"${blockOf(table)}`));
  if (tables.length === 0) inAllZones('subnet_ids')(plan, address);
  else plan.set(address, { route_table_ids: ids(tables) });
}
