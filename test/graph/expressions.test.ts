import { expect, test } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { identifiers } from '../../src/network/aws/catalogue/identifiers.ts';
import { readDeployment } from '../../src/input/read.ts';
import { edges, lines, resolution } from './edges.ts';

// Planned by terraform 1.11: splats, conditions, element(), locals, dynamic blocks.
const graph = buildGraph(
  await readDeployment([new URL('../fixtures/graph/expressions.json', import.meta.url).pathname]),
  identifiers,
);

const all = (name: string, certainty: string): readonly string[] =>
  [0, 1, 2].map((index) => `aws_subnet.${name}[${index}] ${certainty}`);

test('a splat and a for-expression are all instances', () => {
  expect(edges(graph, 'aws_lb.splat', 'subnets', 'aws_subnet')).toEqual(all('public', 'exact'));
  expect(edges(graph, 'aws_lb.for', 'subnets', 'aws_subnet')).toEqual(all('public', 'exact'));
});

test('a list shorter than the instances is a guess', () => {
  expect(edges(graph, 'aws_lb.slice', 'subnets', 'aws_subnet')).toEqual(all('public', 'guessed'));
});

test('lists put together are all of both, lists on two branches may be either', () => {
  expect(edges(graph, 'aws_lb.concat', 'subnets', 'aws_subnet')).toEqual([
    ...all('private', 'fuzzy'),
    ...all('public', 'fuzzy'),
  ]);
  expect(edges(graph, 'aws_lb.conditional', 'subnets', 'aws_subnet')).toEqual([
    ...all('private', 'guessed'),
    ...all('public', 'guessed'),
  ]);
});

test('written instances are exact', () => {
  expect(edges(graph, 'aws_lb.written', 'subnets', 'aws_subnet')).toEqual([
    'aws_subnet.private[1] exact',
    'aws_subnet.public[0] exact',
  ]);
  expect(edges(graph, 'aws_lb.mapping', 'subnet_mapping.subnet_id', 'aws_subnet')).toEqual([
    'aws_subnet.public[0] exact',
    'aws_subnet.public[2] exact',
  ]);
  expect(edges(graph, 'aws_lb.mapping', 'subnet_mapping.1.subnet_id', 'aws_subnet')).toEqual([
    'aws_subnet.public[2] exact',
  ]);
});

test('count.index selects by place, also through element()', () => {
  expect(edges(graph, 'aws_instance.index[1]', 'subnet_id', 'aws_subnet')).toEqual(['aws_subnet.public[1] fuzzy']);
  expect(edges(graph, 'aws_nat_gateway.element[2]', 'subnet_id', 'aws_subnet')).toEqual(['aws_subnet.public[2] fuzzy']);
});

test('of a condition the branch that exists, else a guess', () => {
  expect(edges(graph, 'aws_instance.absent', 'subnet_id', 'aws_subnet')).toEqual(['aws_subnet.private[2] exact']);
  expect(edges(graph, 'aws_instance.coalesce', 'subnet_id', 'aws_subnet')).toEqual(['aws_subnet.private[1] exact']);
  expect(edges(graph, 'aws_instance.conditional', 'subnet_id', 'aws_subnet')).toEqual([
    'aws_subnet.private[0] guessed',
    'aws_subnet.public[0] guessed',
  ]);
});

test('a local is a dead end: the only resource it can be is a guess, several are none', () => {
  const vpc = resolution(graph, 'aws_subnet.public[0]', 'vpc_id', 'aws_vpc');
  expect(lines(vpc.references)).toEqual(['aws_vpc.main guessed']);
  expect(vpc.unresolved).toEqual(['local.vpc']);
  const subnets = resolution(graph, 'aws_lb.local', 'subnets', 'aws_subnet');
  expect(subnets).toEqual({ references: [], literals: [], unresolved: ['local.a_or_b'], omitted: false });
});

test('what is not written is omitted; a dynamic block is unresolved', () => {
  expect(resolution(graph, 'aws_lb.splat', 'subnet_mapping.subnet_id', 'aws_subnet').omitted).toBe(true);
  const dynamic = resolution(graph, 'aws_lb.dynamic', 'subnet_mapping.subnet_id', 'aws_subnet');
  expect(dynamic.omitted).toBe(false);
  expect(dynamic.references).toEqual([]);
  expect(dynamic.unresolved).not.toEqual([]);
});

test('what joins two things is looked through', () => {
  expect(edges(graph, 'aws_route.arm', 'network_interface_id', 'aws_subnet')).toEqual(['aws_subnet.private[0] fuzzy']);
});

test('a known name is the resource of that name', () => {
  expect(edges(graph, 'aws_db_instance.db', 'db_subnet_group_name', 'aws_db_subnet_group')).toEqual([
    'aws_db_subnet_group.db exact',
  ]);
  expect(edges(graph, 'aws_db_instance.replica', 'replicate_source_db', 'aws_db_instance')).toEqual([
    'aws_db_instance.db exact',
  ]);
});

test('an endpoint inside a document is a mention', () => {
  const [task] = graph.ofType('aws_ecs_task_definition');
  if (task === undefined) throw new Error('no task definition');
  expect(lines(graph.mentions(task, ['aws_db_instance']))).toEqual(['aws_db_instance.db exact']);
});
