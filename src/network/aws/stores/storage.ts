import type { Resource } from '../../../input/deployment.ts';
import type { Family, NetworkBuilder } from '../../builder.ts';
import { argument } from '../../fact.ts';
import { hasBlock } from '../settings.ts';

/** A table with copies in other Regions is lost with none of them. */
export const table: Family = {
  types: ['aws_dynamodb_table'],
  model(resource, node, net) {
    const hasCopies = isGlobal(net, resource);
    if (hasCopies === true) node.domains.splice(0);
    if (hasCopies !== undefined) return;
    const missing = [argument(resource, 'replica')];
    for (const [index, membership] of node.domains.entries()) {
      node.domains[index] = { ...membership, world: 'worst', missing };
    }
  },
};

/** Whether a table has copies, by any of the three ways to write them; undefined where the plan does not tell. */
function isGlobal(net: NetworkBuilder, resource: Resource): boolean | undefined {
  const others = [
    ...net.pointingAt(resource, 'aws_dynamodb_table_replica', 'global_table_arn', ['aws_dynamodb_table']),
    ...net
      .pointingAt(resource, 'aws_dynamodb_global_table', 'name', ['aws_dynamodb_table'])
      .filter(({ attributes }) => attributes.blocks('replica').length > 1),
  ];
  return others.length > 0 || hasBlock(resource.attributes, 'replica');
}
