import { expect, test } from 'vitest';
import type { ResourceGraph } from '../../src/graph/graph.ts';
import { edges, graphOf, lines } from './edges.ts';
import type { PlannedResource } from './plans.ts';
import { block, plan, refs } from './plans.ts';

const count = { count_expression: { constant_value: 3 } };

/** Three subnets by count, three by zone, and an Auto Scaling group and an instance whose subnets are written so. */
async function written(...chains: readonly string[]): Promise<ResourceGraph> {
  const resources: readonly PlannedResource[] = [
    ...[0, 1, 2].map((index) => ({ address: `aws_subnet.a[${index}]` })),
    ...['za', 'zb', 'zc'].map((zone) => ({ address: `aws_subnet.z["${zone}"]` })),
    { address: 'aws_autoscaling_group.g', unknown: ['vpc_zone_identifier'] },
    ...[0, 1, 2].map((index) => ({ address: `aws_instance.i[${index}]`, unknown: ['subnet_id'] })),
  ];
  const subnets = refs(...chains);
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

async function list(...chains: readonly string[]): Promise<readonly string[]> {
  return edges(await written(...chains), 'aws_autoscaling_group.g', 'vpc_zone_identifier', 'aws_subnet');
}

async function single(index: number, ...chains: readonly string[]): Promise<readonly string[]> {
  return edges(await written(...chains), `aws_instance.i[${index}]`, 'subnet_id', 'aws_subnet');
}

const subnets = (certainty: string, ...keys: readonly (number | string)[]): readonly string[] =>
  keys.map((key) => `aws_subnet.${typeof key === 'number' ? 'a' : 'z'}[${JSON.stringify(key)}] ${certainty}`);

test('a number beside a list is the length of a slice, never an index', async () => {
  expect(await list('aws_subnet.a', 'var.two')).toEqual(subnets('fuzzy', 0, 1));
  expect(await list('aws_subnet.a', 'var.three')).toEqual(subnets('fuzzy', 0, 1, 2));
  // 1 may be a switch too, and what has names comes in an order nobody sees.
  expect(await list('aws_subnet.a', 'var.one')).toEqual(subnets('guessed', 0, 1, 2));
  expect(await list('aws_subnet.z', 'var.two')).toEqual(subnets('guessed', 'za', 'zb', 'zc'));
});

test('a number beside an argument of one value is its index', async () => {
  expect(await single(0, 'aws_subnet.a', 'var.two')).toEqual(subnets('fuzzy', 2));
});

test('names sliced before they pick instances are a slice of the instances', async () => {
  expect(await list('var.zones', 'var.three', 'aws_subnet.z')).toEqual(subnets('fuzzy', 'za', 'zb', 'zc'));
  expect(await list('var.zones', 'var.one', 'aws_subnet.z')).toEqual(subnets('guessed', 'za', 'zb', 'zc'));
});

test('a number before the only list is a switch, before two a condition', async () => {
  expect(await list('var.one', 'aws_subnet.a')).toEqual(subnets('fuzzy', 0, 1, 2));
  expect(await list('var.one', 'aws_subnet.a', 'aws_subnet.a')).toEqual(subnets('guessed', 0, 1, 2));
});

test('a text beside a list may be a filter, a truth value is none', async () => {
  expect(await list('aws_subnet.a', 'local.of')).toEqual(subnets('fuzzy', 0, 1, 2));
  expect(await list('var.text', 'aws_subnet.a')).toEqual(subnets('fuzzy', 0, 1, 2));
  expect(await list('var.yes', 'aws_subnet.a')).toEqual(subnets('exact', 0, 1, 2));
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
  const subnet = (index: number): string => `module.net.aws_subnet.a[${index}] fuzzy`;
  const of = (address: string, path: string): readonly string[] => edges(graph, address, path, 'aws_subnet');
  expect(of('module.app.aws_autoscaling_group.g', 'vpc_zone_identifier')).toEqual([subnet(0), subnet(1)]);
  expect(of('module.app.aws_instance.i', 'subnet_id')).toEqual([subnet(0)]);
});

test('count.index beside another number begins again only where it stands alone', async () => {
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

test('the number in a key is the place among instances by count', async () => {
  const keys = ['app-0', 'app-1', 'app-7'];
  const graph = await graphOf(
    plan(
      [
        { address: 'aws_instance.app[0]' },
        { address: 'aws_instance.app[1]' },
        ...keys.map((key) => ({ address: `aws_lb_target_group_attachment.t["${key}"]`, unknown: ['target_id'] })),
      ],
      {
        resources: [
          block('aws_instance.app', {}, count),
          block(
            'aws_lb_target_group_attachment.t',
            { target_id: refs('aws_instance.app', 'each.value') },
            { for_each_expression: refs('aws_instance.app') },
          ),
        ],
      },
    ),
  );
  const of = (key: string): readonly string[] =>
    edges(graph, `aws_lb_target_group_attachment.t["${key}"]`, 'target_id', 'aws_instance');
  expect(of('app-0')).toEqual(['aws_instance.app[0] fuzzy']);
  expect(of('app-1')).toEqual(['aws_instance.app[1] fuzzy']);
  expect(of('app-7')).toEqual(['aws_instance.app[0] guessed', 'aws_instance.app[1] guessed']);
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
