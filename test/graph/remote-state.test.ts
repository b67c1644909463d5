import { expect, test } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { identifiers } from '../../src/network/aws/catalogue/identifiers.ts';
import { deploymentOf, edges, graphOf, resolution, together } from './edges.ts';
import { block, plan, refs, state } from './plans.ts';

const reader = plan([{ address: 'aws_instance.i', unknown: ['subnet_id'] }], {
  resources: [
    block('aws_instance.i', { subnet_id: refs('data.terraform_remote_state.net.outputs.subnet_id') }),
    block('data.terraform_remote_state.net'),
  ],
});

const network = plan([{ address: 'aws_subnet.a' }], {
  resources: [block('aws_subnet.a')],
  outputs: { subnet_id: { expression: refs('aws_subnet.a.id') } },
});

test('the only document with an output of that name is meant', async () => {
  const graph = buildGraph(together(await deploymentOf(reader), await deploymentOf(network)), identifiers);
  expect(edges(graph, 'aws_instance.i', 'subnet_id', 'aws_subnet')).toEqual(['aws_subnet.a fuzzy']);
});

test('a document that the input names is meant exactly', async () => {
  const producer = await deploymentOf(network);
  const consumer = await deploymentOf(reader);
  const [from] = producer.documents;
  const [to] = consumer.documents;
  if (from === undefined || to === undefined) throw new Error('missing');
  const named = { ...to, remoteStates: new Map([['net', from.name]]) };
  const graph = buildGraph(
    together(producer, {
      documents: [named],
      resources: consumer.resources.map((resource) => ({ ...resource, document: named })),
      removed: [],
    }),
    identifiers,
  );
  expect(edges(graph, 'aws_instance.i', 'subnet_id', 'aws_subnet')).toEqual(['aws_subnet.a exact']);
});

test('the output of a state is a value', async () => {
  const producer = state([{ address: 'aws_subnet.a', after: { id: 'subnet-0a1' } }], {
    subnet_id: { value: 'subnet-0a1', type: 'string', sensitive: false },
  });
  const graph = buildGraph(together(await deploymentOf(reader), await deploymentOf(producer)), identifiers);
  expect(edges(graph, 'aws_instance.i', 'subnet_id', 'aws_subnet')).toEqual(['aws_subnet.a fuzzy']);
});

test.each(['data.terraform_remote_state.net.outputs.subnet_id', 'data.tfe_outputs.net.values.subnet_id'])(
  '%s of a document that is not in the input is unresolved',
  async (output) => {
    const [data = ''] = /data[.][^.]+[.][^.]+/.exec(output) ?? [];
    const graph = await graphOf(
      plan([{ address: 'aws_instance.i', unknown: ['subnet_id'] }], {
        resources: [block('aws_instance.i', { subnet_id: refs(output) }), block(data)],
      }),
    );
    expect(resolution(graph, 'aws_instance.i', 'subnet_id', 'aws_subnet')).toEqual({
      references: [],
      literals: [],
      unresolved: [output],
      omitted: false,
    });
  },
);
