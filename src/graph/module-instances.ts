import { blockAddress } from '../input/address.ts';
import type { Deployment, Document, ModuleCall, ModuleTemplate, Resource } from '../input/deployment.ts';
import { emptyModule } from '../input/plan/configuration.ts';
import { InstancesByKey } from './instances-by-key.ts';
import type { InstanceKey } from './instances-by-key.ts';

/** One instance of a module: what stands in it, by the names its own expressions use. */
export interface ModuleInstance {
  readonly document: Document;
  readonly parent: ModuleInstance | undefined;
  readonly call: ModuleCall | undefined;
  /** Empty where the input has no configuration. */
  readonly template: ModuleTemplate;
  /** Instance key of the call. */
  readonly key: InstanceKey;
  /** Unique in the deployment. */
  readonly id: string;
  /** Instances by local address: `aws_subnet.a`, `data.aws_subnet.a`. */
  readonly resources: Map<string, InstancesByKey<Resource>>;
  readonly modules: Map<string, InstancesByKey<ModuleInstance>>;
}

/** The module instances of all documents, with the resources placed in them. Linear in the number of resources. */
export class ModuleInstances {
  readonly documents: readonly Document[];
  readonly #roots = new Map<Document, ModuleInstance>();
  readonly #homes = new Map<string, ModuleInstance>();

  constructor(deployment: Deployment) {
    this.documents = deployment.documents;
    for (const document of deployment.documents) this.root(document);
    for (const resource of deployment.resources) {
      const home = this.homeOf(resource);
      const address = blockAddress(resource);
      const group = home.resources.get(address);
      if (group === undefined) home.resources.set(address, new InstancesByKey([[resource.key, resource]]));
      else group.add(resource.key, resource);
    }
  }

  /** The root module of a document. */
  root(document: Document): ModuleInstance {
    let root = this.#roots.get(document);
    if (root === undefined) {
      root = {
        document,
        parent: undefined,
        call: undefined,
        template: document.configuration ?? emptyModule,
        key: undefined,
        id: `${this.#roots.size}`,
        resources: new Map(),
        modules: new Map(),
      };
      this.#roots.set(document, root);
    }
    return root;
  }

  /** The module instance a resource stands in. */
  homeOf(resource: Resource): ModuleInstance {
    let home = this.root(resource.document);
    for (const { name, key } of resource.module) {
      const child = this.child(home, name, key);
      const group = home.modules.get(name);
      if (group === undefined) home.modules.set(name, new InstancesByKey([[key, child]]));
      else group.add(key, child);
      home = child;
    }
    return home;
  }

  /** Instances of the call `name`; for a module without resources of its own, one that stands for all of them. */
  children(module: ModuleInstance, name: string): InstancesByKey<ModuleInstance> | undefined {
    const group = module.modules.get(name);
    if (group !== undefined) return group;
    if (module.template.calls.get(name) === undefined) return undefined;
    return new InstancesByKey([[undefined, this.child(module, name, undefined)]]);
  }

  /** The instance of call `name` with this key; made when no resource has shown it. */
  child(parent: ModuleInstance, name: string, key: InstanceKey): ModuleInstance {
    const id = `${parent.id}.${name}${key === undefined ? '' : JSON.stringify(key)}`;
    const found = this.#homes.get(id);
    if (found !== undefined) return found;
    const call = parent.template.calls.get(name);
    const made: ModuleInstance = {
      document: parent.document,
      parent,
      call,
      template: call?.module ?? emptyModule,
      key,
      id,
      resources: new Map(),
      modules: new Map(),
    };
    this.#homes.set(id, made);
    return made;
  }
}
