import type { Deployment, Resource } from '../input/deployment.ts';
import { resolve } from './argument-resolver.ts';
import type { Sources } from './argument-resolver.ts';
import type { Identifiers, Reference, Resolution, ResourceGraph, ValueSource } from './graph.ts';
import { KeptResolutions } from './kept-resolutions.ts';
import { mentionsOf } from './mentions.ts';
import { ModuleCallArguments } from './module-call-arguments.ts';
import { ModuleInstances } from './module-instances.ts';
import { IndirectReferences } from './indirect-references.ts';
import { RelevantAttributes } from './relevant-attributes.ts';
import { ResourceIds } from './resource-ids.ts';
import { ResourcesByType } from './resources-by-type.ts';
import { textsAt } from './texts-at.ts';
import { valueSourceOf } from './value-source.ts';

/**
 * The references of a deployment. Building places every resource in its module instance, once; what an argument
 * points at is worked out when it is first asked for, and kept.
 */
export function buildGraph(deployment: Deployment, identifiers: Identifiers): ResourceGraph {
  return new DeploymentGraph(deployment.resources, sourcesOf(deployment, identifiers));
}

class DeploymentGraph implements ResourceGraph {
  readonly resources: readonly Resource[];
  readonly #sources: Sources;
  readonly #resolved = new KeptResolutions<Resolution>();
  readonly #mentioned = new KeptResolutions<readonly Reference[]>();

  constructor(resources: readonly Resource[], sources: Sources) {
    this.resources = resources;
    this.#sources = sources;
  }

  ofType(type: string, mode: 'managed' | 'data' = 'managed'): readonly Resource[] {
    return this.#sources.byType.ofType(type, mode);
  }

  resolve(resource: Resource, path: string, types?: readonly string[]): Resolution {
    return this.#resolved.of(resource, path, types, () => resolve(resource, path, types, this.#sources));
  }

  sourceOf(resource: Resource, path: string): ValueSource | undefined {
    return valueSourceOf(resource, path);
  }

  textsAt(resource: Resource, path: string): readonly (readonly string[])[] {
    return textsAt(resource, path, this.#sources.instances);
  }

  mentions(resource: Resource, types: readonly string[]): readonly Reference[] {
    return this.#mentioned.of(resource, '', types, () => mentionsOf(resource, types, this.#sources));
  }
}

function sourcesOf(deployment: Deployment, identifiers: Identifiers): Sources {
  const instances = new ModuleInstances(deployment);
  const byType = new ResourcesByType(deployment.resources, instances);
  return {
    instances,
    byType,
    ids: new ResourceIds((type) => [...byType.ofType(type, 'managed'), ...byType.ofType(type, 'data')], identifiers),
    indirect: new IndirectReferences(instances, identifiers),
    calls: new ModuleCallArguments(instances),
    relevant: new RelevantAttributes(),
    identifiers,
  };
}
