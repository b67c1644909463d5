import type { Attributes } from '../../input/attributes.ts';
import type { Resource } from '../../input/deployment.ts';
import { tagOf } from '../../input/tags.ts';
import type { Component, Network, Service } from '../../network/network.ts';
import { push } from '../../multimap.ts';
import { isGiveaway, readOnly } from './argument-values.ts';
import type {
  Answer,
  CheckedArguments,
  CheckedComponent,
  CheckedDomain,
  CheckedNeed,
  CheckedNetwork,
  CheckedResource,
  CheckedService,
  UnknownAnswer,
} from './checked-network.ts';

/** The network as checks of one's own see it, and what their answers are about. */
export interface NetworkForChecks {
  readonly network: CheckedNetwork;
  /** What one of its resources or components is; undefined for anything else. */
  readonly meant: (seen: object) => Component | Resource | undefined;
  /** The first component of a resource, by the id of it; undefined where it is none in the network. */
  readonly partOf: (resource: string) => Component | undefined;
  /** All of them. */
  readonly partsOf: (resource: string) => readonly Component[];
}

/** Makes it once for all checks. Parts of parts are made when they are asked for. */
export function networkForChecks(network: Network, resources: readonly Resource[]): NetworkForChecks {
  const meant = new WeakMap<object, Component | Resource>();
  const byResource = new Map<string, CheckedComponent[]>();
  const managed = resources.filter(({ mode }) => mode === 'managed');
  const resourceViews = new Map(
    managed.map((resource) => [resource.id, resourceView(resource, () => byResource.get(resource.id) ?? [])]),
  );
  const members = new Map<number, CheckedComponent[]>();
  const domains = network.domains.map(({ index, kind, name }) =>
    Object.freeze<CheckedDomain>({
      kind,
      name,
      get members() {
        return frozen(members.get(index) ?? none);
      },
    }),
  );
  const components: CheckedComponent[] = network.components.map((component) => {
    const resource = component.origin.resource === undefined ? undefined : resourceViews.get(component.origin.resource);
    return componentView(component, resource, (index) => components[index], domains);
  });
  for (const [index, { origin, domains: of }] of network.components.entries()) {
    const view = components[index];
    if (view === undefined) continue;
    if (origin.resource !== undefined) push(byResource, origin.resource, view);
    for (const domain of new Set(of.map((one) => one.domain))) push(members, domain, view);
  }
  for (const [index, component] of network.components.entries()) {
    const view = components[index];
    if (view !== undefined) meant.set(view, component);
  }
  for (const resource of managed) {
    const view = resourceViews.get(resource.id);
    if (view !== undefined) meant.set(view, resource);
  }
  const services = network.services.flatMap((service) => serviceView(service, components));
  const partsOf = (resource: string): readonly Component[] =>
    (byResource.get(resource) ?? []).flatMap((view) => {
      const part = meant.get(view);
      return part !== undefined && 'index' in part ? part : [];
    });
  return {
    network: Object.freeze({
      resources: Object.freeze([...resourceViews.values()]),
      components: Object.freeze(components),
      domains: Object.freeze(domains),
      services: Object.freeze(services),
    }),
    meant: (seen) => meant.get(seen),
    partOf: (resource) => partsOf(resource)[0],
    partsOf,
  };
}

function argumentsView(of: string, attributes: Attributes): CheckedArguments {
  const unknownAt = (path: string): UnknownAnswer => {
    const argument = attributes.path === '' ? path : `${attributes.path}.${path}`;
    return Object.freeze({ is: 'unknown', of, argument });
  };
  return {
    argument(path) {
      const value = attributes.read(path);
      if (value.kind === 'omitted') return notWritten;
      if (value.kind !== 'known' || isGiveaway(path)) return unknownAt(path);
      return Object.freeze({ is: 'known', value: readOnly(value.value) });
    },
    blocks(path): Answer<readonly CheckedArguments[]> {
      const blocks = attributes.blocks(path);
      const { kind } = attributes.read(path);
      if (blocks.length === 0 && (kind === 'unknown' || kind === 'sensitive' || attributes.isOpen(path))) {
        return unknownAt(path);
      }
      const views = blocks.map((block) => Object.freeze(argumentsView(of, block)));
      return Object.freeze({ is: 'known', value: Object.freeze(views) });
    },
  };
}

const notWritten = Object.freeze({ is: 'omitted' } as const);

function resourceView(resource: Resource, components: () => readonly CheckedComponent[]): CheckedResource {
  const { id, address, type, document, region, account, actions, attributes } = resource;
  return Object.freeze<CheckedResource>({
    id,
    address,
    type,
    stack: document.name,
    region,
    account,
    actions: Object.freeze([...actions]),
    ...argumentsView(id, attributes),
    tag(key) {
      const tag = tagOf(resource, key);
      if (tag.kind === 'omitted') return notWritten;
      if (tag.kind !== 'known' || isGiveaway(key))
        return Object.freeze({ is: 'unknown', of: id, argument: `tags.${key}` });
      return Object.freeze({ is: 'known', value: typeof tag.value === 'string' ? tag.value : '' });
    },
    get components() {
      return frozen(components());
    },
  });
}

function componentView(
  component: Component,
  resource: CheckedResource | undefined,
  viewOf: (index: number) => CheckedComponent | undefined,
  domains: readonly CheckedDomain[],
): CheckedComponent {
  const { id, role, origin, tier, site, owner, fails } = component;
  const needs = once(() =>
    component.needs.map(({ k, alternatives, detection, switchTime, world }) =>
      Object.freeze<CheckedNeed>({
        atLeast: k,
        alternatives: Object.freeze(
          alternatives.flatMap((one) => {
            const view = viewOf(one.component);
            if (view === undefined) return [];
            return Object.freeze({ component: view, isActive: one.active, isCertain: one.world === undefined });
          }),
        ),
        detection,
        switchTime: Object.freeze([switchTime.seconds[0], switchTime.seconds[1]] as const),
        isCertain: world === undefined,
      }),
    ),
  );
  return Object.freeze<CheckedComponent>({
    id,
    role,
    resource,
    type: origin.type,
    tier,
    site,
    owner,
    fails,
    get needs() {
      return needs();
    },
    domains: Object.freeze(
      component.domains.flatMap(({ domain, world }) => {
        const view = domains[domain];
        return view === undefined ? [] : Object.freeze({ domain: view, isCertain: world === undefined });
      }),
    ),
  });
}

function serviceView(service: Service, components: readonly CheckedComponent[]): CheckedService[] {
  const { name, declared, grade, tier, dualSite, rto, rpo, owner } = service;
  const root = components[service.root];
  if (root === undefined) return [];
  const dependsOn = once(() => {
    const reached = new Set([root]);
    // A set may grow while it is walked: what is added comes later in the same walk.
    for (const component of reached) {
      for (const { alternatives } of component.needs) for (const one of alternatives) reached.add(one.component);
    }
    return [...reached];
  });
  return [
    Object.freeze<CheckedService>({
      name,
      isDeclared: declared,
      grade,
      tier,
      isDualSite: dualSite,
      rto,
      rpo,
      owner,
      root,
      get dependsOn() {
        return dependsOn();
      },
    }),
  ];
}

const none: readonly never[] = Object.freeze([]);

/** A list that is complete when it is asked for, and not changed any more. */
function frozen<T>(list: readonly T[]): readonly T[] {
  return Object.freeze(list);
}

/** What is asked for again is the same list. */
function once<T>(make: () => readonly T[]): () => readonly T[] {
  let made: readonly T[] | undefined;
  return () => (made ??= Object.freeze(make()));
}
