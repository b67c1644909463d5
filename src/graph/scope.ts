import type { Expression, Resource } from '../input/deployment.ts';
import type { Instances, ModuleInstance } from './instances.ts';
import type { Key } from './keyed-group.ts';

/** Where an expression is evaluated: a module instance, and what `each` and `count` are there. */
export interface Scope {
  readonly module: ModuleInstance;
  readonly repetition: Repetition | undefined;
}

export interface Repetition {
  /** Undefined when the instance is not known: then it stands for every instance. */
  readonly key: Key;
  readonly forEach: Expression | undefined;
}

/** Scope of the arguments of a resource. */
export function scopeOf(resource: Resource, instances: Instances): Scope {
  const { key, template } = resource;
  const module = instances.homeOf(resource);
  return { module, repetition: key === undefined ? undefined : { key, forEach: template?.forEach } };
}

/** Scope of the arguments of the call that made `module`: its parent, with the key of this instance. */
export function callScope(module: ModuleInstance): Scope | undefined {
  const { parent, call, key } = module;
  if (parent === undefined) return undefined;
  const repeated = key !== undefined || call?.forEach !== undefined || call?.count !== undefined;
  return { module: parent, repetition: repeated ? { key, forEach: call?.forEach } : undefined };
}
