import type { Document, ModuleTemplate, ResourceTemplate } from '../input/deployment.ts';
import { isLeaf } from '../input/expression.ts';
import { traversalsIn } from '../input/traversal.ts';

/**
 * The resources that the outputs of a configuration name, through the outputs of its modules. What an output gives away, another
 * configuration may add to: a rule to a security group, a route to a table. Locals are not followed.
 */
export function exportedBy({ configuration }: Document): ReadonlySet<ResourceTemplate> {
  const found = new Set<ResourceTemplate>();
  for (const name of configuration?.outputs.keys() ?? []) addOutput(found, configuration, name);
  return found;
}

function addOutput(found: Set<ResourceTemplate>, module: ModuleTemplate | undefined, output: string): void {
  const expression = module?.outputs.get(output);
  if (module === undefined || expression === undefined || !isLeaf(expression)) return;
  for (const traversal of traversalsIn(expression.references ?? [])) {
    if (traversal.root === 'resource' && traversal.mode === 'managed') {
      const template = module.resources.get(`${traversal.type}.${traversal.name}`);
      if (template !== undefined) found.add(template);
    } else if (traversal.root === 'module') {
      const below = traversal.steps.find((step) => step.kind === 'attribute');
      if (below?.kind === 'attribute') addOutput(found, module.calls.get(traversal.name)?.module, below.name);
    }
  }
}
