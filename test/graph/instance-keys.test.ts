import { expect, test } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { identifiers } from '../../src/network/aws/catalogue/identifiers.ts';
import { readDeployment } from '../../src/input/read.ts';
import { edges, graphOf, resolution } from './edges.ts';
import { block, plan, refs } from './plans.ts';

// Planned by terraform 1.11 from modules and resources with for_each.
const graph = buildGraph(
  await readDeployment([new URL('../fixtures/graph/for-each.json', import.meta.url).pathname]),
  identifiers,
);

test('each.value of a for_each over a resource is the instance with the same key', () => {
  expect(edges(graph, 'aws_route_table_association.zone["b"]', 'subnet_id', 'aws_subnet')).toEqual([
    'aws_subnet.zone["b"] exact',
  ]);
  expect(edges(graph, 'aws_nat_gateway.renamed["a"]', 'subnet_id', 'aws_subnet')).toEqual([
    'aws_subnet.zone["a"] exact',
  ]);
});

test('the index each.key, which a plan lists behind the resource, is that key', () => {
  expect(edges(graph, 'aws_route_table_association.zone["a"]', 'route_table_id', 'aws_route_table')).toEqual([
    'aws_route_table.zone["a"] exact',
  ]);
});

test('an argument read from another resource is what is written there', () => {
  expect(edges(graph, 'aws_route_table.zone["a"]', 'vpc_id', 'aws_vpc')).toEqual(['aws_vpc.hub exact']);
});

test('an index looked up in a variable is not the key of the asking resource', () => {
  expect(edges(graph, 'aws_instance.looked["web"]', 'subnet_id', 'aws_subnet')).toEqual(['aws_subnet.zone["b"] exact']);
  expect(edges(graph, 'aws_instance.placed["web"]', 'subnet_id', 'aws_subnet')).toEqual(['aws_subnet.zone["b"] fuzzy']);
});

test('an index behind a local may be any instance', () => {
  const hidden = resolution(graph, 'aws_instance.hidden["one"]', 'subnet_id', 'aws_subnet');
  expect(hidden.references.map(({ target, certainty }) => [target.key, certainty])).toEqual([
    ['a', 'guessed'],
    ['b', 'guessed'],
  ]);
});

test('a for_each that names instances itself is not selected by key', () => {
  expect(edges(graph, 'aws_instance.swapped["a"]', 'subnet_id', 'aws_subnet')).toEqual([
    'aws_subnet.zone["a"] guessed',
    'aws_subnet.zone["b"] guessed',
  ]);
});

function subnet(module: string, zone: string): string {
  return `module.net["${module}"].aws_subnet.private["${zone}"]`;
}

test('modules are selected by key, then the resources inside', () => {
  for (const site of ['daejeon', 'gwangju']) {
    const app = `module.app["${site}"]`;
    expect(edges(graph, `${app}.aws_instance.first`, 'subnet_id', 'aws_subnet')).toEqual([
      `${subnet(site, 'a')} exact`,
    ]);
    expect(edges(graph, `${app}.aws_instance.each["b"]`, 'subnet_id', 'aws_subnet')).toEqual([
      `${subnet(site, 'b')} exact`,
    ]);
    expect(edges(graph, `${app}.aws_instance.counted[1]`, 'subnet_id', 'aws_subnet')).toEqual([
      `${subnet(site, 'b')} fuzzy`,
    ]);
    expect(edges(graph, `${app}.aws_security_group.app`, 'vpc_id', 'aws_vpc')).toEqual([
      `module.net["${site}"].aws_vpc.this exact`,
    ]);
  }
});

test('a literal module key names one instance, a splat all of its resources', () => {
  expect(edges(graph, 'aws_lb.literal', 'subnets', 'aws_subnet')).toEqual([
    'module.net["gwangju"].aws_subnet.public[0] exact',
    'module.net["gwangju"].aws_subnet.public[1] exact',
  ]);
});

test('behind an index that is no constant it may be any output, but only of the module with the key', () => {
  expect(edges(graph, 'aws_lb.site["daejeon"]', 'subnets', 'aws_subnet')).toEqual([
    'module.net["daejeon"].aws_subnet.private["a"] guessed',
    'module.net["daejeon"].aws_subnet.private["b"] guessed',
    'module.net["daejeon"].aws_subnet.public[0] guessed',
    'module.net["daejeon"].aws_subnet.public[1] guessed',
  ]);
});

test('[for z in var.zones : x["${each.key}/${z}"]] is those of the key', async () => {
  const keys = ['app/a', 'app/b', 'data/a', 'data/b'];
  const document = plan(
    [
      ...keys.map((key) => ({ address: `aws_subnet.s["${key}"]` })),
      { address: 'aws_lb.l["app"]', unknown: ['subnets'] },
    ],
    {
      resources: [
        block('aws_subnet.s', {}, { for_each_expression: { references: ['local.subnets'] } }),
        block(
          'aws_lb.l',
          { subnets: refs('var.zones', 'aws_subnet.s', 'each.key') },
          { for_each_expression: { constant_value: { app: 1 } } },
        ),
      ],
    },
  );
  expect(edges(await graphOf(document), 'aws_lb.l["app"]', 'subnets', 'aws_subnet')).toEqual([
    'aws_subnet.s["app/a"] fuzzy',
    'aws_subnet.s["app/b"] fuzzy',
  ]);
});
