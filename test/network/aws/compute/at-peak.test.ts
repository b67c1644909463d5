import { expect, test } from 'vitest';
import type { Network } from '../../../../src/network/network.ts';
import { networkOf, subnets } from '../../deploy.ts';
import { open, unknown } from '../../settle.ts';

const both = ['${aws_subnet.a.id}', '${aws_subnet.b.id}'];
const place = subnets('zone-a', 'zone-b');

/** Machines of the only pool at its peak, [best, worst], and in how many zones. */
function atPeak({ components }: Network) {
  const crowds = [...new Set(components.flatMap(({ crowd }) => crowd ?? []))];
  const [crowd] = crowds;
  if (crowd === undefined || crowds.length > 1) throw new Error(`expected one pool, got ${crowds.length}`);
  return [crowd.machines.best, crowd.machines.worst, crowd.zones];
}

const group = async (own: object, isScaled = false) =>
  atPeak(
    await networkOf(
      {
        ...place,
        aws_autoscaling_group: { g: { min_size: 2, max_size: 12, vpc_zone_identifier: both, ...own } },
        ...(isScaled && {
          aws_autoscaling_policy: { p: { name: 'p', autoscaling_group_name: '${aws_autoscaling_group.g.name}' } },
        }),
      },
      unknown,
    ),
  );

test('a group that is scaled may have its maximum, else what it is told to have', async () => {
  expect(await group({ desired_capacity: 4 })).toEqual([4, 4, 2]);
  expect(await group({})).toEqual([2, 2, 2]);
  expect(await group({ desired_capacity: 4 }, true)).toEqual([12, 12, 2]);
});

test('a number that is not known may be any up to the maximum', async () => {
  expect(await group({ desired_capacity: open })).toEqual([12, 2, 2]);
  expect(await group({ max_size: open }, true)).toEqual([Infinity, 2, 2]);
});

const service = async (own: object, target?: object) =>
  atPeak(
    await networkOf(
      {
        ...place,
        aws_ecs_service: {
          s: { name: 's', network_configuration: [{ subnets: both }], launch_type: 'FARGATE', ...own },
        },
        ...(target !== undefined && {
          aws_appautoscaling_target: {
            t: {
              resource_id: 'service/c/s',
              scalable_dimension: 'ecs:service:DesiredCount',
              min_capacity: 2,
              ...target,
            },
          },
        }),
      },
      unknown,
    ),
  );

test('tasks are scaled by their target, else as many as are wanted', async () => {
  expect(await service({ desired_count: 5 })).toEqual([5, 5, 2]);
  expect(await service({ desired_count: 5 }, { max_capacity: 20 })).toEqual([20, 20, 2]);
  expect(await service({ desired_count: 5 }, { max_capacity: open })).toEqual([Infinity, 2, 2]);
});
