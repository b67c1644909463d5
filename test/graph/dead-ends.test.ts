import { expect, test } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { identifiers } from '../../src/network/aws/catalogue/identifiers.ts';
import { deploymentOf, edges, graphOf, lines, resolution, together } from './edges.ts';
import { block, plan, refs, state } from './plans.ts';

test('depends_on makes no edge', async () => {
  const graph = await graphOf(
    plan([{ address: 'aws_internet_gateway.g' }, { address: 'aws_nat_gateway.n', unknown: ['subnet_id'] }], {
      resources: [
        block('aws_internet_gateway.g'),
        block('aws_nat_gateway.n', { subnet_id: refs('local.s') }, { depends_on: ['aws_internet_gateway.g'] }),
      ],
    }),
  );
  expect(resolution(graph, 'aws_nat_gateway.n', 'subnet_id')).toEqual({
    references: [],
    literals: [],
    unresolved: ['local.s'],
    omitted: false,
  });
});

test('beside a local an instance is not the only one that an argument of one value can be', async () => {
  const graph = await graphOf(
    plan([{ address: 'aws_subnet.a' }, { address: 'aws_instance.i', unknown: ['subnet_id'] }], {
      resources: [
        block('aws_subnet.a'),
        block('aws_instance.i', { subnet_id: refs('local.subnet_id', 'aws_subnet.a.id') }),
      ],
    }),
  );
  const { references, unresolved } = resolution(graph, 'aws_instance.i', 'subnet_id', 'aws_subnet');
  expect([lines(references), unresolved]).toEqual([['aws_subnet.a fuzzy'], ['local.subnet_id']]);
});

test('a dead end inside a module is eliminated there', async () => {
  const vpc = (key: string): string => `module.net["${key}"].aws_vpc.v`;
  const graph = await graphOf(
    plan(
      [
        { address: vpc('a') },
        { address: vpc('b') },
        { address: 'aws_security_group.g["a"]', unknown: ['vpc_id'] },
        { address: 'aws_security_group.other', unknown: ['vpc_id'] },
      ],
      {
        resources: [
          block(
            'aws_security_group.g',
            { vpc_id: refs('module.net', 'each.key') },
            { for_each_expression: refs('var.k') },
          ),
          block('aws_security_group.other', { vpc_id: refs('local.v') }),
        ],
        module_calls: {
          net: {
            for_each_expression: refs('var.k'),
            module: { resources: [block('aws_vpc.v')], outputs: { vpc_id: { expression: refs('local.id') } } },
          },
        },
      },
    ),
  );
  const found = resolution(graph, 'aws_security_group.g["a"]', 'vpc_id', 'aws_vpc');
  expect(lines(found.references)).toEqual([`${vpc('a')} fuzzy`]);
  expect(found.unresolved).toEqual(['local.id']);
  expect(edges(graph, 'aws_security_group.other', 'vpc_id', 'aws_vpc')).toEqual([]);
});

test('a data source of an allowed type is the target, one of another type is looked through', async () => {
  const document = plan(
    [
      { address: 'aws_vpn_connection.v' },
      { address: 'data.aws_ec2_transit_gateway_vpn_attachment.a' },
      { address: 'aws_ec2_transit_gateway_route.r', unknown: ['transit_gateway_attachment_id'] },
    ],
    {
      resources: [
        block('aws_vpn_connection.v'),
        block('data.aws_ec2_transit_gateway_vpn_attachment.a', { vpn_connection_id: refs('aws_vpn_connection.v.id') }),
        block('aws_ec2_transit_gateway_route.r', {
          transit_gateway_attachment_id: refs('data.aws_ec2_transit_gateway_vpn_attachment.a.id'),
        }),
      ],
    },
  );
  const graph = await graphOf(document);
  const route = 'aws_ec2_transit_gateway_route.r';
  const path = 'transit_gateway_attachment_id';
  expect(edges(graph, route, path, 'aws_ec2_transit_gateway_vpn_attachment', 'aws_vpn_connection')).toEqual([
    'data.aws_ec2_transit_gateway_vpn_attachment.a exact',
  ]);
  expect(edges(graph, route, path, 'aws_vpn_connection')).toEqual(['aws_vpn_connection.v fuzzy']);
  expect(edges(graph, route, path, 'aws_dx_gateway')).toEqual([]);
});

