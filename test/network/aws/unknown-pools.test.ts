import { expect, test } from 'vitest';
import { breaking, networkOf, subnets } from '../deploy.ts';
import { missingFacts } from '../missing.ts';

const both = ['${aws_subnet.a.id}', '${aws_subnet.b.id}'];
const place = subnets('zone-a', 'zone-b');
const unknown = { variable: { what: { type: 'string' }, list: { type: 'list(string)' } } };
const open = '${var.what}';

/** A pool that may be one member, or one in one zone. */
const perhapsOne = (id: string, outage: readonly number[]) => ({ [`${id}#1`]: outage });

test.for([
  {
    title: 'the number is unknown',
    service: { desired_count: open },
    expected: { ...perhapsOne('aws_ecs_service.s', [30, 300]), 'zone zone-a': [30, 300] },
    missing: ['desired_count of aws_ecs_service.s'],
  },
  {
    title: 'a daemon or one copy',
    service: { desired_count: 1, scheduling_strategy: open },
    expected: { ...perhapsOne('aws_ecs_service.s', [30, 300]), 'zone zone-a': [30, 300] },
    missing: ['scheduling_strategy of aws_ecs_service.s'],
  },
  {
    title: 'a daemon or two copies',
    service: { desired_count: 2, scheduling_strategy: open },
    expected: {},
    missing: [],
  },
  { title: 'numbers may be written as text', service: { desired_count: '2' }, expected: {}, missing: [] },
])('ECS: $title', async ({ service, expected, missing }) => {
  const network = await networkOf(
    { ...place, aws_ecs_service: { s: { network_configuration: [{ subnets: both }], ...service } } },
    unknown,
  );
  expect(breaking(network)).toEqual(expected);
  expect(missingFacts(network)).toEqual(missing);
});

const scaled = (desired: unknown, minimum: unknown, resource: string) =>
  networkOf(
    {
      ...place,
      aws_ecs_cluster: { c: { name: 'c' } },
      aws_ecs_service: {
        s: {
          name: 's',
          cluster: '${aws_ecs_cluster.c.id}',
          launch_type: 'FARGATE',
          desired_count: desired,
          network_configuration: [{ subnets: both }],
        },
      },
      aws_appautoscaling_target: {
        t: { resource_id: resource, min_capacity: minimum, scalable_dimension: 'ecs:service:DesiredCount' },
      },
    },
    unknown,
  );

test.for(['service/${aws_ecs_cluster.c.name}/${aws_ecs_service.s.name}', 'service/c/s'])(
  'ECS: application auto scaling guarantees its minimum: %s',
  async (resource) => {
    expect(breaking(await scaled(1, 2, resource))).toEqual({});
    expect(missingFacts(await scaled(open, 2, resource))).toEqual([]);
    expect(breaking(await scaled(open, 2, resource))).toEqual({});
    const perhaps = await scaled(1, open, resource);
    expect(breaking(perhaps)).toEqual({ 'aws_ecs_service.s#1': [30, 300], 'zone zone-a': [30, 300] });
    expect(missingFacts(perhaps)).toEqual(['min_capacity of aws_appautoscaling_target.t']);
  },
);

/** A service beside one Auto Scaling group of one instance. */
const hosted = (service: object, join: object = {}) =>
  networkOf(
    {
      ...place,
      aws_autoscaling_group: { g: { min_size: 1, vpc_zone_identifier: both } },
      aws_ecs_capacity_provider: {
        p: { auto_scaling_group_provider: [{ auto_scaling_group_arn: '${aws_autoscaling_group.g.arn}' }] },
      },
      aws_ecs_cluster: { c: {} },
      aws_ecs_cluster_capacity_providers: {
        j: {
          cluster_name: '${aws_ecs_cluster.c.name}',
          capacity_providers: ['FARGATE', '${aws_ecs_capacity_provider.p.name}'],
          ...join,
        },
      },
      aws_ecs_service: {
        s: {
          cluster: '${aws_ecs_cluster.c.id}',
          desired_count: 2,
          network_configuration: [{ subnets: both }],
          ...service,
        },
      },
    },
    unknown,
  );

