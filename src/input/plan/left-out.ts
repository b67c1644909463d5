import type { ModuleTemplate, ResourceTemplate } from '../deployment.ts';
import { isLeaf } from '../expression.ts';
import { isObject, listAt, memberOf, textAt } from '../json/json.ts';
import type { JsonObject } from '../json/json.ts';
import { resourcesOfValues } from '../values-representation.ts';

/**
 * The first managed resource that a plan leaves out though its configuration has it: the plan was made with `-exclude` or
 * `-target`. Terraform 1.8 and later say so themselves (`complete`), OpenTofu does not. Undefined where nothing is left out for
 * certain: instances of a count or for_each that is not constant may be none. A plan of nothing leaves nothing out.
 * Source: https://opentofu.org/docs/cli/commands/plan/#excluding-resources
 */
export function leftOut(plan: JsonObject, root: ModuleTemplate | undefined): string | undefined {
  // Plans from before Terraform 1.5 have no time, and neither have those that were put together by hand.
  if (root === undefined || memberOf(plan, 'complete') !== undefined || textAt(plan, 'timestamp') === undefined)
    return undefined;
  const instances = instancesByTemplate(plan);
  if (instances.size === 0) return undefined;
  const open: [path: string, module: ModuleTemplate][] = [['', root]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [path, { resources, calls }] = next;
    for (const [local, template] of resources) {
      const address = path + local;
      if (isManaged(local) && (instances.get(address) ?? 0) < fewest(template)) return address;
    }
    for (const [name, { count, forEach, module }] of calls) {
      if (count === undefined && forEach === undefined) open.push([`${path}module.${name}.`, module]);
    }
  }
  return undefined;
}

/** Of modules that exist once: their resources have the module's path without keys. */
function instancesByTemplate(plan: JsonObject): ReadonlyMap<string, number> {
  const addresses = new Set<string>();
  const changes = listAt(plan, 'resource_changes').filter(isObject);
  for (const resource of [...resourcesOfValues(memberOf(plan, 'planned_values')), ...changes]) {
    const address = textAt(resource, 'address');
    if (address !== undefined) addresses.add(address);
  }
  const counts = new Map<string, number>();
  for (const address of addresses) {
    const template = address.replace(/\[[^\]]*\]$/, '');
    counts.set(template, (counts.get(template) ?? 0) + 1);
  }
  return counts;
}

/** How many instances a resource has at least. */
function fewest({ count, forEach }: ResourceTemplate): number {
  if (forEach !== undefined) return 0;
  if (count === undefined) return 1;
  const number = isLeaf(count) ? count.constant_value : undefined;
  return typeof number === 'number' ? number : 0;
}

/** Data sources are read before or after; ephemeral resources are in no plan. */
function isManaged(local: string): boolean {
  return !local.startsWith('data.') && !local.startsWith('ephemeral.');
}
