import { expect, test } from 'vitest';
import { breaking, networkOf, subnets } from '../deploy.ts';

const both = ['${aws_subnet.a.id}', '${aws_subnet.b.id}'];

test.for([
  { title: 'two members in two zones', group: { min_size: 2, max_size: 4, vpc_zone_identifier: both }, expected: {} },
  {
    title: 'one member comes back in another zone, perhaps too late',
    group: { min_size: 1, max_size: 4, vpc_zone_identifier: both },
    expected: { 'aws_autoscaling_group.g#1': [120, 600], 'zone zone-a': [0, 600], 'zone zone-b': [0, 600] },
  },
  {
    title: 'scaling may go down to the minimum, whatever is desired today',
    group: { min_size: 1, desired_capacity: 2, max_size: 4, vpc_zone_identifier: both },
    expected: { 'aws_autoscaling_group.g#1': [120, 600], 'zone zone-a': [0, 600], 'zone zone-b': [0, 600] },
  },
  {
    title: 'one zone is one zone, however many members',
    group: { min_size: 4, max_size: 4, vpc_zone_identifier: both.slice(0, 1) },
    expected: { 'zone zone-a': [Infinity, Infinity] },
  },
  {
    title: 'an unknown size may be one',
    group: { min_size: '${var.size}', desired_capacity: 2, max_size: 4, vpc_zone_identifier: both },
    expected: { 'aws_autoscaling_group.g#1': [30, 600], 'zone zone-a': [30, 600] },
  },
])('auto scaling: $title', async ({ group, expected }) => {
  const network = await networkOf(
    { ...subnets('zone-a', 'zone-b'), aws_autoscaling_group: { g: group } },
    { variable: { size: { type: 'number' } } },
  );
  expect(breaking(network)).toEqual(expected);
});

test('a pool scaled to zero is no service', async () => {
  const group = { min_size: 0, max_size: 4, vpc_zone_identifier: both };
  expect((await networkOf({ ...subnets('zone-a', 'zone-b'), aws_autoscaling_group: { g: group } })).services).toEqual(
    [],
  );
});

test('ECS: tasks over the subnets; a task comes back in minutes', async () => {
  const service = { desired_count: 1, network_configuration: [{ subnets: both }] };
  const network = await networkOf({ ...subnets('zone-a', 'zone-b'), aws_ecs_service: { s: service } });
  expect(breaking(network)).toEqual({
    'aws_ecs_service.s#1': [60, 300],
    'zone zone-a': [0, 300],
    'zone zone-b': [0, 300],
  });
});

test('EKS: the nodes of all groups are one pool; a cluster without nodes is no service', async () => {
  const cluster = { aws_eks_cluster: { c: { vpc_config: [{ subnet_ids: both }] } } };
  const group = (subnet: string) => ({
    cluster_name: '${aws_eks_cluster.c.name}',
    subnet_ids: [subnet],
    scaling_config: [{ desired_size: 1, min_size: 1, max_size: 2 }],
  });
  const place = subnets('zone-a', 'zone-b');
  expect((await networkOf({ ...place, ...cluster })).services).toEqual([]);
  const two = { aws_eks_node_group: { a: group('${aws_subnet.a.id}'), b: group('${aws_subnet.b.id}') } };
  expect(breaking(await networkOf({ ...place, ...cluster, ...two }))).toEqual({});
});

test('instances: a lone one is a service; peers are a pool or each its own service', async () => {
  const like = { ami: 'ami-1', instance_type: 't3.micro' };
  const network = await networkOf({
    ...subnets('zone-a', 'zone-b'),
    aws_instance: {
      lone: { ami: 'ami-2', instance_type: 't3.micro', subnet_id: both[0] },
      one: { ...like, subnet_id: both[0] },
      two: { ...like, subnet_id: both[1] },
    },
  });
  expect(network.services.map(({ name, lone, operatorAccess }) => [name, lone, operatorAccess])).toEqual([
    ['aws_instance.lone', true, false],
    ['group of 2 instances like aws_instance.one', true, false],
  ]);
  const found = breaking(network);
  expect(found['aws_instance.lone']).toEqual([300, 1200]);
  expect(found['aws_instance.one']).toEqual([30, 1200]);
  expect(found['aws_instance.two']).toEqual([30, 1200]);
});

test.each(['num_cache_nodes', 'num_cache_clusters'])(
  'of any %s at most as many nodes as AWS takes are drawn',
  async (argument) => {
    const type = argument === 'num_cache_nodes' ? 'aws_elasticache_cluster' : 'aws_elasticache_replication_group';
    const sizes = [60, 1_000_000].map(async (number) => {
      const network = await networkOf({ [type]: { c: { engine: 'memcached', [argument]: number } } });
      return network.components.length;
    });
    const [most, drawn] = await Promise.all(sizes);
    expect(drawn).toBe(most);
  },
);
