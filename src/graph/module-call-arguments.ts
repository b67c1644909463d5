import { choose } from './choose.ts';
import { evaluate } from './evaluator.ts';
import type { Evaluated } from './evaluated.ts';
import type { Reference } from './graph.ts';
import { InstanceScope } from './instance-scope.ts';
import type { ModuleInstance, ModuleInstances } from './module-instances.ts';

/** What a module instance was given by one argument of its call. */
export interface CallArgument {
  /** The variable inside. */
  readonly name: string;
  /** Resources of the types asked for that it leads to. */
  readonly references: readonly Reference[];
}

/** What the arguments of module calls lead to, evaluated in the scope of the caller, once a module instance. */
export class ModuleCallArguments {
  readonly #instances: ModuleInstances;
  readonly #evaluated = new Map<ModuleInstance, readonly (readonly [name: string, evaluated: Evaluated])[]>();

  constructor(instances: ModuleInstances) {
    this.#instances = instances;
  }

  /** The arguments of the call of `module` that lead to resources of `types`; without references, those that may do so. */
  of(module: ModuleInstance, types: readonly string[]): readonly CallArgument[] {
    return this.#of(module).flatMap(([name, { candidates, deadEnds }]) => {
      const allowed = candidates.filter(({ resource }) => types.includes(resource.type));
      const references = choose(allowed, { isCollection: true, length: undefined });
      const isOpen = candidates.length === 0 && deadEnds.length > 0 && types.some((type) => isNamedAfter(name, type));
      return references.length > 0 || isOpen ? [{ name, references }] : [];
    });
  }

  #of(module: ModuleInstance): readonly (readonly [name: string, evaluated: Evaluated])[] {
    let found = this.#evaluated.get(module);
    if (found === undefined) {
      const { caller } = new InstanceScope(module);
      found = Object.entries(caller?.call.expressions ?? {}).map(([name, expression]) => [
        name,
        evaluate([expression], caller?.scope ?? new InstanceScope(module), this.#instances, true),
      ]);
      this.#evaluated.set(module, found);
    }
    return found;
  }
}

/** `public_subnet_ids` and `aws_subnet`. */
function isNamedAfter(name: string, type: string): boolean {
  return name.includes(type.slice(type.lastIndexOf('_') + 1));
}
