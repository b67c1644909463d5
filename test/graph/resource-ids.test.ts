import { expect, test } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { identifiers } from '../../src/network/aws/catalogue/identifiers.ts';
import { deploymentOf, edges, graphOf, lines, resolution, together } from './edges.ts';
import { block, plan, refs, state } from './plans.ts';

test('a state is joined by ids, ARNs and names', async () => {
  const graph = await graphOf(
    state([
      { address: 'aws_subnet.a', after: { id: 'subnet-0a1' } },
      { address: 'aws_subnet.b', after: { id: 'subnet-0b1' } },
      { address: 'aws_lb.web', after: { id: 'arn:lb', subnets: ['subnet-0b1', 'subnet-0a1', 'subnet-0c1'] } },
      { address: 'aws_db_subnet_group.db', after: { id: 'ledger', name: 'ledger' } },
      { address: 'aws_db_instance.db', after: { id: 'db-1', db_subnet_group_name: 'ledger' } },
    ]),
  );
  const subnets = resolution(graph, 'aws_lb.web', 'subnets', 'aws_subnet');
  expect(lines(subnets.references)).toEqual(['aws_subnet.a exact', 'aws_subnet.b exact']);
  expect(resolution(graph, 'aws_lb.web', 'subnets', 'aws_security_group')).toEqual({
    references: [],
    literals: ['subnet-0b1', 'subnet-0a1', 'subnet-0c1'],
    unresolved: [],
    omitted: false,
  });
  expect(edges(graph, 'aws_db_instance.db', 'db_subnet_group_name', 'aws_db_subnet_group')).toEqual([
    'aws_db_subnet_group.db exact',
  ]);
  expect(edges(graph, 'aws_db_instance.db', 'db_subnet_group_name')).toEqual(['aws_db_subnet_group.db exact']);
  expect(resolution(graph, 'aws_db_instance.db', 'replicate_source_db').omitted).toBe(true);
});

test('a name that two documents use is the one of the same document', async () => {
  const one = await deploymentOf(
    state([
      { address: 'aws_db_subnet_group.db', after: { name: 'ledger' } },
      { address: 'aws_db_instance.db', after: { id: 'db-1', db_subnet_group_name: 'ledger' } },
    ]),
  );
  const other = await deploymentOf(state([{ address: 'aws_db_subnet_group.other', after: { name: 'ledger' } }]));
  const graph = buildGraph(together(other, one), identifiers);
  expect(edges(graph, 'aws_db_instance.db', 'db_subnet_group_name', 'aws_db_subnet_group')).toEqual([
    'aws_db_subnet_group.db exact',
  ]);
});

test('a name that two resources bear is a guess', async () => {
  const graph = await graphOf(
    state([
      { address: 'aws_security_group.a', after: { id: 'sg-1', name: 'web' } },
      { address: 'aws_security_group.b', after: { id: 'sg-2', name: 'web' } },
      { address: 'aws_elb.e', after: { source_security_group: 'web' } },
    ]),
  );
  expect(edges(graph, 'aws_elb.e', 'source_security_group', 'aws_security_group')).toEqual([
    'aws_security_group.a guessed',
    'aws_security_group.b guessed',
  ]);
});

test('a known value does not come from an attribute that is not known', async () => {
  const graph = await graphOf(
    plan([{ address: 'aws_subnet.new' }, { address: 'aws_instance.i', after: { subnet_id: 'subnet-0old' } }], {
      resources: [
        block('aws_subnet.new'),
        block('aws_instance.i', { subnet_id: refs('var.subnet_id', 'aws_subnet.new.id') }),
      ],
      variables: { subnet_id: { default: 'subnet-0old' } },
    }),
  );
  expect(resolution(graph, 'aws_instance.i', 'subnet_id', 'aws_subnet')).toEqual({
    references: [],
    literals: ['subnet-0old'],
    unresolved: [],
    omitted: false,
  });
});

test.each([
  ['is made now has what is written', ['create'], ['aws_eks_cluster.k exact']],
  ['is there may keep what it has', ['update'], []],
])('a resource that %s, where nothing else is written than what is not known', async (_, actions, expected) => {
  const graph = await graphOf(
    plan(
      [
        { address: 'aws_eks_cluster.k', after: { version: '1.31' }, unknown: ['name'] },
        { address: 'aws_eks_node_group.g', after: { cluster_name: 'k' }, actions },
      ],
      {
        resources: [
          block('aws_eks_cluster.k', { name: refs('var.name') }),
          block('aws_eks_node_group.g', { cluster_name: refs('aws_eks_cluster.k.name') }),
        ],
      },
    ),
  );
  expect(edges(graph, 'aws_eks_node_group.g', 'cluster_name', 'aws_eks_cluster')).toEqual(expected);
});