test('a data source that reads what another document manages stands for it', async () => {
  const reader = await deploymentOf(
    state([
      { address: 'data.aws_vpc.v', after: { id: 'vpc-0a1' } },
      { address: 'aws_subnet.s', after: { id: 'subnet-0a1', vpc_id: 'vpc-0a1' } },
    ]),
  );
  const owner = await deploymentOf(state([{ address: 'aws_vpc.v', after: { id: 'vpc-0a1' } }]));
  expect(edges(buildGraph(together(reader, owner), identifiers), 'aws_subnet.s', 'vpc_id', 'aws_vpc')).toEqual([
    'aws_vpc.v exact',
  ]);
  expect(edges(buildGraph(reader, identifiers), 'aws_subnet.s', 'vpc_id', 'aws_vpc')).toEqual(['data.aws_vpc.v exact']);
});

test('what the state says it depended on goes before elimination', async () => {
  const deployment = await deploymentOf(
    plan([{ address: 'aws_vpc.a' }, { address: 'aws_vpc.b' }, { address: 'aws_subnet.s', unknown: ['vpc_id'] }], {
      resources: [block('aws_vpc.a'), block('aws_vpc.b'), block('aws_subnet.s', { vpc_id: refs('local.v') })],
    }),
  );
  const graph = buildGraph(
    {
      ...deployment,
      resources: deployment.resources.map((one) =>
        one.type === 'aws_subnet' ? { ...one, stateDependencies: ['aws_vpc.b', 'aws_iam_role.r'] } : one,
      ),
    },
    identifiers,
  );
  expect(edges(graph, 'aws_subnet.s', 'vpc_id', 'aws_vpc')).toEqual(['aws_vpc.b fuzzy']);
});

test('a resource that the input has no instance of is unresolved, one with count 0 is nothing', async () => {
  const graph = await graphOf(
    plan([{ address: 'aws_instance.i', unknown: ['subnet_id'] }], {
      resources: [
        block('aws_subnet.gone'),
        block('aws_subnet.none', {}, { count_expression: { constant_value: 0 } }),
        block('aws_instance.i', { subnet_id: refs('aws_subnet.none[0].id', 'aws_subnet.gone.id') }),
      ],
    }),
  );
  expect(resolution(graph, 'aws_instance.i', 'subnet_id', 'aws_subnet').unresolved).toEqual(['aws_subnet.gone.id']);
});

test('what is no expression leads nowhere', async () => {
  const graph = await graphOf(
    plan([{ address: 'aws_instance.i', unknown: ['subnet_id'] }], {
      resources: [block('aws_instance.i', { subnet_id: 5 })],
    }),
  );
  expect(edges(graph, 'aws_instance.i', 'subnet_id', 'aws_subnet')).toEqual([]);
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

test('a list that is longer than what is found is open', async () => {
  const graph = await graphOf(
    plan(
      [
        ...['a', 'b'].map((key) => ({ address: `aws_subnet.s["${key}"]` })),
        {
          address: 'aws_vpc_endpoint.e["a"]',
          after: { subnet_ids: [null, null] },
          unknownBlocks: { subnet_ids: [true, true] },
        },
      ],
      {
        resources: [
          block('aws_subnet.s', {}, { for_each_expression: refs('local.zones') }),
          block(
            'aws_vpc_endpoint.e',
            { subnet_ids: refs('aws_subnet.s', 'each.key') },
            { for_each_expression: refs('local.zones') },
          ),
        ],
      },
    ),
  );
  const { references, unresolved } = resolution(graph, 'aws_vpc_endpoint.e["a"]', 'subnet_ids', 'aws_subnet');
  expect(lines(references)).toEqual(['aws_subnet.s["a"] exact']);
  expect(unresolved).toEqual(['known after apply (aws_subnet.s, each.key)']);
});

test('an expression that is followed too far leads nowhere, and says so', async () => {
  const links = Array.from({ length: 25_000 }, (_, at) => [`l${at}`, `\${[local.l${at + 1}]}`] as const);
  const graph = await graphOf({
    '//': { metadata: { stackName: 'stack', version: '0.21.0', backend: 'local' } },
    locals: { ...Object.fromEntries(links), l25000: '${aws_subnet.a.id}' },
    resource: { aws_subnet: { a: {} }, aws_lb: { l: { subnets: '${local.l0}' } } },
  });
  const { references, unresolved } = resolution(graph, 'aws_lb.l', 'subnets', 'aws_subnet');
  expect([lines(references), unresolved]).toEqual([['aws_subnet.a guessed'], ['local.l20000']]);
});
