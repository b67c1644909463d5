import type { ModuleTemplate, Resource } from '../input/deployment.ts';
import type { Expression } from '../input/expression.ts';
import type { ScopeOf } from '../input/evaluation.ts';
import { eachValueOf } from '../input/each-value.ts';
import type { Json } from '../input/value.ts';
import type { InstanceKey } from './instances-by-key.ts';
import type { ModuleInstance, ModuleInstances } from './module-instances.ts';

/** What `each` and `count` are evaluated from. */
interface Repetition {
  /** Undefined when the instance is not known: then it stands for every instance. */
  readonly key: InstanceKey;
  readonly forEach: Expression | undefined;
}

/** Where an expression is evaluated: a module instance, and what `each` and `count` are there. */
export class InstanceScope implements ScopeOf<InstanceScope> {
  readonly moduleInstance: ModuleInstance;
  readonly repetition: Repetition | undefined;

  constructor(moduleInstance: ModuleInstance, repetition?: Repetition) {
    this.moduleInstance = moduleInstance;
    this.repetition = repetition;
  }

  get module(): ModuleTemplate {
    return this.moduleInstance.template;
  }

  get variables(): Readonly<Record<string, Json>> {
    return this.moduleInstance.document.variables;
  }

  get caller(): ScopeOf<InstanceScope>['caller'] {
    const { parent, call, key } = this.moduleInstance;
    if (parent === undefined || call === undefined) return undefined;
    const isRepeated = key !== undefined || call.forEach !== undefined || call.count !== undefined;
    return { call, scope: new InstanceScope(parent, isRepeated ? { key, forEach: call.forEach } : undefined) };
  }

  get instance(): ScopeOf<InstanceScope>['instance'] {
    const { key, forEach } = this.repetition ?? {};
    if (key === undefined) return undefined;
    const own = { constant_value: key };
    if (typeof key === 'number') return { 'count.index': own };
    const scope = this.ofModule();
    return {
      'each.key': own,
      get 'each.value'() {
        const value = forEach && eachValueOf(forEach, key, scope);
        return value === undefined ? undefined : { constant_value: value };
      },
    };
  }

  /** The scope of what stands outside of the repeated block: locals, outputs, `for_each` itself. */
  ofModule(): InstanceScope {
    return this.repetition === undefined ? this : new InstanceScope(this.moduleInstance);
  }
}

/** Scope of the arguments of a resource. */
export function scopeOf(resource: Resource, instances: ModuleInstances): InstanceScope {
  const { key, template } = resource;
  const home = instances.homeOf(resource);
  return new InstanceScope(home, key === undefined ? undefined : { key, forEach: template?.forEach });
}
