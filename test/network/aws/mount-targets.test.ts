import { expect, test } from 'vitest';
import { breaking, networkOf, subnets } from '../deploy.ts';
import { refused } from './refused.ts';

const subnet = (name: string) => `\${aws_subnet.${name}.id}`;

/** A function or tasks in three zones that mount a file system with mount targets in some. */
const mounts = (client: 'function' | 'tasks' | 'machines', doors: readonly string[], zones = ['a', 'b', 'c']) =>
  networkOf({
    ...subnets('zone-a', 'zone-b', 'zone-c'),
    aws_efs_file_system: { f: {} },
    aws_efs_access_point: { p: { file_system_id: '${aws_efs_file_system.f.id}' } },
    aws_efs_mount_target: Object.fromEntries(
      doors.map((name) => [name, { file_system_id: '${aws_efs_file_system.f.id}', subnet_id: subnet(name) }]),
    ),
    ...clients(zones.map(subnet))[client],
  });

const clients = (list: readonly string[]) => ({
  function: {
    aws_lambda_function: {
      l: {
        vpc_config: [{ subnet_ids: list }],
        file_system_config: [{ arn: '${aws_efs_access_point.p.arn}', local_mount_path: '/mnt/data' }],
      },
    },
  },
  tasks: {
    aws_ecs_cluster: { c: {} },
    aws_ecs_task_definition: {
      t: { volume: [{ name: 'f', efs_volume_configuration: [{ file_system_id: '${aws_efs_file_system.f.id}' }] }] },
    },
    aws_ecs_service: {
      s: {
        cluster: '${aws_ecs_cluster.c.id}',
        task_definition: '${aws_ecs_task_definition.t.arn}',
        desired_count: 3,
        network_configuration: [{ subnets: list }],
      },
    },
  },
  machines: {
    aws_launch_template: { t: { user_data: 'mount ${aws_efs_file_system.f.dns_name}' } },
    aws_autoscaling_group: {
      g: { min_size: 3, vpc_zone_identifier: list, launch_template: [{ id: '${aws_launch_template.t.id}' }] },
    },
  },
});

test.for(['function', 'tasks'] as const)('a %s in a zone without mount target cannot mount', async (client) => {
  const lines = refused(await mounts(client, ['a', 'b'])).map((line) => line.replace(/^.*?: /, ''));
  const where = client === 'tasks' ? 'aws_ecs_service.s' : 'aws_lambda_function.l';
  expect([...new Set(lines)]).toEqual([
    `aws_efs_file_system.f has no mount target in zone zone-c, where ${where} runs`,
  ]);
  expect(refused(await mounts(client, ['a', 'b', 'c']))).toEqual([]);
  expect(refused(await mounts(client, ['a', 'b'], ['a', 'b']))).toEqual([]);
});

test('the only mount target of all is single, and told as that', async () => {
  expect(refused(await mounts('tasks', ['a']))).toEqual([]);
});

test('a machine may mount by the address of another zone', async () => {
  expect(refused(await mounts('machines', ['a', 'b']))).toEqual([]);
});

test('a file system without clients in the inputs is judged by its mount targets', async () => {
  const alone = async (doors: readonly (string | undefined)[]) => {
    const names = doors.map((_, index) => String.fromCodePoint(97 + index));
    const network = await networkOf({
      ...subnets(...doors),
      aws_efs_file_system: { f: {} },
      aws_efs_mount_target: Object.fromEntries(
        names.map((name) => [name, { file_system_id: '${aws_efs_file_system.f.id}', subnet_id: subnet(name) }]),
      ),
    });
    return breaking(network);
  };
  expect(await alone(['zone-a'])).toEqual({ 'zone zone-a': [Infinity, Infinity] });
  expect(await alone(['zone-a', 'zone-b'])).toEqual({});
  expect(Object.values(await alone([undefined, undefined]))).toEqual([[0, Infinity]]);
  expect(await alone([])).toEqual({});
});
