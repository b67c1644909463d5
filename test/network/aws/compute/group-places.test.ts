import { expect, test } from 'vitest';
import { breaking, networkOf, subnets } from '../../deploy.ts';
import { missing, open, unknown } from '../../settle.ts';

const both = ['${aws_subnet.a.id}', '${aws_subnet.b.id}'];
const place = subnets('zone-a', 'zone-b');
const zoneA = { 'zone zone-a': [Infinity, Infinity] };

const group = (own: object, others: Record<string, Record<string, object>> = {}) =>
  networkOf(
    {
      ...place,
      ...others,
      aws_autoscaling_group: { g: { min_size: 3, vpc_zone_identifier: both, ...own } },
    },
    unknown,
  );
const fromTemplate = (template: object, others: Record<string, Record<string, object>> = {}) =>
  group(
    { launch_template: [{ id: '${aws_launch_template.t.id}' }] },
    { ...others, aws_launch_template: { t: { image_id: 'ami-1', ...template } } },
  );
const placementGroup = (strategy: string) => ({ aws_placement_group: { p: { strategy } } });

test('a placement group of the strategy cluster keeps all members in one zone, whichever', async () => {
  const of = { placement_group: '${aws_placement_group.p.id}' };
  const together = { 'zone of aws_autoscaling_group.g': [Infinity, Infinity] };
  expect(breaking(await group(of, placementGroup('cluster')))).toEqual(together);
  expect(breaking(await group(of, placementGroup('spread')))).toEqual({});
  const byTemplate = { placement: [{ group_name: '${aws_placement_group.p.name}' }] };
  expect(breaking(await fromTemplate(byTemplate, placementGroup('cluster')))).toEqual(together);
});

test('a strategy, a zone or a preference that is not known may put all members into one zone', async () => {
  const maybe = { 'zone of aws_autoscaling_group.g': [0, Infinity] };
  const of = { placement_group: '${aws_placement_group.p.id}' };
  const cluster = await group(of, placementGroup(open));
  expect(breaking(cluster)).toEqual(maybe);
  expect(missing(cluster, 'zone of aws_autoscaling_group.g')).toEqual(['strategy of aws_placement_group.p']);
  expect(breaking(await fromTemplate({ placement: [{ availability_zone: open }] }))).toEqual(maybe);
  expect(breaking(await group({ placement_group: open }))).toEqual(maybe);
  const target = [{ capacity_reservation_ids: ['${aws_ec2_capacity_reservation.r.id}'] }];
  const reserved = (preference: string, zone: string) =>
    group(
      {
        capacity_reservation_specification: [
          { capacity_reservation_preference: preference, capacity_reservation_target: target },
        ],
      },
      { aws_ec2_capacity_reservation: { r: { availability_zone: zone } } },
    );
  expect(breaking(await reserved(open, 'zone-a'))).toEqual(maybe);
  expect(breaking(await reserved('capacity-reservations-only', open))).toEqual(maybe);
  expect(breaking(await reserved('capacity-reservations-first', open))).toEqual({});
});

test('a template that names a subnet, a zone or a reservation puts all members there', async () => {
  expect(breaking(await fromTemplate({ network_interfaces: [{ subnet_id: both[0] }] }))).toEqual(zoneA);
  expect(breaking(await fromTemplate({ placement: [{ availability_zone: 'zone-a' }] }))).toEqual(zoneA);
  const target = { capacity_reservation_id: '${aws_ec2_capacity_reservation.r.id}' };
  const reserved = { capacity_reservation_specification: [{ capacity_reservation_target: [target] }] };
  const reservation = { aws_ec2_capacity_reservation: { r: { availability_zone: 'zone-a' } } };
  expect(breaking(await fromTemplate(reserved, reservation))).toEqual(zoneA);
});

test('capacity reservations of a group bind it only where nothing else may be used', async () => {
  const specified = (preference: string) => ({
    capacity_reservation_specification: [
      {
        capacity_reservation_preference: preference,
        capacity_reservation_target: [{ capacity_reservation_ids: ['${aws_ec2_capacity_reservation.r.id}'] }],
      },
    ],
  });
  const reservation = { aws_ec2_capacity_reservation: { r: { availability_zone: 'zone-a' } } };
  expect(breaking(await group(specified('capacity-reservations-only'), reservation))).toEqual(zoneA);
  expect(breaking(await group(specified('capacity-reservations-first'), reservation))).toEqual({});
});

test('members of a warm pool are none of the group', async () => {
  const one = await group({ min_size: 1, warm_pool: [{ min_size: 2 }] });
  expect(one.components.filter(({ title }) => title.is === 'member')).toHaveLength(1);
});

/** Three tasks on instances of one group, in awsvpc mode unless `service` says otherwise. */
const tasks = (service: object, hosts: object = {}, others: Record<string, Record<string, object>> = {}) =>
  networkOf(
    {
      ...subnets('zone-a', 'zone-b', 'zone-c'),
      aws_ecs_cluster: { c: { name: 'shop' } },
      aws_autoscaling_group: {
        g: { min_size: 3, vpc_zone_identifier: [...both, '${aws_subnet.c.id}'], ...hosts },
      },
      aws_ecs_capacity_provider: {
        p: { auto_scaling_group_provider: [{ auto_scaling_group_arn: '${aws_autoscaling_group.g.arn}' }] },
      },
      aws_ecs_service: {
        s: {
          cluster: '${aws_ecs_cluster.c.id}',
          desired_count: 3,
          capacity_provider_strategy: [{ capacity_provider: '${aws_ecs_capacity_provider.p.name}' }],
          network_configuration: [{ subnets: [...both, '${aws_subnet.c.id}'] }],
          ...service,
        },
      },
      ...others,
    },
    unknown,
  );

