import { expect, test } from 'vitest';
import type { ResourceGraph } from '../../src/graph/graph.ts';
import { edges, graphOf } from './edges.ts';
import type { PlannedResource } from './plans.ts';
import { block, plan, refs } from './plans.ts';

const each = { for_each_expression: refs('var.listeners') };

function listener(key: string, type = 'forward'): PlannedResource {
  return {
    address: `module.lb.aws_lb_listener.l["${key}"]`,
    after: { default_action: [{ type }] },
    unknownBlocks: { default_action: [type === 'forward' ? { target_group_arn: true } : {}] },
  };
}

/** A load balancer module whose listeners have their actions from dynamic blocks. */
async function balancer(
  listeners: object,
  groups: readonly string[],
  ...keys: readonly string[]
): Promise<ResourceGraph> {
  const module = {
    resources: [
      block('aws_lb_target_group.g', {}, { for_each_expression: refs('var.groups') }),
      block('aws_lb_listener.l', {}, each),
    ],
    variables: { listeners: {}, groups: {} },
  };
  const resources = [
    ...groups.map((key) => ({ address: `module.lb.aws_lb_target_group.g["${key}"]` })),
    ...keys.map((key) => listener(key)),
  ];
  return graphOf(plan(resources, { module_calls: { lb: { module, expressions: { listeners } } } }));
}

const forward = (graph: ResourceGraph, key: string): readonly string[] =>
  edges(graph, `module.lb.aws_lb_listener.l["${key}"]`, 'default_action.target_group_arn', 'aws_lb_target_group');

test('a block that is not written is the only resource the module has', async () => {
  const graph = await balancer(refs('local.listeners'), ['app'], 'http');
  expect(forward(graph, 'http')).toEqual(['module.lb.aws_lb_target_group.g["app"] fuzzy']);
});

test('a block that is not written may be any of several', async () => {
  const graph = await balancer(refs('local.listeners'), ['app', 'web'], 'http');
  expect(forward(graph, 'http')).toEqual([
    'module.lb.aws_lb_target_group.g["app"] guessed',
    'module.lb.aws_lb_target_group.g["web"] guessed',
  ]);
});

/** A service module that is handed subnets, security groups and a target group, and uses them in dynamic blocks. */
async function service(expressions: object): Promise<ResourceGraph> {
  const module = {
    resources: [
      block('aws_ecs_service.s'),
      block('aws_security_group.own', {}),
      block('data.aws_subnet.first', { id: refs('var.subnet_ids') }),
    ],
    variables: { subnet_ids: {}, public_subnet_ids: {}, load_balancer: {}, peer_group_ids: {} },
  };
  const names = ['aws_subnet.a', 'aws_subnet.b', 'aws_subnet.c', 'aws_lb_target_group.t', 'aws_security_group.lb'];
  const resources = [
    ...names.map((address) => ({ address })),
    { address: 'module.s.aws_security_group.own' },
    { address: 'module.s.data.aws_subnet.first' },
    {
      address: 'module.s.aws_ecs_service.s',
      after: { network_configuration: [{}], load_balancer: [{ container_name: 'app' }] },
      unknownBlocks: {
        network_configuration: [{ subnets: true, security_groups: true }],
        load_balancer: [{ target_group_arn: true }],
      },
    },
  ];
  const root = {
    resources: names.map((address) => block(address)),
    module_calls: { s: { module, expressions } },
  };
  return graphOf(plan(resources, root));
}

const used = (graph: ResourceGraph, path: string, type: string): readonly string[] =>
  edges(graph, 'module.s.aws_ecs_service.s', path, type);

test('what one argument of the call gives is what is in it, what several give may be', async () => {
  const graph = await service({
    subnet_ids: refs('aws_subnet.a.id', 'aws_subnet.b.id'),
    public_subnet_ids: refs('aws_subnet.c.id'),
    load_balancer: refs('aws_lb_target_group.t.arn'),
  });
  expect(used(graph, 'load_balancer.target_group_arn', 'aws_lb_target_group')).toEqual(['aws_lb_target_group.t fuzzy']);
  expect(used(graph, 'network_configuration.subnets', 'aws_subnet')).toEqual([
    'aws_subnet.a guessed',
    'aws_subnet.b guessed',
    'aws_subnet.c guessed',
  ]);
});

