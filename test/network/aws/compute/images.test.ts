import { expect, test } from 'vitest';
import { networkOf, subnets } from '../../deploy.ts';
import { type Resources, idOf, refusals, together } from '../ways.ts';

/** Tasks on Fargate in two subnets, whose table has these routes. */
const tasks = async (route: readonly object[], settings: object = {}, more: Resources = {}) =>
  refusals(
    await networkOf(
      together(
        {
          ...subnets('zone-a', 'zone-b'),
          aws_internet_gateway: { i: { vpc_id: idOf('aws_vpc', 'v') } },
          aws_route_table: { t: { vpc_id: idOf('aws_vpc', 'v'), route } },
          aws_route_table_association: {
            a: { subnet_id: idOf('aws_subnet', 'a'), route_table_id: idOf('aws_route_table', 't') },
            b: { subnet_id: idOf('aws_subnet', 'b'), route_table_id: idOf('aws_route_table', 't') },
          },
          aws_ecs_service: {
            s: {
              launch_type: 'FARGATE',
              desired_count: 2,
              network_configuration: [{ subnets: [idOf('aws_subnet', 'a'), idOf('aws_subnet', 'b')], ...settings }],
            },
          },
        },
        more,
      ),
      { variable: { address: { type: 'bool' } } },
    ),
  );

const internet = { cidr_block: '0.0.0.0/0', gateway_id: idOf('aws_internet_gateway', 'i') };

test('tasks behind an internet gateway get their images with public addresses, or over endpoints', async () => {
  expect(await tasks([internet])).toEqual([
    'network_configuration.assign_public_ip of aws_ecs_service.s is off, so its tasks do not get their images over the internet gateway',
  ]);
  expect(await tasks([internet], { assign_public_ip: true })).toEqual([]);
  expect(await tasks([internet], { assign_public_ip: '${var.address}' })).toEqual([]);
  expect(await tasks([])).toEqual([]);
  const endpoint = { vpc_id: idOf('aws_vpc', 'v'), service_name: 'com.amazonaws.ap-northeast-2.ecr.dkr' };
  expect(await tasks([internet], {}, { aws_vpc_endpoint: { e: endpoint } })).toEqual([]);
});
