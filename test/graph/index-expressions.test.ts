import { expect, test } from 'vitest';
import type { ResourceGraph } from '../../src/graph/graph.ts';
import { edges, graphOf, lines } from './edges.ts';
import type { PlannedResource } from './plans.ts';
import { block, plan, refs } from './plans.ts';

const count = { count_expression: { constant_value: 3 } };

/** Three subnets by count, three by zone, and an Auto Scaling group and an instance whose subnets are written so. */
async function written(...traversals: readonly string[]): Promise<ResourceGraph> {
  const resources: readonly PlannedResource[] = [
    ...[0, 1, 2].map((index) => ({ address: `aws_subnet.a[${index}]` })),
    ...['za', 'zb', 'zc'].map((zone) => ({ address: `aws_subnet.z["${zone}"]` })),
    { address: 'aws_autoscaling_group.g', unknown: ['vpc_zone_identifier'] },
    ...[0, 1, 2].map((index) => ({ address: `aws_instance.i[${index}]`, unknown: ['subnet_id'] })),
  ];
  const subnets = refs(...traversals);
  const root = {
    resources: [
      block('aws_subnet.a', {}, count),
      block('aws_subnet.z', {}, { for_each_expression: refs('var.zones') }),
      block('aws_autoscaling_group.g', { vpc_zone_identifier: subnets }),
      block('aws_instance.i', { subnet_id: subnets }, count),
    ],
    variables: { one: {}, two: {}, three: {}, text: {}, yes: {}, zones: {} },
  };
  const variables = {
    one: { value: 1 },
    two: { value: 2 },
    three: { value: '3' },
    text: { value: 'x' },
    yes: { value: true },
    zones: { value: ['za', 'zb', 'zc'] },
  };
  return graphOf(plan(resources, root, { variables }));
}

async function list(...traversals: readonly string[]): Promise<readonly string[]> {
  return edges(await written(...traversals), 'aws_autoscaling_group.g', 'vpc_zone_identifier', 'aws_subnet');
}

async function single(index: number, ...traversals: readonly string[]): Promise<readonly string[]> {
  return edges(await written(...traversals), `aws_instance.i[${index}]`, 'subnet_id', 'aws_subnet');
}

const subnets = (certainty: string, ...keys: readonly (number | string)[]): readonly string[] =>
  keys.map((key) => `aws_subnet.${typeof key === 'number' ? 'a' : 'z'}[${JSON.stringify(key)}] ${certainty}`);

test('a number in a list is the length of a slice, never an index: it may be any of the list', async () => {
  expect(await list('aws_subnet.a', 'var.two')).toEqual(subnets('guessed', 0, 1, 2));
  expect(await list('aws_subnet.a', 'var.three')).toEqual(subnets('guessed', 0, 1, 2));
  expect(await list('var.zones', 'var.three', 'aws_subnet.z')).toEqual(subnets('guessed', 'za', 'zb', 'zc'));
});

test('a number behind a resource is its index where the argument takes one value', async () => {
  expect(await single(0, 'aws_subnet.a', 'var.two')).toEqual(subnets('fuzzy', 2));
});

test('a number before the only list is a condition, and says nothing of its length', async () => {
  expect(await list('var.one', 'aws_subnet.a')).toEqual(subnets('fuzzy', 0, 1, 2));
  expect(await list('var.one', 'aws_subnet.a', 'aws_subnet.a')).toEqual(subnets('guessed', 0, 1, 2));
});

test('what else stands in a list may be a filter or a condition', async () => {
  expect(await list('aws_subnet.a', 'local.of')).toEqual(subnets('fuzzy', 0, 1, 2));
  expect(await list('var.text', 'aws_subnet.a')).toEqual(subnets('fuzzy', 0, 1, 2));
  expect(await list('var.yes', 'aws_subnet.a')).toEqual(subnets('fuzzy', 0, 1, 2));
});

