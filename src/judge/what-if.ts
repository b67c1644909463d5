import { groupBy, push } from '../multimap.ts';
import type { Component, Domain, Interval, Mode, Network, Seconds, Service, World } from '../network/network.ts';
import type { Models } from './breaches.ts';
import { chainToFailed, trial, type Trial } from './failed-dependencies.ts';

/** Parts that fail: those that every condition holds for. */
export type Selection = ReadonlyMap<string, (text: string, stack?: string) => boolean>;

/** What fails together: the union of selections. */
export interface WhatIf {
  readonly hit: Readonly<Record<World, readonly Component[]>>;
  /** `component`, and the kinds of domain that are lost as a whole: how the parts fail, once each. */
  readonly kinds: readonly string[];
  /** Services that stop, as a whole or at a site, in the order of the network. */
  readonly stops: readonly Stop[];
}

export interface Stop {
  readonly service: Service;
  /** The site it stops at, where only that site does. */
  readonly site: string | undefined;
  readonly outage: Interval;
  /** The shortest chain of needs from the service to what keeps it out for so long. */
  readonly chain: readonly Component[];
}

/** Keys of a selection that say something of a part itself; every other key is a kind of failure domain. */
export const partKeys: readonly string[] = ['role', 'type', 'address', 'tier', 'stack'];

/** Fails all that the selections name, at once, and tells which services stop and for how long. */
export function whatIf(network: Network, models: Models, selections: readonly Selection[], mode: Mode): WhatIf {
  const byKind = groupBy(selections, kindOf);
  const kinds = [...byKind.keys()];
  const hit = { best: selectedIn(network, selections, 'best'), worst: selectedIn(network, selections, 'worst') };
  const tried = (world: World): Trial => {
    // A part fails by itself, or with its zone, or by both: then it is back when neither keeps it.
    const kindsOf = new Map<number, string[]>();
    for (const [kind, same] of byKind) {
      for (const { index } of selectedIn(network, same, world)) push(kindsOf, index, kind);
    }
    const failure = { kind: kinds[0] ?? 'component', mode, ...(kinds.length > 1 && { kinds: kindsOf }) };
    return trial(
      models[world],
      failure,
      hit[world].map(({ index }) => index),
    );
  };
  const [best, worst] = [tried('best'), tried('worst')];
  return { hit, kinds, stops: network.services.flatMap((service) => stopsOf(network, service, best, worst)) };
}

/** The kind of domain it loses as a whole. */
function kindOf(selection: Selection): string {
  const [first = 'component', ...more] = selection.keys();
  return more.length === 0 && !partKeys.includes(first) ? first : 'component';
}

/** Whether a selection names anything that may fail. */
export function isMeant(network: Network, selection: Selection): boolean {
  return selectedIn(network, [selection], 'worst').length > 0;
}

/** Parts that may fail, in one world: where a part stands may be open. */
function selectedIn(network: Network, selections: readonly Selection[], world: World): readonly Component[] {
  return network.components.filter((component) => {
    const domains = component.domains
      .filter((one) => one.world === undefined || one.world === world)
      .flatMap(({ domain }) => network.domains[domain] ?? []);
    const texts = (key: string): readonly string[] => domains.filter(({ kind }) => kind === key).flatMap(namesOf);
    return selections.some((selection) => {
      // A service of the Region is lost with a domain only.
      if (!component.fails && kindOf(selection) === 'component') return false;
      return [...selection].every(([key, matches]) => {
        if (!partKeys.includes(key)) return texts(key).some((text) => matches(text));
        const { address, stack, type } = component.origin;
        if (key === 'address') return matches(address ?? component.id, stack);
        const own = { role: component.role, type, tier: component.tier, stack }[key];
        return own !== undefined && matches(own);
      });
    });
  });
}

/** Its name among all of its kind, and what people call it: `ap-northeast-2a` is a zone of each account. */
function namesOf({ name, title }: Domain): readonly string[] {
  return [name, title.of];
}

function stopsOf(network: Network, service: Service, best: Trial, worst: Trial): readonly Stop[] {
  const stop = (root: number, site: string | undefined): readonly Stop[] => {
    const outage: Interval = [best.seconds.of(root), worst.seconds.of(root)];
    // What is not up without any failure is told by lint.
    const isUp = best.model.up(root) && worst.model.up(root);
    if (!isUp || outage[1] === 0) return [];
    const chain = chainOf(worst, root, outage[1]).flatMap((index) => network.components[index] ?? []);
    return [{ service, site, outage, chain }];
  };
  const whole = stop(service.root, undefined);
  return whole.length > 0 ? whole : [...service.withinSite].flatMap(([site, root]) => stop(root, site));
}

/** To what is out for that long: what the network would be over sooner explains nothing. */
function chainOf(tried: Trial, root: number, seconds: Seconds): readonly number[] {
  const shorter = seconds === Infinity ? Number.MAX_VALUE : seconds * (1 - Number.EPSILON);
  const chain = chainToFailed(tried, root, shorter);
  return chain.length > 0 ? chain : chainToFailed(tried, root, 0);
}

/** Every value that a key of a selection has in the network, once each, in its order. */
export function valuesOf(network: Network, key: string): readonly string[] {
  const ofPart = ({ role, tier, origin }: Component): string | undefined =>
    ({ role, tier, address: origin.address, type: origin.type, stack: origin.stack })[key];
  const values = partKeys.includes(key)
    ? network.components.filter(({ fails }) => fails).flatMap((component) => ofPart(component) ?? [])
    : network.domains.filter(({ kind }) => kind === key).map(({ title }) => title.of);
  return [...new Set(values)];
}

/** The keys that a selection may have in this network. */
export function keysOf({ domains }: Network): readonly string[] {
  return [...new Set([...partKeys, ...domains.map(({ kind }) => kind)])];
}
