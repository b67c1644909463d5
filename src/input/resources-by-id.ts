import type { Deployment, Resource } from './deployment.ts';

/** Finds the resources of a deployment by their ids; they are gone through once, when the first is asked for. */
export function resourcesById({ resources }: Pick<Deployment, 'resources'>): (id: string) => Resource | undefined {
  let byId: ReadonlyMap<string, Resource> | undefined;
  return (id) => (byId ??= new Map(resources.map((resource) => [resource.id, resource]))).get(id);
}