test('a slice in a module call is a slice of what the other module gives', async () => {
  const resources: readonly PlannedResource[] = [
    ...[0, 1, 2].map((index) => ({ address: `module.net.aws_subnet.a[${index}]` })),
    { address: 'module.app.aws_autoscaling_group.g', unknown: ['vpc_zone_identifier'] },
    { address: 'module.app.aws_instance.i', unknown: ['subnet_id'] },
  ];
  const net = {
    resources: [block('aws_subnet.a', {}, count)],
    outputs: { subnets: { expression: refs('aws_subnet.a') } },
  };
  const app = {
    resources: [
      block('aws_autoscaling_group.g', { vpc_zone_identifier: refs('var.subnets') }),
      block('aws_instance.i', { subnet_id: refs('var.subnets[0]') }),
    ],
    variables: { subnets: {} },
  };
  const root = {
    module_calls: {
      net: { module: net },
      app: { module: app, expressions: { subnets: refs('module.net.subnets', 'var.n') } },
    },
    variables: { n: {} },
  };
  const graph = await graphOf(plan(resources, root, { variables: { n: { value: 2 } } }));
  const subnet = (index: number): string => `module.net.aws_subnet.a[${index}] guessed`;
  const of = (address: string, path: string): readonly string[] => edges(graph, address, path, 'aws_subnet');
  expect(of('module.app.aws_autoscaling_group.g', 'vpc_zone_identifier')).toEqual([0, 1, 2].map(subnet));
  expect(of('module.app.aws_instance.i', 'subnet_id')).toEqual([subnet(0)]);
});

test('element() begins again where count.index is the whole index, and not where it is a part of it', async () => {
  const nat = async (...more: readonly string[]): Promise<readonly string[]> => {
    const graph = await graphOf(
      plan(
        [
          { address: 'aws_nat_gateway.n[0]' },
          { address: 'aws_nat_gateway.n[1]' },
          ...[0, 1, 2].map((index) => ({ address: `aws_route.r[${index}]`, unknown: ['nat_gateway_id'] })),
        ],
        {
          resources: [
            block('aws_nat_gateway.n', {}, count),
            block('aws_route.r', { nat_gateway_id: refs('aws_nat_gateway.n', 'count.index', ...more) }, count),
          ],
        },
      ),
    );
    return [1, 2].flatMap((index) => edges(graph, `aws_route.r[${index}]`, 'nat_gateway_id', 'aws_nat_gateway'));
  };
  expect(await nat()).toEqual(['aws_nat_gateway.n[1] fuzzy', 'aws_nat_gateway.n[0] fuzzy']);
  expect(await nat('var.n')).toEqual([
    'aws_nat_gateway.n[1] fuzzy',
    'aws_nat_gateway.n[0] guessed',
    'aws_nat_gateway.n[1] guessed',
  ]);
});

test('branches that lead to the same resources are no choice', async () => {
  expect(await list('var.unknown', 'aws_subnet.a', 'aws_subnet.a')).toEqual(subnets('fuzzy', 0, 1, 2));
  expect(await list('var.unknown', 'aws_subnet.a', 'aws_subnet.a[0].id')).toEqual(subnets('guessed', 0, 1, 2));
});

test('try(x[each.key], x[constant]) is the one with the key', async () => {
  const zones = ['za', 'zb'];
  const graph = await graphOf(
    plan(
      [
        ...zones.map((zone) => ({ address: `aws_nat_gateway.n["${zone}"]` })),
        ...zones.map((zone) => ({ address: `aws_route.r["private/${zone}"]`, unknown: ['nat_gateway_id'] })),
      ],
      {
        resources: [
          block('aws_nat_gateway.n', {}, { for_each_expression: refs('local.zones') }),
          block(
            'aws_route.r',
            { nat_gateway_id: refs('aws_nat_gateway.n', 'each.key', 'aws_nat_gateway.n', 'var.zones[0]') },
            { for_each_expression: refs('local.private') },
          ),
        ],
        variables: { zones: {} },
      },
      { variables: { zones: { value: zones } } },
    ),
  );
  for (const zone of zones) {
    expect(edges(graph, `aws_route.r["private/${zone}"]`, 'nat_gateway_id', 'aws_nat_gateway')).toEqual([
      `aws_nat_gateway.n["${zone}"] fuzzy`,
    ]);
  }
});

test('a mention is one on whichever branch it stands', async () => {
  const graph = await graphOf(
    plan(
      [
        { address: 'aws_db_instance.d' },
        { address: 'aws_elasticache_cluster.c' },
        { address: 'aws_lambda_function.f', unknown: ['environment'] },
      ],
      {
        resources: [
          block('aws_db_instance.d'),
          block('aws_elasticache_cluster.c'),
          block('aws_lambda_function.f', {
            environment: [
              { variables: refs('var.stage', 'aws_db_instance.d.address', 'aws_elasticache_cluster.c.id') },
            ],
          }),
        ],
        variables: { stage: {} },
      },
      { variables: { stage: { value: 'prod' } } },
    ),
  );
  const [lambda] = graph.ofType('aws_lambda_function');
  if (lambda === undefined) throw new Error('no function');
  expect(lines(graph.mentions(lambda, ['aws_db_instance', 'aws_elasticache_cluster']))).toEqual([
    'aws_db_instance.d fuzzy',
    'aws_elasticache_cluster.c fuzzy',
  ]);
});