test('a known value that is no id is read from where the expression and the value lead', async () => {
  const graph = await graphOf(
    plan(
      [
        { address: 'aws_vpc.a', after: { id: 'vpc-0a1', default_route_table_id: 'rtb-0a1' } },
        { address: 'aws_default_route_table.a', after: { default_route_table_id: 'rtb-0a1' } },
      ],
      {
        resources: [
          block('aws_vpc.a'),
          block('aws_default_route_table.a', { default_route_table_id: refs('aws_vpc.a.default_route_table_id') }),
        ],
      },
    ),
  );
  expect(edges(graph, 'aws_default_route_table.a', 'default_route_table_id', 'aws_vpc')).toEqual(['aws_vpc.a exact']);
});

test('addresses, ARNs and ids inside texts are mentions', async () => {
  const graph = await graphOf(
    state([
      {
        address: 'aws_db_instance.db',
        after: { id: 'ledger', address: 'ledger.abc.rds.amazonaws.com', endpoint: 'ledger.abc.rds.amazonaws.com:5432' },
      },
      {
        address: 'aws_sqs_queue.q',
        after: { id: 'https://sqs.ap-northeast-2.amazonaws.com/1/jobs', arn: 'arn:aws:sqs:ap-northeast-2:1:jobs' },
      },
      {
        address: 'aws_lambda_function.f',
        after: {
          environment: [
            { variables: { URL: 'postgres://u@ledger.abc.rds.amazonaws.com:5432/ledger', WORD: 'ledger' } },
          ],
        },
      },
      { address: 'aws_iam_policy.p', after: { policy: '{"Resource":"arn:aws:sqs:ap-northeast-2:1:jobs"}' } },
    ]),
  );
  const [lambda] = graph.ofType('aws_lambda_function');
  const [policy] = graph.ofType('aws_iam_policy');
  if (lambda === undefined || policy === undefined) throw new Error('missing');
  expect(lines(graph.mentions(lambda, ['aws_db_instance', 'aws_sqs_queue']))).toEqual(['aws_db_instance.db exact']);
  expect(lines(graph.mentions(policy, ['aws_db_instance', 'aws_sqs_queue']))).toEqual(['aws_sqs_queue.q exact']);
});

test('a secret is searched for addresses and not read', async () => {
  const graph = await graphOf(
    plan(
      [
        { address: 'aws_db_instance.db', after: { id: 'ledger-1', address: 'ledger.abc.rds.amazonaws.com' } },
        {
          address: 'aws_instance.i',
          after: { user_data: 'connect ledger.abc.rds.amazonaws.com' },
          secret: ['user_data'],
        },
      ],
      { resources: [block('aws_db_instance.db'), block('aws_instance.i', { user_data: refs('var.script') })] },
    ),
  );
  const [instance] = graph.ofType('aws_instance');
  if (instance === undefined) throw new Error('missing');
  expect(lines(graph.mentions(instance, ['aws_db_instance']))).toEqual(['aws_db_instance.db exact']);
});

test('a name is the one of the same region', async () => {
  const regions = ['ap-northeast-2', 'ap-northeast-3'];
  const graph = await graphOf(
    state(
      regions.flatMap((region) => [
        { address: `aws_db_subnet_group.${region}`, after: { name: 'ledger', region } },
        { address: `aws_db_instance.${region}`, after: { db_subnet_group_name: 'ledger', region } },
      ]),
    ),
  );
  for (const region of regions) {
    expect(edges(graph, `aws_db_instance.${region}`, 'db_subnet_group_name', 'aws_db_subnet_group')).toEqual([
      `aws_db_subnet_group.${region} exact`,
    ]);
  }
});

test('a known address in an argument is the resource that has it', async () => {
  const name = 'web-1.elb.ap-northeast-2.amazonaws.com';
  const graph = await graphOf(
    state([
      { address: 'aws_lb.web', after: { dns_name: name } },
      { address: 'aws_route53_record.r', after: { alias: [{ name: `${name}:443` }] } },
    ]),
  );
  expect(edges(graph, 'aws_route53_record.r', 'alias.name', 'aws_lb')).toEqual(['aws_lb.web exact']);
});

// https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html: a qualified ARN
test('an ARN with more behind it names what stands before', async () => {
  const arn = 'arn:aws:lambda:ap-northeast-2:1:function:web';
  const graph = await graphOf(
    state([
      { address: 'aws_lambda_function.web', after: { arn } },
      { address: 'aws_lb_target_group_attachment.a', after: { target_id: `${arn}:live` } },
    ]),
  );
  expect(edges(graph, 'aws_lb_target_group_attachment.a', 'target_id', 'aws_lambda_function')).toEqual([
    'aws_lambda_function.web exact',
  ]);
});
