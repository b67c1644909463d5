import { expect, test } from 'vitest';
import { edges, graphOf, lines, resolution } from './edges.ts';
import { block, plan, refs } from './plans.ts';

/** What a route with such a table refers to, of a VPC with a table. */
async function vpcOf(table: string): Promise<readonly string[]> {
  const graph = await graphOf(
    plan(
      [
        { address: 'aws_vpc.v' },
        { address: 'aws_route_table.t', unknown: ['vpc_id'] },
        { address: 'aws_route.r', unknown: ['route_table_id'] },
      ],
      {
        resources: [
          block('aws_vpc.v'),
          block('aws_route_table.t', { vpc_id: refs('aws_vpc.v.id') }),
          block('aws_route.r', { route_table_id: refs(table) }),
        ],
      },
    ),
  );
  return edges(graph, 'aws_route.r', 'route_table_id', 'aws_vpc');
}

test('a resource that is no join is what the argument refers to, and not what that refers to', async () => {
  expect(await vpcOf('aws_vpc.v.main_route_table_id')).toEqual(['aws_vpc.v exact']);
  expect(await vpcOf('aws_route_table.t.id')).toEqual([]);
});

test('an argument read from another resource is what is written there', async () => {
  expect(await vpcOf('aws_route_table.t.vpc_id')).toEqual(['aws_vpc.v exact']);
});

// time_sleep.wait.triggers["vpc_id"], so that the VPC is there for a while
test('a resource of another provider is looked through', async () => {
  const graph = await graphOf(
    plan([{ address: 'aws_vpc.v' }, { address: 'time_sleep.wait' }, { address: 'aws_subnet.s', unknown: ['vpc_id'] }], {
      resources: [
        block('aws_vpc.v'),
        block('time_sleep.wait', { triggers: refs('aws_vpc.v.id') }),
        block('aws_subnet.s', { vpc_id: refs('time_sleep.wait.triggers["vpc_id"]') }),
      ],
    }),
  );
  expect(edges(graph, 'aws_subnet.s', 'vpc_id', 'aws_vpc')).toEqual(['aws_vpc.v fuzzy']);
});

// [aws_subnet.a.id, terraform_data.p.output]: the second may be any subnet.
test('a list is not all told where another provider hands on a part of it', async () => {
  const subnets = async (second: string): Promise<readonly (readonly string[])[]> => {
    const graph = await graphOf(
      plan(
        [
          { address: 'aws_subnet.a' },
          { address: 'aws_vpc.v', unknown: ['id'] },
          { address: 'terraform_data.p', unknown: ['output'] },
          { address: 'aws_autoscaling_group.g', unknown: ['vpc_zone_identifier'] },
        ],
        {
          resources: [
            block('aws_subnet.a'),
            block('aws_vpc.v'),
            block('terraform_data.p'),
            block('aws_autoscaling_group.g', { vpc_zone_identifier: refs('aws_subnet.a.id', second) }),
          ],
        },
      ),
    );
    const { references, unresolved } = resolution(
      graph,
      'aws_autoscaling_group.g',
      'vpc_zone_identifier',
      'aws_subnet',
    );
    return [lines(references), unresolved];
  };
  expect(await subnets('terraform_data.p.output')).toEqual([['aws_subnet.a exact'], ['terraform_data.p.output']]);
  // A resource of AWS is what it is.
  expect(await subnets('aws_vpc.v.id')).toEqual([['aws_subnet.a exact'], []]);
});

// aws_lambda_alias.live.invoke_arn is no argument of the alias; so is the id of an accepter.
test.each([
  ['aws_lambda_alias', 'function_name', 'aws_lambda_function', 'invoke_arn'],
  ['aws_vpc_peering_connection_accepter', 'vpc_peering_connection_id', 'aws_vpc_peering_connection', 'id'],
])('%s stands for what it names', async (type, argument, target, attribute) => {
  const graph = await graphOf(
    plan([{ address: `${target}.t` }, { address: `${type}.j` }, { address: 'aws_route.r', unknown: ['x'] }], {
      resources: [
        block(`${target}.t`),
        block(`${type}.j`, { [argument]: refs(`${target}.t.id`) }),
        block('aws_route.r', { x: refs(`${type}.j.${attribute}`) }),
      ],
    }),
  );
  expect(edges(graph, 'aws_route.r', 'x', target)).toEqual([`${target}.t fuzzy`]);
});