test('ECS: only what runs on the instances of the cluster needs one', async () => {
  const host = { 'aws_autoscaling_group.g#1': [120, 600] };
  expect(breaking(await hosted({}))).toMatchObject(host);
  const onFargate = { capacity_provider_strategy: [{ capacity_provider: 'FARGATE', weight: 1 }] };
  expect((await hosted(onFargate)).services.map(({ name }) => name)).toEqual([
    'aws_autoscaling_group.g',
    'aws_ecs_service.s',
  ]);
  expect(
    (await hosted({}, { default_capacity_provider_strategy: onFargate.capacity_provider_strategy })).services,
  ).toHaveLength(2);
  // Whether it is Fargate is not known: the service needs a host in the worst world.
  const perhaps = await hosted({ launch_type: open });
  expect(missingFacts(perhaps)).toContain('launch_type of aws_ecs_service.s');
  expect(breaking(perhaps)['aws_autoscaling_group.g#1']).toEqual([0, 600]);
});

test('ECS: a daemon runs once on every instance', async () => {
  const network = await hosted({ scheduling_strategy: 'DAEMON', network_configuration: [] });
  expect(breaking(network)['aws_ecs_service.s#1']).toEqual([60, 300]);
});

const auto = (group: object, zones: readonly (string | undefined)[] = ['zone-a', 'zone-b'], planDiffers?: string) =>
  networkOf({ ...subnets(...zones), aws_autoscaling_group: { g: group } }, unknown, planDiffers);

test.for([
  {
    title: 'one subnet known, one not: perhaps one zone',
    list: ['${aws_subnet.a.id}', open],
    expected: { 'zone zone-a': [30, 600] },
    missing: ['vpc_zone_identifier of aws_autoscaling_group.g'],
  },
  {
    title: 'one subnet and an unknown list',
    list: '${concat([aws_subnet.a.id], var.list)}',
    expected: { 'zone zone-a': [30, 600] },
    missing: ['vpc_zone_identifier of aws_autoscaling_group.g'],
  },
  {
    title: 'two subnets in two zones and one more',
    list: [...both, open],
    expected: {},
    missing: [],
  },
  {
    title: 'a subnet by id is one zone, whichever',
    list: ['subnet-1'],
    expected: { 'zone of subnet-1': [Infinity, Infinity], 'zone unknown subnets ap-northeast-2': [0, Infinity] },
    missing: ['the zone of subnet-1'],
  },
  {
    title: 'two by id may be one zone',
    list: ['subnet-1', 'subnet-2'],
    expected: { 'zone unknown subnets ap-northeast-2': [0, 600] },
    missing: ['the zones of subnet-1 and subnet-2'],
  },
])('auto scaling: $title', async ({ list, expected, missing }) => {
  const network = await auto({ min_size: 2, vpc_zone_identifier: list });
  expect(breaking(network)).toEqual(expected);
  expect(missingFacts(network)).toEqual(missing);
});

test('auto scaling: what stands in a subnet that is not known perhaps has the outbound path from the known one', async () => {
  const network = await networkOf(
    {
      ...subnets('zone-a', 'zone-a'),
      aws_nat_gateway: { n: { subnet_id: '${aws_subnet.b.id}' } },
      aws_route_table: {
        t: {
          vpc_id: '${aws_vpc.v.id}',
          route: [{ cidr_block: '0.0.0.0/0', nat_gateway_id: '${aws_nat_gateway.n.id}' }],
        },
      },
      aws_route_table_association: {
        a: { subnet_id: '${aws_subnet.a.id}', route_table_id: '${aws_route_table.t.id}' },
      },
      aws_autoscaling_group: { g: { min_size: 2, vpc_zone_identifier: ['${aws_subnet.a.id}', open] } },
    },
    unknown,
  );
  expect(breaking(network)['aws_nat_gateway.n']).toEqual([30, Infinity]);
});

