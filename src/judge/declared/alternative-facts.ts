import type { Component, Need, Network, Role } from '../../network/network.ts';
import type { DeclaredFact } from './declared-fact.ts';
import { neededAnyway } from './needed-anyway.ts';

/**
 * Needs that nospof.yaml states, which some of several alternatives meet. An alternative that is up whatever happens to the
 * resources may take the place of each of them: then no failure of a resource is seen at this need. So may one that leads to no
 * resource of the kind it stands for, and one that the service needs anyway. A need for what is only declared, and for no
 * resource, takes nothing away: a service has to have all its needs met.
 */
export function alternativeFacts(
  network: Network,
  carries: ReadonlySet<number>,
  up: ReadonlySet<number>,
): DeclaredFact[] {
  const stated = [...carries].flatMap((index) => {
    const component = network.components[index];
    const needs = component?.needs.filter(({ stated: is, alternatives, k }) => is && alternatives.length > k) ?? [];
    return component === undefined || needs.length === 0 ? [] : [{ component, needs }];
  });
  const anyway = neededAnyway(network, new Set(stated.map(({ component }) => component.index)));
  return stated.flatMap(({ component, needs }) => {
    const known = { network, up, anyway: anyway.get(component.index) ?? new Set<number>() };
    return needs.map((need) => alternativeFact(component, need, known));
  });
}

interface Known {
  readonly network: Network;
  /** Up though every resource has failed. */
  readonly up: ReadonlySet<number>;
  /** Needed by a service that needs the component whose need it is, whatever it uses for that. */
  readonly anyway: ReadonlySet<number>;
}

function alternativeFact(
  { title, facts }: Component,
  { k, alternatives, at }: Need,
  { network, up, anyway }: Known,
): DeclaredFact {
  const { components, byDeclaration } = network;
  const all = alternatives.flatMap(({ component }) => components[component] ?? []);
  const parts = all.map((part): Part => ({
    part,
    isDeclared: byDeclaration.only.has(part.index),
    kinds: up.has(part.index) ? undefined : kindsOf(components, part),
    isAnyway: anyway.has(part.index),
  }));
  const isAlike = likeOf(parts);
  const real = parts.filter(isAlike);
  const others = parts.filter((one) => !isAlike(one));
  return {
    is: 'alternative',
    at: at ?? facts?.at,
    refusedByStrict: others.length > 0 && real.length > 0,
    resources: real.flatMap(({ part: { origin } }) => (origin.resource === undefined ? [] : [origin])),
    component: title,
    k,
    total: parts.length,
    declared: others.flatMap(({ isDeclared, part }) => (isDeclared ? [part.title] : [])),
    unlike: others.flatMap(({ isDeclared, part }) => (isDeclared ? [] : [part.title])),
  };
}

interface Part {
  readonly part: Component;
  /** It is no resource of any input. */
  readonly isDeclared: boolean;
  /** Roles of the resources it leads to; undefined where it leads to none, or is up without them. */
  readonly kinds: ReadonlySet<Role> | undefined;
  readonly isAnyway: boolean;
}

/** Where data is: what holds none cannot stand for it. */
const stores: ReadonlySet<Role> = new Set(['datastore', 'storage']);

/** Whether a part is what the others of the need are: where one of them is a store, a store; where all are needed anyway, any. */
function likeOf(parts: readonly Part[]): (part: Part) => boolean {
  const leading = parts.filter(({ kinds }) => kinds !== undefined);
  const resources = leading.filter(({ isDeclared }) => !isDeclared);
  const judged = resources.length > 0 ? resources : leading.slice(0, 1);
  const kinds = new Set(judged.flatMap((one) => [...(one.kinds ?? [])]));
  const isStore = leading.some((one) => holds(one, stores));
  const someOnlyHere = leading.some(({ isAnyway }) => !isAnyway);
  return (one) => {
    if (one.kinds === undefined || (someOnlyHere && one.isAnyway)) return false;
    if (isStore) return holds(one, stores);
    return !one.isDeclared || holds(one, kinds) || kinds.size + one.kinds.size === 0;
  };
}

function holds({ kinds }: Part, roles: ReadonlySet<Role>): boolean {
  return [...(kinds ?? [])].some((role) => roles.has(role));
}

/** Roles of the nearest resources: what is a resource itself, or the first that its needs lead to; undefined without any. */
function kindsOf(components: readonly Component[], part: Component): ReadonlySet<Role> | undefined {
  const roles = new Set<Role>();
  const seen = new Set([part]);
  let isResource = false;
  // The set grows while it is walked.
  for (const { role, origin, needs } of seen) {
    isResource ||= origin.resource !== undefined;
    if (origin.resource !== undefined && role !== 'group') {
      roles.add(role);
      continue;
    }
    for (const { alternatives } of needs) {
      for (const { component } of alternatives) {
        const next = components[component];
        if (next !== undefined) seen.add(next);
      }
    }
  }
  return isResource ? roles : undefined;
}
