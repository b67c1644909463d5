import type { Resource } from '../../input/deployment.ts';
import type { NetworkBuilder } from '../builder.ts';

/** Whether a resource of `type` names this one by the argument at `path`, or may: one whose value leads nowhere counts. */
export function isNamedBy(net: NetworkBuilder, target: Resource, type: string, path: string): boolean {
  return net.graph.ofType(type).some((one) => {
    const { references, unresolved } = net.graph.resolve(one, path, [target.type]);
    return references.length === 0
      ? unresolved.length > 0
      : references.some((reference) => reference.target === target);
  });
}
