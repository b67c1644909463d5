import type { Resource } from '../input/deployment.ts';
import { weakest } from './certainty.ts';
import { choose } from './choose.ts';
import type { Certainty, Reference } from './graph.ts';
import type { Identifiers } from './identifiers.ts';
import type { Instances } from './instances.ts';
import { scopeOf } from './scope.ts';
import { trace } from './trace.ts';
import type { Candidate, DeadEnd, Trace } from './candidate.ts';

/** Types that only join or stand for others; everything else is a thing of its own that an argument ends at. */
const join = /_(attachment|association|validation|accepter|interface|alias|version|membership|permission)$/u;

/** Hops that an argument is followed through things of other types. */
const MOST_HOPS = 2;

/** What resources point at with any of their arguments; worked out once a resource. */
export class Reach {
  readonly #instances: Instances;
  readonly #identifiers: Identifiers;
  readonly #traces = new Map<Resource, Trace>();

  constructor(instances: Instances, identifiers: Identifiers) {
    this.#instances = instances;
    this.#identifiers = identifiers;
  }

  /** Everything the arguments of `resource` may stand for. */
  of(resource: Resource): Trace {
    let found = this.#traces.get(resource);
    if (found === undefined) {
      found = trace(resource.attributes.allExpressions(), scopeOf(resource, this.#instances), this.#instances, {
        several: true,
      });
      this.#traces.set(resource, found);
    }
    return found;
  }

  /**
   * Resources of `types` that the candidates, being data sources, joins or stand-ins of other providers, point at in
   * their turn. At best fuzzy: which of their arguments was meant is not known.
   */
  through(
    candidates: readonly Candidate[],
    types: readonly string[],
    several: boolean,
  ): { readonly references: readonly Reference[]; readonly deadEnds: readonly DeadEnd[] } {
    const passed = this.#passed(candidates, types, several);
    if (passed.length > 0) return { references: passed, deadEnds: [] };
    const deadEnds: DeadEnd[] = [];
    const seen = new Set(candidates.map(({ resource }) => resource));
    let border = [...seen].filter(isJoin);
    for (let hop = 0; hop < MOST_HOPS && border.length > 0; hop++) {
      const next: Candidate[] = [];
      const named: Reference[] = [];
      for (const resource of border) {
        const reached = this.of(resource);
        next.push(...reached.candidates);
        deadEnds.push(...reached.deadEnds);
        named.push(...this.#named(resource, types));
      }
      const found = [
        ...choose(
          next.filter(({ resource }) => types.includes(resource.type)),
          { several, length: undefined },
        ),
        ...named,
      ];
      if (found.length > 0) {
        const targets = new Set(found.map(({ target }) => target));
        const certainty: Certainty = targets.size === 1 || several ? 'fuzzy' : 'guessed';
        return {
          references: found.map((one) => ({ ...one, certainty: one.certainty === 'guessed' ? 'guessed' : certainty })),
          deadEnds: [],
        };
      }
      border = [...new Set(next.map(({ resource }) => resource))].filter(
        (resource) => !seen.has(resource) && isJoin(resource),
      );
      for (const resource of border) seen.add(resource);
    }
    return { references: [], deadEnds };
  }

  /** `aws_subnet.a.vpc_id` reads an argument of the subnet: what is written there is what it is. */
  #passed(candidates: readonly Candidate[], types: readonly string[], several: boolean): readonly Reference[] {
    let read = candidates;
    for (let hop = 0; hop < MOST_HOPS; hop++) {
      const next: Candidate[] = [];
      for (const { resource, attribute, certainty, forks } of read) {
        if (attribute === '') continue;
        const expressions = resource.attributes.expressions(attribute);
        const traced = trace(expressions, scopeOf(resource, this.#instances), this.#instances, { several });
        for (const one of traced.candidates) {
          next.push({ ...one, certainty: weakest(certainty, one.certainty), forks: [...forks, ...one.forks] });
        }
      }
      const allowed = next.filter(({ resource }) => types.includes(resource.type));
      if (allowed.length > 0) return choose(allowed, { several, length: undefined });
      read = next;
    }
    return [];
  }

  #named(resource: Resource, types: readonly string[]): readonly Reference[] {
    const found: Reference[] = [];
    for (const [path, text] of resource.attributes.knownStrings()) {
      if (path.endsWith('name') || path.includes('tags')) continue;
      const { resources, certainty } = this.#identifiers.named(text, types, resource, false);
      for (const target of resources) found.push({ target, attribute: '', certainty });
    }
    return found;
  }
}

function isJoin({ mode, type }: Resource): boolean {
  return mode === 'data' || !/^awscc?_/u.test(type) || join.test(type);
}
