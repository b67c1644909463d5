import type { Resource } from '../input/deployment.ts';
import { pattern } from '../input/pattern.ts';
import { tagOf } from '../input/tags.ts';
import { argument } from '../network/fact.ts';
import type { Component, Fact, Network } from '../network/network.ts';
import type { FailureSet, Where } from './policy.ts';

/** A resource of the inputs by its id; undefined where no input has it. */
export type ResourceOf = (id: string) => Resource | undefined;

/** A policy is about something; only if what is `open` turns out so, where anything is. */
export interface Meant {
  readonly open: readonly Fact[];
}

/** Whether a set of failures means a component; undefined where it does not. */
export type Meaning = (component: Component) => Meant | undefined;

/** What one condition of a set says of a component: it holds, it does not, or what would tell. */
type Condition = (component: Component) => boolean | Fact;

/** Conditions of a set by what they are about, in the order they are written. */
export function conditionsOf(
  { roles, where }: Pick<FailureSet, 'roles' | 'where'>,
  resourceOf: ResourceOf,
): readonly (readonly [about: About, condition: Condition])[] {
  const role: [About, Condition][] =
    roles === undefined ? [] : [[{ key: 'role', values: roles }, (component) => roles.includes(component.role)]];
  return where === undefined ? role : [...role, ...conditionsOfWhere(where, resourceOf)];
}

/** What a condition is about, for whoever is told that nothing meets it. */
export interface About {
  readonly key: 'role' | 'tag' | 'type' | 'address' | 'site' | 'tier';
  /** Key of the tag. */
  readonly tag?: string;
  readonly values: readonly string[];
}

function conditionsOfWhere(
  { tags, types, addresses, sites, tier }: Where,
  resourceOf: ResourceOf,
): [about: About, condition: Condition][] {
  const conditions: [About, Condition][] = [];
  for (const [tag, values] of tags)
    conditions.push([{ key: 'tag', tag, values }, hasTag(tag, oneOf(values), resourceOf)]);
  if (types !== undefined) {
    const fits = oneOf(types);
    conditions.push([{ key: 'type', values: types }, ({ origin: { type } }) => type !== undefined && fits(type)]);
  }
  if (addresses !== undefined) {
    const fits = oneOf(addresses);
    const isAt = ({ id, origin: { address, stack } }: Component): boolean => fits(address ?? id, stack);
    conditions.push([{ key: 'address', values: addresses }, isAt]);
  }
  if (sites !== undefined) conditions.push([{ key: 'site', values: sites }, isAtSite(oneOf(sites), resourceOf)]);
  if (tier !== undefined) {
    const isTest = tier === 'test';
    conditions.push([{ key: 'tier', values: [tier] }, (component) => (component.tier === 'test') === isTest]);
  }
  return conditions;
}

function oneOf(patterns: readonly string[]): (text: string, stack?: string) => boolean {
  const tests = patterns.map((text) => pattern(text));
  return (text, stack) => tests.some((test) => test(text, stack));
}

function hasTag(key: string, fits: (text: string) => boolean, resourceOf: ResourceOf): Condition {
  return ({ origin }) => {
    const resource = origin.resource === undefined ? undefined : resourceOf(origin.resource);
    if (resource === undefined) return false;
    const tag = tagOf(resource, key);
    if (tag.kind === 'unknown') return argument(resource, `tags.${key}`);
    return tag.kind === 'known' && typeof tag.value === 'string' && fits(tag.value);
  };
}

/** The site of what is in a Region that the plan does not tell is open. */
function isAtSite(fits: (text: string) => boolean, resourceOf: ResourceOf): Condition {
  return ({ site, origin }) => {
    if (site !== undefined) return fits(site);
    const resource = origin.resource === undefined ? undefined : resourceOf(origin.resource);
    return resource !== undefined && resource.region === undefined ? argument(resource, 'region') : false;
  };
}

/** Which components a set of failures means. */
export function meaningOf(set: FailureSet, resourceOf: ResourceOf): Meaning {
  const conditions = conditionsOf(set, resourceOf);
  return (component) => {
    const open: Fact[] = [];
    for (const [, condition] of conditions) {
      const says = condition(component);
      if (says === false) return undefined;
      if (says !== true) open.push(says);
    }
    return { open };
  };
}

/** Which failure domains a set of failures means: those in which a component is that it means. By their index. */
export function domainsMeant(
  network: Network,
  set: FailureSet,
  resourceOf: ResourceOf,
): (domain: number) => Meant | undefined {
  if (set.roles === undefined && set.where === undefined) return () => ({ open: [] });
  const meaning = meaningOf(set, resourceOf);
  const meant = new Map<number, Meant>();
  for (const component of network.components) {
    const one = meaning(component);
    if (one === undefined) continue;
    for (const { domain, missing = [] } of component.domains) {
      const open = [...one.open, ...missing];
      const before = meant.get(domain);
      // One that is meant for certain settles it; of those that may be, the first says what is open.
      if (before === undefined || (before.open.length > 0 && open.length === 0)) meant.set(domain, { open });
    }
  }
  return (domain) => meant.get(domain);
}