test('a list from one argument is all of it, not what the module only reads', async () => {
  const graph = await service({ subnet_ids: refs('aws_subnet.a.id', 'aws_subnet.b.id') });
  expect(used(graph, 'network_configuration.subnets', 'aws_subnet')).toEqual([
    'aws_subnet.a fuzzy',
    'aws_subnet.b fuzzy',
  ]);
});

test('an argument that leads nowhere leaves a doubt', async () => {
  const graph = await service({ subnet_ids: refs('local.subnets'), security_group_ids: refs('local.groups') });
  expect(used(graph, 'network_configuration.security_groups', 'aws_security_group')).toEqual([
    'module.s.aws_security_group.own guessed',
  ]);
});

test('a local inside a module is its only resource, beside the arguments that are written', async () => {
  const module = {
    resources: [
      block('aws_security_group.this', {}, { count_expression: { constant_value: 0 } }),
      block('aws_security_group.named'),
      block('aws_security_group_rule.in', {
        security_group_id: refs('local.group_id'),
        source_security_group_id: refs('var.allowed_security_group_id'),
      }),
    ],
    variables: { allowed_security_group_id: {} },
  };
  const graph = await graphOf(
    plan(
      [
        { address: 'aws_security_group.lb' },
        { address: 'module.g.aws_security_group.named' },
        {
          address: 'module.g.aws_security_group_rule.in',
          unknown: ['security_group_id', 'source_security_group_id'],
        },
      ],
      {
        resources: [block('aws_security_group.lb')],
        module_calls: {
          g: { module, expressions: { allowed_security_group_id: refs('aws_security_group.lb.id') } },
        },
      },
    ),
  );
  const of = (path: string): readonly string[] =>
    edges(graph, 'module.g.aws_security_group_rule.in', path, 'aws_security_group');
  expect(of('security_group_id')).toEqual(['module.g.aws_security_group.named fuzzy']);
  expect(of('source_security_group_id')).toEqual(['aws_security_group.lb exact']);
});

test('a list that is shorter than what the call gave is a guess of it', async () => {
  const module = { resources: [block('aws_lb.l')], variables: { subnet_ids: {} } };
  const names = ['aws_subnet.a', 'aws_subnet.b', 'aws_subnet.c'];
  const lb = {
    address: 'module.m.aws_lb.l',
    after: { subnet_mapping: [{ subnet_ids: [null, null] }] },
    unknownBlocks: { subnet_mapping: [{ subnet_ids: [true, true] }] },
  };
  const graph = await graphOf(
    plan([...names.map((address) => ({ address })), lb], {
      resources: names.map((address) => block(address)),
      module_calls: { m: { module, expressions: { subnet_ids: refs(...names.map((name) => `${name}.id`)) } } },
    }),
  );
  expect(edges(graph, 'module.m.aws_lb.l', 'subnet_mapping.subnet_ids', 'aws_subnet')).toEqual(
    names.map((name) => `${name} guessed`),
  );
});

test('where an argument leads to another type as well, the only resource of the module is a guess', async () => {
  const attachment = (...references: readonly string[]): object => ({
    resources: [
      block('aws_instance.i'),
      block('aws_lambda_function.f'),
      block('aws_lb_target_group_attachment.t', { target_id: refs(...references) }),
    ],
  });
  const target = async (...references: readonly string[]): Promise<readonly string[]> => {
    const graph = await graphOf(
      plan(
        [
          { address: 'module.m.aws_instance.i' },
          { address: 'module.m.aws_lambda_function.f' },
          { address: 'module.m.aws_lb_target_group_attachment.t', unknown: ['target_id'] },
        ],
        { module_calls: { m: { module: attachment(...references) } } },
      ),
    );
    return edges(graph, 'module.m.aws_lb_target_group_attachment.t', 'target_id', 'aws_instance');
  };
  expect(await target('local.target')).toEqual(['module.m.aws_instance.i fuzzy']);
  expect(await target('local.target', 'aws_lambda_function.f.arn')).toEqual(['module.m.aws_instance.i guessed']);
});
