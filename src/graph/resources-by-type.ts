import type { Resource } from '../input/deployment.ts';
import type { ModuleInstance, ModuleInstances } from './module-instances.ts';

/** Resources by type: in all documents, in one module instance, and in it with the modules it calls. Input order. */
export class ResourcesByType {
  readonly #managed = new Map<string, Resource[]>();
  readonly #data = new Map<string, Resource[]>();
  readonly #in = new Map<ModuleInstance, Map<string, Resource[]>>();
  readonly #within = new Map<ModuleInstance, Map<string, Resource[]>>();
  readonly #places = new Map<Resource, number>();

  constructor(resources: readonly Resource[], instances: ModuleInstances) {
    for (const resource of resources) {
      const { mode, type } = resource;
      this.#places.set(resource, this.#places.size);
      add(mode === 'data' ? this.#data : this.#managed, type, resource);
      const home = instances.homeOf(resource);
      add(typesOf(this.#in, home), type, resource);
      for (let at: ModuleInstance | undefined = home; at !== undefined; at = at.parent) {
        add(typesOf(this.#within, at), type, resource);
      }
    }
  }

  ofType(type: string, mode: 'managed' | 'data'): readonly Resource[] {
    return (mode === 'data' ? this.#data : this.#managed).get(type) ?? [];
  }

  /** Managed and data, in this module instance alone. */
  inModule(types: readonly string[], module: ModuleInstance): readonly Resource[] {
    return types.flatMap((type) => this.#in.get(module)?.get(type) ?? []);
  }

  /** Managed and data, in this module instance and all it calls; in the root module, those of the document. */
  within(types: readonly string[], module: ModuleInstance): readonly Resource[] {
    return types.flatMap((type) => this.#within.get(module)?.get(type) ?? []);
  }

  get types(): readonly string[] {
    return [...new Set([...this.#managed.keys(), ...this.#data.keys()])];
  }

  /** Place in the input, for a fixed order. */
  placeOf(resource: Resource): number {
    return this.#places.get(resource) ?? -1;
  }
}

function typesOf(index: Map<ModuleInstance, Map<string, Resource[]>>, module: ModuleInstance): Map<string, Resource[]> {
  let types = index.get(module);
  if (types === undefined) index.set(module, (types = new Map()));
  return types;
}

function add(map: Map<string, Resource[]>, type: string, resource: Resource): void {
  const same = map.get(type);
  if (same === undefined) map.set(type, [resource]);
  else same.push(resource);
}
