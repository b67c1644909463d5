import { expect, test } from 'vitest';
import { networkOf } from '../../deploy.ts';
import { balanced } from '../balanced.ts';
import { refused } from '../refused.ts';
import { type Resources, together } from '../ways.ts';

async function told(...parts: readonly Resources[]): Promise<string[]> {
  const { aws_instance: _machines, aws_lb_target_group_attachment: _attached, ...without } = balanced({});
  return refused(await networkOf(together(without, ...parts), { variable: { open: {} } }));
}

const joined = { target_group_arns: ['${aws_lb_target_group.t.arn}'], vpc_zone_identifier: ['${aws_subnet.a.id}'] };
const pool = (size: object): Resources => ({
  aws_autoscaling_group: { p: { name: 'p', ...joined, max_size: 4, ...size } },
});
const empty = { min_size: 0, desired_capacity: 0 };
const line = 'aws_lb.n: min_size of aws_autoscaling_group.p is 0, and nothing in the inputs makes it larger';

test('a group of size 0 that nothing starts has no member', async () => {
  expect(await told(pool(empty))).toEqual([line]);
  expect(await told(pool({ min_size: 1, desired_capacity: 1 }))).toEqual([]);
  expect(await told(pool({ ...empty, min_size: '${var.open}' }))).toEqual([]);
  expect(await told(pool({ ...empty, desired_capacity: '${var.open}' }))).toEqual([]);
  expect(await told(pool({ min_size: 0 }))).toEqual([line]);
});

test('a policy, a scheduled action or a cluster may start some, up to the maximum', async () => {
  const scaled = {
    aws_autoscaling_policy: { x: { name: 'x', autoscaling_group_name: '${aws_autoscaling_group.p.name}' } },
  };
  expect(await told(pool(empty), scaled)).toEqual([]);
  expect(await told(pool({ ...empty, max_size: 0 }), scaled)).toEqual([line]);
  const tag = [{ key: 'k8s.io/cluster-autoscaler/enabled', value: 'true', propagate_at_launch: true }];
  expect(await told(pool({ ...empty, tag }))).toEqual([]);
});

test('of several pools one with members is enough', async () => {
  const other = { aws_autoscaling_group: { q: { name: 'q', ...joined, max_size: 4, min_size: 2 } } };
  expect(await told(pool(empty), other)).toEqual([]);
});

test('a service of no tasks has none, unless it is scaled or deployed by another controller', async () => {
  const service = (more: object): Resources => ({
    aws_ecs_service: {
      s: {
        name: 's',
        cluster: 'c',
        launch_type: 'FARGATE',
        desired_count: 0,
        network_configuration: [{ subnets: ['${aws_subnet.a.id}'] }],
        load_balancer: [{ target_group_arn: '${aws_lb_target_group.t.arn}', container_name: 'c', container_port: 80 }],
        ...more,
      },
    },
  });
  expect(await told(service({}))).toEqual([
    'aws_lb.n: desired_count of aws_ecs_service.s is 0, and nothing in the inputs makes it larger',
  ]);
  expect(await told(service({ desired_count: null }))).toEqual([
    'aws_lb.n: desired_count of aws_ecs_service.s is 0, and nothing in the inputs makes it larger',
  ]);
  expect(await told(service({ desired_count: '${var.open}' }))).toEqual([]);
  expect(await told(service({ desired_count: null, scheduling_strategy: 'DAEMON' }))).toEqual([]);
  expect(await told(service({ desired_count: 2 }))).toEqual([]);
  expect(await told(service({ deployment_controller: [{ type: 'CODE_DEPLOY' }] }))).toEqual([]);
  const target = {
    aws_appautoscaling_target: {
      t: {
        resource_id: 'service/c/s',
        scalable_dimension: 'ecs:service:DesiredCount',
        min_capacity: 0,
        max_capacity: 3,
      },
    },
  };
  expect(await told(service({}), target)).toEqual([]);
  expect(await told(service({ desired_count: null }), target)).toEqual([]);
});
