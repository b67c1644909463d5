import type { Deployment, Resource } from '../input/deployment.ts';
import { CallArguments } from './call-arguments.ts';
import { Census } from './census.ts';
import type { Reference, Resolution, ResourceGraph } from './graph.ts';
import { Identifiers } from './identifiers.ts';
import { Instances } from './instances.ts';
import { mentionsOf } from './mentions.ts';
import { Reach } from './reach.ts';
import { resolve } from './resolver.ts';
import type { Sources } from './resolver.ts';

/**
 * The references of a deployment. Building places every resource in its module instance, once; what an argument
 * points at is worked out when it is first asked for, and kept.
 */
export function buildGraph(deployment: Deployment): ResourceGraph {
  return new DeploymentGraph(deployment.resources, sourcesOf(deployment));
}

class DeploymentGraph implements ResourceGraph {
  readonly resources: readonly Resource[];
  readonly #sources: Sources;
  readonly #resolved = new Map<Resource, Map<string, Resolution>>();
  readonly #mentioned = new Map<Resource, Map<string, readonly Reference[]>>();

  constructor(resources: readonly Resource[], sources: Sources) {
    this.resources = resources;
    this.#sources = sources;
  }

  ofType(type: string, mode: 'managed' | 'data' = 'managed'): readonly Resource[] {
    return this.#sources.census.ofType(type, mode);
  }

  resolve(resource: Resource, path: string, types?: readonly string[]): Resolution {
    const question = `${path} ${types?.join(' ') ?? '*'}`;
    return kept(this.#resolved, resource, question, () => resolve(resource, path, types, this.#sources));
  }

  mentions(resource: Resource, types: readonly string[]): readonly Reference[] {
    return kept(this.#mentioned, resource, types.join(' '), () => mentionsOf(resource, types, this.#sources));
  }
}

function sourcesOf(deployment: Deployment): Sources {
  const instances = new Instances(deployment);
  const census = new Census(deployment.resources, instances);
  const identifiers = new Identifiers((type) => [...census.ofType(type, 'managed'), ...census.ofType(type, 'data')]);
  return {
    instances,
    census,
    identifiers,
    reach: new Reach(instances, identifiers),
    calls: new CallArguments(instances),
  };
}

function kept<V>(answers: Map<Resource, Map<string, V>>, resource: Resource, question: string, answer: () => V): V {
  let of = answers.get(resource);
  if (of === undefined) answers.set(resource, (of = new Map()));
  let found = of.get(question);
  if (found === undefined) of.set(question, (found = answer()));
  return found;
}