/** An association of each key whose table is written so, beside tables by zone. */
async function table(keys: readonly string[], tables: readonly string[], ...references: string[]): Promise<object> {
  const graph = await graphOf(
    plan(
      [
        ...tables.map((key) => ({ address: `aws_route_table.t["${key}"]` })),
        ...keys.map((key) => ({ address: `aws_route.r["${key}"]`, unknown: ['route_table_id'] })),
      ],
      {
        resources: [
          block('aws_route_table.t', {}, { for_each_expression: refs('local.tables') }),
          block('aws_route.r', { route_table_id: refs(...references) }, { for_each_expression: refs('local.routes') }),
        ],
      },
    ),
  );
  return keys.map((key) => edges(graph, `aws_route.r["${key}"]`, 'route_table_id', 'aws_route_table'));
}

// https://developer.hashicorp.com/terraform/language/functions/flatten#flattening-nested-structures-for-for_each
test('x[each.value.y] over a flattened map is the instance whose key is a segment of each.key', async () => {
  expect(await table(['za:10.0.0.0/8', 'zb:10.0.0.0/8'], ['za', 'zb'], 'aws_route_table.t', 'each.value.zone')).toEqual(
    [['aws_route_table.t["za"] fuzzy'], ['aws_route_table.t["zb"] fuzzy']],
  );
});

test('x["${each.key}-b"] is listed like x[each.key]: with such keys it may be either', async () => {
  expect(await table(['z'], ['z', 'z-b'], 'aws_route_table.t', 'each.key')).toEqual([['aws_route_table.t["z"] fuzzy']]);
  expect(await table(['z'], ['z', 'y-b'], 'aws_route_table.t', 'each.key')).toEqual([['aws_route_table.t["z"] exact']]);
});

test('an index behind a local may be any instance', async () => {
  expect(await table(['z'], ['za', 'zb'], 'aws_route_table.t', 'local.zone')).toEqual([
    ['aws_route_table.t["za"] guessed', 'aws_route_table.t["zb"] guessed'],
  ]);
});

test('a variable is the key it was given, and what an expression gave may be another', async () => {
  const zone = async (given: object): Promise<readonly string[]> => {
    const module = {
      resources: [
        block('aws_subnet.a', {}, { for_each_expression: refs('local.zones') }),
        block('aws_instance.i', { subnet_id: refs('aws_subnet.a', 'var.zone') }),
      ],
      variables: { zone: {} },
    };
    const graph = await graphOf(
      plan(
        [
          ...['za', 'zb'].map((key) => ({ address: `module.m.aws_subnet.a["${key}"]` })),
          { address: 'module.m.aws_instance.i', unknown: ['subnet_id'] },
        ],
        { module_calls: { m: { module, expressions: { zone: given } } }, variables: { first: {} } },
        { variables: { first: { value: 'za' } } },
      ),
    );
    return edges(graph, 'module.m.aws_instance.i', 'subnet_id', 'aws_subnet');
  };
  expect(await zone({ constant_value: 'za' })).toEqual(['module.m.aws_subnet.a["za"] exact']);
  expect(await zone(refs('var.first'))).toEqual(['module.m.aws_subnet.a["za"] fuzzy']);
});

// for_each = { for place, id in aws_subnet.a[*].id : place => id }, as keys have to be known while planning.
test('a key that is the place in a list of counted instances is that instance', async () => {
  const graph = await graphOf(
    plan(
      [
        ...[0, 1].map((index) => ({ address: `aws_subnet.a[${index}]` })),
        ...['0', '1'].map((key) => ({ address: `aws_efs_mount_target.m["${key}"]`, unknown: ['subnet_id'] })),
      ],
      {
        resources: [
          block('aws_subnet.a', {}, count),
          block(
            'aws_efs_mount_target.m',
            { subnet_id: refs('each.value') },
            { for_each_expression: refs('aws_subnet.a') },
          ),
        ],
      },
    ),
  );
  expect(['0', '1'].map((key) => edges(graph, `aws_efs_mount_target.m["${key}"]`, 'subnet_id', 'aws_subnet'))).toEqual([
    ['aws_subnet.a[0] fuzzy'],
    ['aws_subnet.a[1] fuzzy'],
  ]);
});
