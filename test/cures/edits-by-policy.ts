import { computeEdits, targets } from './edits-of-compute.ts';
import { type Edit, inAllZones, set } from './edits.ts';
import { routeEdits } from './edits-of-routes.ts';
import { storeEdits } from './edits-of-stores.ts';

/** What to do on a plan about a finding, by policy and by the type of the resource it names. */
export const edits: Readonly<Record<string, Readonly<Record<string, Edit>>>> = {
  'single-component': computeEdits,
  'single-l4-switch': computeEdits,
  'single-zone': { ...routeEdits, ...computeEdits, ...storeEdits },
  'no-path': { ...computeEdits, ...routeEdits },
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
