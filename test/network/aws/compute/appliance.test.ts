import { expect, test } from 'vitest';
import { breaking, networkOf, subnets } from '../../deploy.ts';

const place = subnets('zone-a', 'zone-b');
const both = ['${aws_subnet.a.id}', '${aws_subnet.b.id}'];
const open = { ami: 'ami-1', subnet_id: both[0], source_dest_check: false };

test('an instance that does not check addresses is a server unless something leads packets to it', async () => {
  const lone = await networkOf({ ...place, aws_instance: { i: open } });
  expect(lone.services.map(({ name, lone: isLone }) => [name, isLone])).toEqual([['aws_instance.i', true]]);
  const routed = await networkOf({
    ...place,
    aws_instance: { i: open },
    aws_route_table: { t: { vpc_id: '${aws_vpc.v.id}' } },
    aws_route: {
      r: {
        route_table_id: '${aws_route_table.t.id}',
        destination_cidr_block: '0.0.0.0/0',
        network_interface_id: '${aws_instance.i.primary_network_interface_id}',
      },
    },
  });
  expect(routed.components.find(({ id }) => id.endsWith('aws_instance.i'))?.role).toBe('router');
});

/** Private subnets `a` and `b` that leave by an interface each; groups whose members take the interfaces when they start. */
const natGroups = (hops: readonly [string, string]) =>
  networkOf({
    aws_vpc: place['aws_vpc'] ?? {},
    aws_subnet: {
      ...place['aws_subnet'],
      pa: { vpc_id: '${aws_vpc.v.id}', availability_zone: 'zone-a' },
      pb: { vpc_id: '${aws_vpc.v.id}', availability_zone: 'zone-b' },
    },
    aws_network_interface: {
      a: { subnet_id: '${aws_subnet.pa.id}', source_dest_check: false },
      b: { subnet_id: '${aws_subnet.pb.id}', source_dest_check: false },
    },
    aws_launch_template: {
      a: { image_id: 'ami-1', user_data: 'eni=${aws_network_interface.a.id}' },
      b: { image_id: 'ami-1', user_data: 'eni=${aws_network_interface.b.id}' },
    },
    aws_autoscaling_group: {
      nat_a: {
        min_size: 1,
        vpc_zone_identifier: ['${aws_subnet.pa.id}'],
        launch_template: [{ id: '${aws_launch_template.a.id}' }],
      },
      nat_b: {
        min_size: 1,
        vpc_zone_identifier: ['${aws_subnet.pb.id}'],
        launch_template: [{ id: '${aws_launch_template.b.id}' }],
      },
      work: { min_size: 2, vpc_zone_identifier: both },
    },
    aws_route_table: Object.fromEntries(
      ['a', 'b'].map((name, index) => [
        name,
        {
          vpc_id: '${aws_vpc.v.id}',
          route: [{ cidr_block: '0.0.0.0/0', network_interface_id: `\${aws_network_interface.${hops[index]}.id}` }],
        },
      ]),
    ),
    aws_route_table_association: {
      a: { subnet_id: both[0], route_table_id: '${aws_route_table.a.id}' },
      b: { subnet_id: both[1], route_table_id: '${aws_route_table.b.id}' },
    },
  });

test('a group whose members take an interface is the body of the router there, no service of its own', async () => {
  const apart = await natGroups(['a', 'b']);
  expect(apart.services.map(({ name }) => name)).toEqual(['aws_autoscaling_group.work']);
  expect(breaking(apart)).toEqual({});
  const shared = breaking(await natGroups(['a', 'a']));
  expect(Object.keys(shared)).toContain('aws_autoscaling_group.nat_a#1');
});

test('the instances of a cluster are part of the service that runs on them', async () => {
  const network = await networkOf({
    ...place,
    aws_autoscaling_group: { g: { min_size: 2, vpc_zone_identifier: both } },
    aws_ecs_capacity_provider: {
      p: { auto_scaling_group_provider: [{ auto_scaling_group_arn: '${aws_autoscaling_group.g.arn}' }] },
    },
    aws_ecs_service: {
      s: {
        desired_count: 2,
        capacity_provider_strategy: [{ capacity_provider: '${aws_ecs_capacity_provider.p.name}' }],
        network_configuration: [{ subnets: both }],
      },
    },
  });
  expect(network.services.map(({ name }) => name)).toEqual(['aws_ecs_service.s']);
});
