import { expect, test } from 'vitest';
import type { ResourceGraph, ValueSource } from '../../src/graph/graph.ts';
import { graphOf } from './edges.ts';
import { block, plan, refs } from './plans.ts';

function sourceOf(graph: ResourceGraph, name: string): ValueSource | undefined {
  const resource = graph.ofType('aws_customer_gateway').find((one) => one.name === name);
  if (resource === undefined) throw new Error(`no gateway ${name}`);
  return graph.sourceOf(resource, 'ip_address');
}

test('what is read from the same places has equal texts', async () => {
  const written: Readonly<Record<string, object>> = {
    a: refs('var.address'),
    b: refs('var.address'),
    c: refs('var.other'),
    d: refs('each.value.address'),
  };
  const graph = await graphOf(
    plan(
      [
        ...Object.keys(written).map((name) => ({
          address: `aws_customer_gateway.${name}`,
          unknown: ['ip_address'],
        })),
        { address: 'aws_customer_gateway.known', after: { ip_address: '192.0.2.1' } },
      ],
      {
        resources: [
          ...Object.entries(written).map(([name, address]) =>
            block(`aws_customer_gateway.${name}`, { ip_address: address }),
          ),
          block('aws_customer_gateway.known', { ip_address: refs('var.address') }),
        ],
      },
    ),
  );
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => sourceOf(graph, name));
  expect(a?.text).toBe(b?.text);
  expect(a?.text).not.toBe(c?.text);
  expect([a?.isWhole, a?.isOfInstance, d?.isOfInstance]).toEqual([false, false, true]);
  expect(sourceOf(graph, 'known')).toBeUndefined();
});

test('the text of JSON configuration is the whole expression', async () => {
  const graph = await graphOf({
    '//': { metadata: { stackName: 's', version: '0.21.0', backend: 'local' } },
    variable: { address: {} },
    resource: { aws_customer_gateway: { a: { ip_address: '${var.address}' } } },
  });
  expect(sourceOf(graph, 'a')).toMatchObject({ isWhole: true, isOfInstance: false });
});
