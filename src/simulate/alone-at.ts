import type { Component, Network, World } from '../network/network.ts';
import { outage } from './outage.ts';
import type { Model } from './world-model.ts';

/**
 * By component, the sites at which it works with all other sites lost: it may have to be switched there first, for however long.
 * Where no site is known of something, its Region is one; what is in no Region is lost with none. Linear in sites × network.
 * @param spared components that are lost with no site
 */
export function aloneAt(
  model: Model,
  spared: ReadonlySet<number> = new Set(),
): (component: number) => readonly string[] {
  const { network, world } = model;
  const sites = network.components.map((component) => sitesOf(network, component, world));
  const trials = [...new Set(sites.flat())].map((site) => {
    const hit = sites.flatMap((of, index) => (!spared.has(index) && of.some((one) => one !== site) ? [index] : []));
    return { site, outages: outage(model, hit, { kind: 'site', mode: 'down' }) };
  });
  return (component) => trials.flatMap(({ site, outages }) => (outages.of(component) < Infinity ? site : []));
}

function sitesOf({ domains }: Network, component: Component, world: World): readonly string[] {
  const there = component.domains.filter((one) => one.world === undefined || one.world === world);
  const named = (kind: string): readonly string[] =>
    there.flatMap(({ domain }) => (domains[domain]?.kind === kind ? domains[domain].name : []));
  const sites = named('site');
  return sites.length > 0 ? sites : named('region');
}
