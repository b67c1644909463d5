import type { Deployment, Resource } from '../input/deployment.ts';
import { Answers } from './answers.ts';
import { CallArguments } from './call-arguments.ts';
import { Census } from './census.ts';
import type { Reference, Resolution, ResourceGraph } from './graph.ts';
import { Identifiers } from './identifiers.ts';
import { Instances } from './instances.ts';
import { mentionsOf } from './mentions.ts';
import { Reach } from './reach.ts';
import { Relevance } from './relevance.ts';
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
  readonly #resolved = new Answers<Resolution>();
  readonly #mentioned = new Answers<readonly Reference[]>();

  constructor(resources: readonly Resource[], sources: Sources) {
    this.resources = resources;
    this.#sources = sources;
  }

  ofType(type: string, mode: 'managed' | 'data' = 'managed'): readonly Resource[] {
    return this.#sources.census.ofType(type, mode);
  }

  resolve(resource: Resource, path: string, types?: readonly string[]): Resolution {
    return this.#resolved.of(resource, path, types, () => resolve(resource, path, types, this.#sources));
  }

  mentions(resource: Resource, types: readonly string[]): readonly Reference[] {
    return this.#mentioned.of(resource, '', types, () => mentionsOf(resource, types, this.#sources));
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
    relevance: new Relevance(),
  };
}
