import { expect, test } from 'vitest';
import { breaking, networkOf, subnets } from '../../deploy.ts';
import { missingFacts } from '../../missing.ts';
import { open as unknownName } from '../../settle.ts';

const both = ['${aws_subnet.a.id}', '${aws_subnet.b.id}'];
const place = subnets('zone-a', 'zone-b');
const unknown = { variable: { n: { type: 'number' }, open: {} } };

const group = (schedule: object, own: object = {}) =>
  networkOf(
    {
      ...place,
      aws_autoscaling_group: { g: { min_size: 3, desired_capacity: 3, vpc_zone_identifier: both, ...own } },
      aws_autoscaling_schedule: { s: { autoscaling_group_name: '${aws_autoscaling_group.g.name}', ...schedule } },
    },
    unknown,
  );

test.for([
  { title: 'one member at night', schedule: { min_size: 1, desired_capacity: 1, max_size: 1 }, alone: true },
  { title: 'none at night: the minimum is 0 unless said', schedule: { desired_capacity: 0 }, alone: true },
  { title: 'two at night', schedule: { min_size: 2, desired_capacity: 2, max_size: 2 }, alone: false },
  {
    title: 'a minimum of -1 stays as it is',
    schedule: { min_size: -1, desired_capacity: 4, max_size: -1 },
    alone: false,
  },
])('Auto Scaling: $title', async ({ schedule, alone }) => {
  const network = await group(schedule);
  const [member, ...others] = network.components.filter(({ title }) => title.is === 'member');
  expect(others.length === 0).toBe(alone);
  expect(member?.origin.type).toBe(alone ? 'aws_autoscaling_schedule' : 'aws_autoscaling_group');
  expect(Object.keys(breaking(network)).includes('aws_autoscaling_group.g#1')).toBe(alone);
});

test('Auto Scaling: a minimum that is left out beside a number of members, or unknown, is open', async () => {
  expect(missingFacts(await group({ desired_capacity: 4 }))).toEqual(['min_size of aws_autoscaling_schedule.s']);
  expect(missingFacts(await group({ min_size: '${var.n}' }))).toEqual(['min_size of aws_autoscaling_schedule.s']);
});

test('Auto Scaling: a group that is empty but for its schedule', async () => {
  const empty = { min_size: 0, desired_capacity: 0 };
  expect((await group({ min_size: 0, desired_capacity: 0 }, empty)).services).toEqual([]);
  expect(breaking(await group({ min_size: 2, desired_capacity: 2 }, empty))).toEqual({});
});

const service = (target: object | undefined, action: object | undefined, own: object = {}) =>
  networkOf(
    {
      ...place,
      aws_ecs_cluster: { c: {} },
      aws_ecs_service: {
        s: { cluster: '${aws_ecs_cluster.c.id}', desired_count: 3, network_configuration: [{ subnets: both }], ...own },
      },
      ...(target && {
        aws_appautoscaling_target: {
          t: { resource_id: 'service/${aws_ecs_cluster.c.name}/${aws_ecs_service.s.name}', ...target },
        },
      }),
      ...(action && {
        aws_appautoscaling_scheduled_action: {
          a: { resource_id: '${aws_appautoscaling_target.t.resource_id}', scalable_target_action: [action] },
        },
      }),
    },
    unknown,
  );

test.for([
  { title: 'scaling may go down to one', target: { min_capacity: 1 }, by: 'aws_appautoscaling_target' },
  {
    title: 'an action sets it to one',
    target: { min_capacity: 2 },
    action: { min_capacity: 1, max_capacity: 1 },
    by: 'aws_appautoscaling_scheduled_action',
  },
  {
    title: 'an action leaves no more than one',
    target: { min_capacity: 2 },
    action: { max_capacity: 1 },
    by: 'aws_appautoscaling_scheduled_action',
  },
  { title: 'an action raises the minimum', target: { min_capacity: 2 }, action: { min_capacity: 4 }, by: undefined },
])('ECS: $title', async ({ target, action, by }) => {
  const network = await service(target, action);
  const tasks = network.components.filter(({ title }) => title.is === 'task');
  expect(tasks[0]?.origin.type).toBe(by ?? 'aws_ecs_service');
  expect(tasks.length === 1).toBe(by !== undefined);
  expect(Object.keys(breaking(network)).length > 0).toBe(by !== undefined);
});

test('ECS: a target that names none of the inputs may be that of a service whose name is not known', async () => {
  const target = { min_capacity: 1, resource_id: 'service/shop/web' };
  expect(missingFacts(await service(target, undefined, { name: unknownName }))).toEqual(['name of aws_ecs_service.s']);
  expect(missingFacts(await service({ ...target, min_capacity: 3 }, undefined, { name: unknownName }))).toEqual([]);
  expect(breaking(await service(target, undefined, { name: 'other' }))).toEqual({});
  const own = await service(target, undefined, { name: 'web' });
  expect(own.components.filter(({ title }) => title.is === 'task')).toHaveLength(1);
});

