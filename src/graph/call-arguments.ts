import { choose } from './choose.ts';
import type { Reference } from './graph.ts';
import type { Instances, ModuleInstance } from './instances.ts';
import { callScope } from './scope.ts';
import { trace } from './trace.ts';
import type { Trace } from './candidate.ts';

/** An ARN, or an id as EC2 gives them. */
const identifier = /^arn:|^[a-z]{1,12}-[0-9a-f]{8,17}$/u;

/** What a module instance was handed by one argument of its call. */
export interface Handed {
  /** Name of the argument: the variable inside. */
  readonly name: string;
  /** Resources of the types asked for that it leads to. */
  readonly references: readonly Reference[];
  /** It leads to none of them, but to something that cannot be followed, or to an id of something else. */
  readonly open: boolean;
}

/** What the arguments of module calls lead to, followed in the scope of the caller, once a module instance. */
export class CallArguments {
  readonly #instances: Instances;
  readonly #traces = new Map<ModuleInstance, readonly (readonly [name: string, traced: Trace])[]>();
  readonly #handed = new Map<ModuleInstance, Map<string, readonly Handed[]>>();

  constructor(instances: Instances) {
    this.#instances = instances;
  }

  /** The arguments of the call of `module` that lead to resources of `types`, or may do so. */
  of(module: ModuleInstance, types: readonly string[]): readonly Handed[] {
    const known = this.#handed.get(module) ?? new Map<string, readonly Handed[]>();
    this.#handed.set(module, known);
    const question = types.join(' ');
    const before = known.get(question);
    if (before !== undefined) return before;
    const found: Handed[] = [];
    for (const [name, { candidates, deadEnds, literals }] of this.#tracesOf(module)) {
      const allowed = candidates.filter(({ resource }) => types.includes(resource.type));
      const references = choose(allowed, { several: true, length: undefined });
      const elsewhere = deadEnds.length > 0 || literals.some(({ text }) => identifier.test(text));
      const open = references.length === 0 && candidates.length === 0 && elsewhere;
      if (references.length > 0 || open) found.push({ name, references, open });
    }
    known.set(question, found);
    return found;
  }

  #tracesOf(module: ModuleInstance): readonly (readonly [name: string, traced: Trace])[] {
    let found = this.#traces.get(module);
    if (found === undefined) {
      const scope = callScope(module);
      const written = scope === undefined ? [] : Object.entries(module.call?.expressions ?? {});
      found = written.map(([name, expression]) => [
        name,
        trace([expression], scope ?? { module, repetition: undefined }, this.#instances, { several: true }),
      ]);
      this.#traces.set(module, found);
    }
    return found;
  }
}
