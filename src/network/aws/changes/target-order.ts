import type { ResourceGraph } from '../../../graph/graph.ts';
import type { Resource } from '../../../input/deployment.ts';
import { groupBy, push } from '../../../multimap.ts';
import type { Interruption } from '../../interruption.ts';

/** What has to be applied with a resource that an apply takes down, and after what. */
export type TargetOrder = (resource: Pick<Resource, 'id'>) => Pick<Interruption, 'along' | 'bound' | 'after'>;

/**
 * What `terraform apply -target` takes along. Terraform adds all that a target refers to, and of a block with count or for_each
 * every instance, but nothing that refers to the target: what this apply changes and what refers to one of the resources that are
 * down has to be named as well. What refers to the blocks of several of them cannot be applied for one alone.
 */
export function targetOrder(after: ResourceGraph, down: readonly Resource[]): TargetOrder {
  const changed = after.resources.filter(isChanged);
  const types = [...new Set([...changed, ...down].map(({ type }) => type))];
  const users = new Map<string, Resource[]>();
  const uses = new Map<string, Resource[]>();
  for (const user of changed) {
    for (const { target } of after.mentions(user, types)) {
      if (!isChanged(target)) continue;
      push(users, target.id, user);
      push(uses, user.id, target);
    }
  }
  const isDown = new Set(down.map(({ id }) => id));
  const byBlock = groupBy(down, blockOf);
  const now = new Map([...down, ...after.resources].map((resource) => [resource.id, resource]));
  /** Ids of what is down and what Terraform applies with `resource`: by what it refers to, block by block. */
  const drawn = (resource: Resource): ReadonlySet<string> => {
    const behind = closure(resource, uses).slice(1);
    return new Set(behind.flatMap((one) => byBlock.get(blockOf(one)) ?? []).map(({ id }) => id));
  };
  return ({ id }) => {
    const own = now.get(id);
    if (own === undefined) return { along: [], bound: [], after: [] };
    const dependents = closure(own, users)
      .slice(1)
      .filter((user) => !isDown.has(user.id));
    const isOwn = (user: Resource): boolean => [...drawn(user)].every((one) => one === id);
    return {
      along: addresses(dependents.filter(isOwn)),
      bound: addresses(dependents.filter((user) => !isOwn(user))),
      after: [...drawn(own)].filter((one) => one !== id).toSorted(),
    };
  };
}

function isChanged({ mode, actions }: Resource): boolean {
  return mode === 'managed' && actions.some((action) => action !== 'no-op' && action !== 'read' && action !== 'forget');
}

function addresses(list: readonly Resource[]): string[] {
  return list.map(({ address }) => address).toSorted();
}

/** The block it is an instance of. */
function blockOf({ document, module, type, name }: Resource): string {
  return [document.name, ...module.map((step) => step.name), type, name].join(' ');
}

/** A resource and all that is reached from it, itself first. */
function closure(from: Resource, edges: ReadonlyMap<string, readonly Resource[]>): readonly Resource[] {
  const found = new Map([[from.id, from]]);
  // A map may grow while it is walked: what is added comes later in the same walk.
  for (const { id } of found.values()) for (const next of edges.get(id) ?? []) found.set(next.id, next);
  return [...found.values()];
}
