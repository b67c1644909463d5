import type { Resource } from '../input/deployment.ts';
import { weakest } from './certainty.ts';
import { choose } from './choose.ts';
import type { Candidate, DeadEnd, Evaluated } from './evaluated.ts';
import { evaluate } from './evaluator.ts';
import type { Identifiers, Reference } from './graph.ts';
import { scopeOf } from './instance-scope.ts';
import type { ModuleInstances } from './module-instances.ts';

export interface Indirect {
  readonly references: readonly Reference[];
  /** What the resources on the way refer to and is not in the input; only where there are no references. */
  readonly deadEnds: readonly DeadEnd[];
}

/** What resources refer to in their turn; worked out once a resource. */
export class IndirectReferences {
  readonly #instances: ModuleInstances;
  readonly #identifiers: Identifiers;
  readonly #evaluated = new Map<Resource, Evaluated>();

  constructor(instances: ModuleInstances, identifiers: Identifiers) {
    this.#instances = instances;
    this.#identifiers = identifiers;
  }

  /** Everything the arguments of `resource` may stand for. */
  allOf(resource: Resource): Evaluated {
    let found = this.#evaluated.get(resource);
    if (found === undefined) {
      const expressions = resource.attributes.allExpressions();
      found = evaluate(expressions, scopeOf(resource, this.#instances), this.#instances, true);
      this.#evaluated.set(resource, found);
    }
    return found;
  }

  /**
   * Resources of `types` that the candidates refer to: with the argument that is read from them (`aws_subnet.a.vpc_id`),
   * or, being data sources, joins or resources of other providers, with any of theirs. Of these it is not known which one
   * was meant.
   */
  from(candidates: readonly Candidate[], types: readonly string[], isCollection: boolean): Indirect {
    const read = this.#read(candidates, types, isCollection);
    if (read.length > 0) return { references: read, deadEnds: [] };
    const joins = new Set(candidates.map(({ resource }) => resource).filter(this.#identifiers.isJoin));
    const reached = [...joins].map((one) => this.allOf(one));
    const found = this.#choose(
      reached.flatMap((one) => one.candidates),
      types,
      isCollection,
    );
    const references = found.map((one) => ({ ...one, certainty: weakest(one.certainty, 'fuzzy') }));
    const deadEnds = reached.flatMap((one) => one.deadEnds);
    return { references, deadEnds: references.length > 0 ? [] : deadEnds };
  }

  #read(candidates: readonly Candidate[], types: readonly string[], isCollection: boolean): readonly Reference[] {
    const found = candidates.flatMap(({ resource, attribute, certainty, branches }) => {
      const expressions = attribute === '' ? [] : resource.attributes.expressions(attribute);
      const scope = scopeOf(resource, this.#instances);
      return evaluate(expressions, scope, this.#instances, isCollection).candidates.map((one) => ({
        ...one,
        certainty: weakest(certainty, one.certainty),
        branches: [...branches, ...one.branches],
      }));
    });
    return this.#choose(found, types, isCollection);
  }

  #choose(candidates: readonly Candidate[], types: readonly string[], isCollection: boolean): readonly Reference[] {
    const allowed = candidates.filter(({ resource }) => types.includes(resource.type));
    return choose(allowed, { isCollection, length: undefined });
  }
}
