import { emptyModule } from './configuration.ts';
import type { ModuleStep, ModuleTemplate } from '../deployment.ts';
import type { Scope } from '../evaluation.ts';
import type { Json } from '../value.ts';

/** Scopes of the modules of one configuration, made once each; all instances of a module share one. */
export class ModuleScopes {
  readonly #root: Scope;
  readonly #found = new Map<string, Scope | undefined>();

  constructor(root: ModuleTemplate | undefined, variables: Readonly<Record<string, Json>>) {
    this.#root = { module: root ?? emptyModule, variables, caller: undefined, evaluated: true };
  }

  /** Undefined when the configuration does not have the module. */
  of(module: readonly ModuleStep[]): Scope | undefined {
    if (module.length === 0) return this.#root;
    const path = module.map((step) => step.name).join('.');
    if (!this.#found.has(path)) this.#found.set(path, this.#descend(module));
    return this.#found.get(path);
  }

  #descend(module: readonly ModuleStep[]): Scope | undefined {
    let scope = this.#root;
    for (const { name } of module) {
      const call = scope.module.calls.get(name);
      if (call === undefined) return undefined;
      scope = { module: call.module, variables: {}, caller: { scope, call }, evaluated: true };
    }
    return scope;
  }
}
