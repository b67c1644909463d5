import { expect, test } from 'vitest';
import { edges, graphOf, resolution } from './edges.ts';
import type { PlannedResource } from './plans.ts';
import { block, plan, refs } from './plans.ts';

/** What `relevant_attributes` lists, as Terraform 1.11 writes it for locals, outputs and for-expressions. */
function reads(...resources: readonly string[]): object {
  return { relevant_attributes: resources.map((resource) => ({ resource, attribute: ['id'] })) };
}

const counted = { count_expression: { constant_value: 2 } };

/** A group whose subnets are behind a local, beside subnets `p` and `q` by count and those of a module by key. */
function group(more: object, ...others: readonly PlannedResource[]): object {
  const resources: readonly PlannedResource[] = [
    ...[0, 1].flatMap((place) => [{ address: `aws_subnet.p[${place}]` }, { address: `aws_subnet.q[${place}]` }]),
    ...['x', 'y'].map((key) => ({ address: `module.net["${key}"].aws_subnet.m` })),
    { address: 'aws_autoscaling_group.g', unknown: ['vpc_zone_identifier'] },
    ...others,
  ];
  const root = {
    resources: [
      block('aws_subnet.p', {}, counted),
      block('aws_subnet.q', {}, counted),
      block('aws_autoscaling_group.g', { vpc_zone_identifier: refs('local.subnets') }),
    ],
    module_calls: { net: { module: { resources: [block('aws_subnet.m')] } } },
  };
  return plan(resources, root, more);
}

async function subnets(more: object): Promise<readonly string[]> {
  return edges(await graphOf(group(more)), 'aws_autoscaling_group.g', 'vpc_zone_identifier', 'aws_subnet');
}

test('a list behind a local is a guess of what the changes read, and of nothing else', async () => {
  expect(await subnets(reads('aws_subnet.q', 'aws_vpc.v'))).toEqual([
    'aws_subnet.q[0] guessed',
    'aws_subnet.q[1] guessed',
  ]);
  expect(await subnets(reads('aws_subnet.p[1]', 'aws_subnet.q[0]'))).toEqual([
    'aws_subnet.q[0] guessed',
    'aws_subnet.p[1] guessed',
  ]);
  expect(await subnets(reads('aws_vpc.v'))).toEqual([]);
});

test('a module or an instance without its key is any of them', async () => {
  const modules = (...keys: readonly string[]): readonly string[] =>
    keys.map((key) => `module.net["${key}"].aws_subnet.m guessed`);
  expect(await subnets(reads('module.net["y"].aws_subnet.m'))).toEqual(modules('y'));
  expect(await subnets(reads('module.net.aws_subnet.m'))).toEqual(modules('x', 'y'));
});

test('a plan without the list, or with an empty one, rules nothing out', async () => {
  expect(await subnets({})).toEqual([]);
  expect(await subnets({ relevant_attributes: [] })).toEqual([]);
});

test('of a resource that does not change the list says nothing', async () => {
  const still = {
    ...plan([{ address: 'aws_vpc.a' }, { address: 'aws_subnet.s', unknown: ['vpc_id'] }], {
      resources: [block('aws_vpc.a'), block('aws_subnet.s', { vpc_id: refs('local.v') })],
    }),
    ...reads('aws_vpc.other'),
  };
  const vpc = async (document: object): Promise<readonly string[]> =>
    edges(await graphOf(document), 'aws_subnet.s', 'vpc_id', 'aws_vpc');
  expect(await vpc(still)).toEqual([]);
  expect(await vpc(JSON.parse(JSON.stringify(still).replaceAll('["create"]', '["no-op"]')))).toEqual([
    'aws_vpc.a guessed',
  ]);
});

const listener = { address: 'aws_lb_listener.l', after: { default_action: [{ type: 'forward' }] } };

/** A listener with a dynamic action, beside three target groups. */
async function action(more: object): Promise<readonly string[]> {
  const groups = ['a', 'b', 'c'].map((name) => `aws_lb_target_group.${name}`);
  const document = plan(
    [
      ...groups.map((address) => ({ address })),
      { ...listener, unknownBlocks: { default_action: [{ target_group_arn: true }] } },
    ],
    { resources: [...groups.map((address) => block(address)), block('aws_lb_listener.l')] },
    more,
  );
  return edges(await graphOf(document), 'aws_lb_listener.l', 'default_action.target_group_arn', 'aws_lb_target_group');
}

test('a dynamic block of the root module is a guess of what the changes read', async () => {
  expect(await action({})).toEqual([]);
  expect(await action(reads('aws_lb_target_group.b'))).toEqual(['aws_lb_target_group.b guessed']);
  expect(await action(reads('aws_lb_target_group.b', 'aws_lb_target_group.c'))).toEqual([
    'aws_lb_target_group.b guessed',
    'aws_lb_target_group.c guessed',
  ]);
});

test('an index read from the resource that for_each goes over is its known attribute', async () => {
  const zones = { one: 'za', two: 'zb' };
  const graph = await graphOf(
    plan(
      [
        ...Object.values(zones).map((zone) => ({ address: `aws_nat_gateway.n["${zone}"]` })),
        ...Object.entries(zones).flatMap(([key, zone]): PlannedResource[] => [
          { address: `aws_subnet.p["${key}"]`, after: { availability_zone: zone } },
          { address: `aws_route.r["${key}"]`, unknown: ['nat_gateway_id'] },
        ]),
      ],
      {
        resources: [
          block('aws_nat_gateway.n', {}, { for_each_expression: refs('local.zones') }),
          block('aws_subnet.p', {}, { for_each_expression: refs('local.subnets') }),
          block(
            'aws_route.r',
            // try(aws_nat_gateway.n[each.value.availability_zone].id, values(aws_nat_gateway.n)[0].id)
            { nat_gateway_id: refs('aws_nat_gateway.n', 'each.value.availability_zone', 'aws_nat_gateway.n') },
            { for_each_expression: refs('aws_subnet.p') },
          ),
        ],
      },
    ),
  );
  const of = (key: string): readonly string[] =>
    edges(graph, `aws_route.r["${key}"]`, 'nat_gateway_id', 'aws_nat_gateway');
  expect([of('one'), of('two')]).toEqual([['aws_nat_gateway.n["za"] fuzzy'], ['aws_nat_gateway.n["zb"] fuzzy']]);
});

test('a list that is certain in part is open', async () => {
  const resources = ['aws_subnet.a', 'aws_subnet.b', 'aws_subnet.c'];
  const graph = await graphOf(
    plan(
      [...resources.map((address) => ({ address })), { address: 'aws_lb.l', unknown: ['subnets'] }],
      {
        resources: [
          ...resources.map((address) => block(address)),
          block('aws_lb.l', {
            subnets: [refs('aws_subnet.c.id'), refs('var.u', 'aws_subnet.a.id', 'aws_subnet.b.id')],
          }),
        ],
        variables: { u: {} },
      },
      { variables: { u: { value: true } } },
    ),
  );
  const { references, unresolved } = resolution(graph, 'aws_lb.l', 'subnets', 'aws_subnet');
  expect(references.map(({ certainty }) => certainty)).toEqual(['guessed', 'guessed', 'exact']);
  expect(unresolved).toEqual(['known after apply (aws_subnet.c.id, var.u, aws_subnet.a.id, …)']);
});