test('ECS: a deployment that may stop all tasks, and capacity of Fargate Spot only, are open', async () => {
  const none = { deployment_minimum_healthy_percent: 0 };
  const full = { ...none, deployment_maximum_percent: 100 };
  expect(missingFacts(await service(undefined, undefined, none))).toEqual([]);
  const network = await service(undefined, undefined, full);
  expect(breaking(network)).toEqual({ 'aws_ecs_service.s#deployment': [0, 300] });
  expect(missingFacts(network)).toEqual(['deployment_minimum_healthy_percent of aws_ecs_service.s']);
  const byOthers = { ...full, deployment_controller: [{ type: 'CODE_DEPLOY' }] };
  expect(breaking(await service(undefined, undefined, byOthers))).toEqual({});
  const spot = { capacity_provider_strategy: [{ capacity_provider: 'FARGATE_SPOT', weight: 1 }] };
  expect(breaking(await service(undefined, undefined, spot))).toEqual({ 'aws_ecs_service.s#spot-capacity': [0, 300] });
  const mixed = {
    capacity_provider_strategy: [{ capacity_provider: 'FARGATE', base: 2 }, ...spot.capacity_provider_strategy],
  };
  expect(breaking(await service(undefined, undefined, mixed))).toEqual({});
  const idle = { capacity_provider: 'FARGATE', weight: 0 };
  const all = { capacity_provider_strategy: [idle, ...spot.capacity_provider_strategy] };
  expect(Object.keys(breaking(await service(undefined, undefined, all)))).toEqual(['aws_ecs_service.s#spot-capacity']);
});

test('ECS: what is not known of a deployment or of the capacity is open', async () => {
  const open = async (settings: object) => missingFacts(await service(undefined, undefined, settings));
  const least = { deployment_minimum_healthy_percent: '${var.n}' };
  expect(await open({ ...least, deployment_maximum_percent: 100 })).toEqual([
    'deployment_minimum_healthy_percent of aws_ecs_service.s',
  ]);
  // With room for more tasks others start first.
  expect(await open(least)).toEqual([]);
  expect(await open({ deployment_minimum_healthy_percent: 0, deployment_maximum_percent: '${var.n}' })).toEqual([
    'deployment_maximum_percent of aws_ecs_service.s',
  ]);
  const provider = (name: string) => ({ capacity_provider_strategy: [{ capacity_provider: name, weight: 1 }] });
  expect(await open(provider('${var.n}'))).toEqual([
    'capacity_provider_strategy.capacity_provider of aws_ecs_service.s',
  ]);
  expect(await open(provider('FARGATE'))).toEqual([]);
});

test.for([
  {
    title: 'one type',
    policy: { instances_distribution: [{ on_demand_percentage_above_base_capacity: 0 }] },
    open: true,
  },
  {
    title: 'two on demand',
    policy: { instances_distribution: [{ on_demand_base_capacity: 2, on_demand_percentage_above_base_capacity: 0 }] },
    open: false,
  },
  { title: 'on demand unless said', policy: { instances_distribution: [{ on_demand_base_capacity: 0 }] }, open: false },
  {
    title: 'a share that is not known',
    policy: { instances_distribution: [{ on_demand_percentage_above_base_capacity: '${var.n}' }] },
    open: true,
    planDiffers: 'a plan knows what is written: the rest is left to AWS',
  },
  {
    title: 'some on demand, and a share that is not known',
    policy: {
      instances_distribution: [{ on_demand_base_capacity: 1, on_demand_percentage_above_base_capacity: '${var.n}' }],
    },
    open: false,
  },
  {
    title: 'two types',
    policy: {
      instances_distribution: [{ on_demand_percentage_above_base_capacity: 0 }],
      launch_template: [{ override: [{ instance_type: 'm6i.large' }, { instance_type: 'm5.large' }] }],
    },
    open: false,
  },
])('Spot: $title', async ({ policy, open, planDiffers }) => {
  const network = await networkOf(
    {
      ...place,
      aws_autoscaling_group: { g: { min_size: 2, vpc_zone_identifier: both, mixed_instances_policy: [policy] } },
    },
    unknown,
    planDiffers,
  );
  expect(breaking(network)).toEqual(open ? { 'aws_autoscaling_group.g#spot-capacity': [0, 600] } : {});
});

test.for([
  { values: '{"replicaCount":1}', open: true },
  { values: '{"replicaCount":2}', open: false },
  { values: '{"replicaCount":1,"autoScaling":{"enabled":true,"minReplicas":2}}', open: false },
  { values: undefined, open: false },
])('EKS: the DNS of a cluster with settings $values', async ({ values, open }) => {
  const network = await networkOf({
    ...place,
    aws_eks_cluster: { c: {} },
    aws_eks_node_group: {
      g: {
        cluster_name: '${aws_eks_cluster.c.name}',
        subnet_ids: both,
        scaling_config: [{ desired_size: 2, min_size: 2 }],
      },
    },
    aws_eks_addon: {
      d: {
        cluster_name: '${aws_eks_cluster.c.name}',
        addon_name: 'coredns',
        ...(values && { configuration_values: values }),
      },
    },
  });
  expect(breaking(network)).toEqual(open ? { 'aws_eks_addon.d#dns': [0, 300] } : {});
});
