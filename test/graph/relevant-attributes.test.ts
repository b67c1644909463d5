import { expect, test } from 'vitest';
import { edges, graphOf } from './edges.ts';
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

test('behind a local stands the only one that the changes read, as a guess', async () => {
  expect(await subnets(reads('aws_subnet.p[1]', 'aws_vpc.v'))).toEqual(['aws_subnet.p[1] guessed']);
  expect(await subnets(reads('aws_subnet.p[1]', 'aws_subnet.q[0]'))).toEqual([]);
  expect(await subnets(reads('aws_vpc.v'))).toEqual([]);
});

test('a module or an instance without its key is any of them', async () => {
  expect(await subnets(reads('module.net["y"].aws_subnet.m'))).toEqual(['module.net["y"].aws_subnet.m guessed']);
  expect(await subnets(reads('module.net.aws_subnet.m'))).toEqual([]);
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
  const kept = JSON.stringify(still).replaceAll('["create"]', '["no-op"]').replaceAll('"before":null,', '');
  expect(await vpc(JSON.parse(kept))).toEqual(['aws_vpc.a guessed']);
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

test('in a dynamic block stands the only one that the changes read, as a guess', async () => {
  expect(await action({})).toEqual([]);
  expect(await action(reads('aws_lb_target_group.b'))).toEqual(['aws_lb_target_group.b guessed']);
  expect(await action(reads('aws_lb_target_group.b', 'aws_lb_target_group.c'))).toEqual([]);
});