test('ECS: one instance lost is one task lost', async () => {
  expect(breaking(await tasks({}))).toEqual({});
  expect(breaking(await tasks({ desired_count: 2 }))).toEqual({});
});

test('ECS: tasks run only where both their subnets and the instances are', async () => {
  const found = breaking(await tasks({}, { vpc_zone_identifier: both.slice(0, 1) }));
  expect(found).toEqual({ 'zone zone-a': [Infinity, Infinity] });
});

const inZoneA = [
  'attribute:ecs.availability-zone == zone-a',
  '(attribute:ecs.availability-zone in [zone-a])',
  'attribute:ecs.availability-zone equals zone-a and attribute:ecs.instance-type =~ m6i.*',
  'attribute:ecs.availability-zone not_in [zone-b, zone-c]',
  'attribute:ecs.availability-zone !~ zone-[bc]',
];

test.for(inZoneA)('ECS: a constraint keeps the tasks in its zones: %s', async (expression) => {
  const one = breaking(await tasks({ placement_constraints: [{ type: 'memberOf', expression }] }));
  expect(Object.keys(one)).toContain('zone zone-a');
  expect(one['zone zone-a']?.[0]).toBe(Infinity);
});

test('ECS: a constraint of two zones, or of something else, leaves enough', async () => {
  const bound = (expression: string) => tasks({ placement_constraints: [{ type: 'memberOf', expression }] });
  expect(breaking(await bound('attribute:ecs.availability-zone in [zone-a, zone-b]'))).toEqual({});
  expect(breaking(await bound('attribute:ecs.availability-zone != zone-c'))).toEqual({});
  expect(breaking(await bound('attribute:ecs.availability-zone =~ zone-[ab]'))).toEqual({});
  expect(breaking(await bound('attribute:ecs.instance-type =~ m6i.*'))).toEqual({});
});

test('ECS: a constraint that is not known may leave one zone', async () => {
  const network = await tasks({ placement_constraints: [{ type: 'memberOf', expression: open }] });
  const together = 'zone of aws_ecs_service.s';
  expect(breaking(network)).toEqual({ [together]: [0, Infinity] });
  expect(missing(network, together)).toEqual(['placement_constraints[0].expression of aws_ecs_service.s']);
  const dynamic = { placement_constraints: { for_each: open, content: { type: 'memberOf', expression: 'x' } } };
  expect(missing(await tasks({ dynamic }), together)).toEqual(['placement_constraints of aws_ecs_service.s']);
  expect(breaking(await tasks({ placement_constraints: [{ type: 'distinctInstance' }] }))).toEqual({});
});

test('ECS: a strategy that is not known may pack the tasks', async () => {
  const dynamic = { ordered_placement_strategy: { for_each: open, content: { type: 'spread', field: 'host' } } };
  const network = await tasks({ dynamic });
  expect(breaking(network)).toEqual({ 'aws_ecs_service.s#one-host': [0, 300] });
  expect(missing(network, 'aws_ecs_service.s#one-host')).toEqual(['ordered_placement_strategy of aws_ecs_service.s']);
});

test('ECS: packed tasks may all be on one instance; spread ones, one an instance, are not', async () => {
  const crowd = { 'aws_ecs_service.s#one-host': [0, 300] };
  const by = (type: string, field: string) => ({ ordered_placement_strategy: [{ type, field }] });
  expect(breaking(await tasks(by('binpack', 'memory')))).toEqual(crowd);
  expect(breaking(await tasks(by('spread', 'attribute:ecs.availability-zone')))).toEqual({});
  expect(breaking(await tasks(by('spread', 'instanceId')))).toEqual({});
  const apart = { ...by('binpack', 'memory'), placement_constraints: [{ type: 'distinctInstance' }] };
  expect(breaking(await tasks(apart))).toEqual({});
  expect(breaking(await tasks({ ...by('spread', 'instanceId'), desired_count: 2 }, { min_size: 6 }))).toEqual(crowd);
});

test('ECS: instances join by their user data', async () => {
  const joined = { launch_template: [{ id: '${aws_launch_template.t.id}' }], vpc_zone_identifier: both.slice(0, 1) };
  const template = (text: string) => ({
    aws_launch_template: { t: { image_id: 'ami-1', user_data: Buffer.from(text).toString('base64') } },
  });
  const service = { capacity_provider_strategy: [], launch_type: 'EC2', network_configuration: [] };
  const own = await tasks(service, joined, template('#!/bin/sh\necho ECS_CLUSTER=shop >> /etc/ecs/ecs.config'));
  expect(breaking(own)['zone zone-a']?.[0]).toBe(Infinity);
  const other = await tasks(service, joined, template('#!/bin/sh\necho ECS_CLUSTER=other >> /etc/ecs/ecs.config'));
  expect(other.services.map(({ name }) => name)).toContain('aws_autoscaling_group.g');
});