test('auto scaling: names of zones that are not known are different ones', async () => {
  const zones = (list: unknown, planDiffers?: string) =>
    auto({ min_size: 2, availability_zones: list }, undefined, planDiffers);
  expect(breaking(await zones(['zone-a', 'zone-b']))).toEqual({});
  const two = ['${data.aws_availability_zones.z.names[0]}', open];
  expect(breaking(await zones(two, 'a plan does not say how long an unknown list will be'))).toEqual({});
  expect(missingFacts(await zones('${var.list}'))).toEqual(['availability_zones of aws_autoscaling_group.g']);
});

test('auto scaling: a group that may start no other member stays without', async () => {
  const group = { min_size: 1, vpc_zone_identifier: both, suspended_processes: ['Launch'] };
  expect(breaking(await auto(group))['aws_autoscaling_group.g#1']).toEqual([Infinity, Infinity]);
});

test('EKS: a group keeps its minimum, whatever it wants today', async () => {
  const nodes = (scaling: object, list: unknown = both) =>
    networkOf(
      {
        ...place,
        aws_eks_cluster: { c: {} },
        aws_eks_node_group: {
          n: { cluster_name: '${aws_eks_cluster.c.name}', subnet_ids: list, scaling_config: [scaling] },
        },
      },
      unknown,
    );
  expect(breaking(await nodes({ desired_size: open, min_size: 2 }))).toEqual({});
  expect(breaking(await nodes({ desired_size: 3, min_size: 1 }))['aws_eks_node_group.n#1']?.[0]).toBeGreaterThan(0);
  expect(breaking(await nodes({ desired_size: 3, min_size: 0 }))['aws_eks_node_group.n#1']?.[0]).toBeGreaterThan(0);
  const perhaps = await nodes({ desired_size: 2, min_size: open });
  expect(breaking(perhaps)).toEqual({ 'aws_eks_node_group.n#1': [30, 600], 'zone zone-a': [30, 600] });
  expect(missingFacts(perhaps)).toEqual(['scaling_config.min_size of aws_eks_node_group.n']);
  const half = await nodes({ desired_size: 2, min_size: 2 }, ['${aws_subnet.a.id}', open]);
  expect(breaking(half)).toEqual({ 'zone zone-a': [30, 600] });
  expect(missingFacts(half)).toEqual(['subnet_ids of aws_eks_node_group.n']);
});

test('instances: the host is replaced unless that is off or the disks are in it', async () => {
  const outage = async (machine: object) =>
    breaking(await networkOf({ ...place, aws_instance: { i: { subnet_id: both[0], ...machine } } }, unknown))[
      'aws_instance.i'
    ];
  const forever = [Infinity, Infinity];
  expect(await outage({ instance_type: 'm5.large' })).toEqual([300, 1200]);
  expect(await outage({ instance_type: 'm5d.large' })).toEqual(forever);
  expect(await outage({ instance_type: 'i3.large' })).toEqual(forever);
  expect(await outage({ instance_type: 'c5.metal' })).toEqual(forever);
  expect(await outage({ instance_type: 'm5.large', maintenance_options: [{ auto_recovery: 'disabled' }] })).toEqual(
    forever,
  );
  expect(await outage({ instance_type: open })).toEqual([300, Infinity]);
});

test('an instance is where the interface of its launch template is', async () => {
  const network = await networkOf({
    ...place,
    aws_launch_template: { t: { network_interfaces: [{ subnet_id: both[1] }] } },
    aws_instance: { i: { instance_type: 'm5.large', launch_template: [{ id: '${aws_launch_template.t.id}' }] } },
  });
  expect(breaking(network)).toEqual({ 'aws_instance.i': [300, 1200], 'zone zone-b': [Infinity, Infinity] });
});
