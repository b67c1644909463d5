import type { Component, Domain, Network } from '../network/network.ts';
import { label } from '../printable.ts';
import type { PictureWords } from '../report/words/words.ts';
import { compareNames } from './display-names.ts';

/** Where a component is for certain: domains; undefined where it is in none, or in one that is not known. */
export interface Place {
  readonly site: Domain | undefined;
  readonly zone: Domain | undefined;
}

export function placeOf(network: Network, component: Component): Place {
  const sure = (kind: string): Domain[] =>
    component.domains.flatMap(({ domain, world }) => {
      const found = network.domains[domain];
      return world === undefined && found?.kind === kind ? found : [];
    });
  const [site = sure('region')[0]] = sure('site');
  // A zone that only has to be another than its neighbours has no name, and no column.
  const [zone, another] = sure('zone').filter(({ title }) => title.is === 'zone');
  return { site, zone: another === undefined ? zone : undefined };
}

/** A column: a site with its zones. `domain` is undefined for zones that are in no site. */
export interface Column {
  readonly domain: Domain | undefined;
  readonly name: string;
  readonly detail: string;
  readonly zones: readonly { readonly domain: Domain; readonly name: string }[];
}

/** The columns that the given components stand in, in the order sites are known to the network; zones by name. */
export function columnsOf(network: Network, components: Iterable<Component>, words: PictureWords): Column[] {
  const columns = new Map<Domain | undefined, { regions: Set<string>; zones: Set<Domain> }>();
  for (const component of components) {
    const { site, zone } = placeOf(network, component);
    if (site === undefined && zone === undefined) continue;
    const column = columns.get(site) ?? { regions: new Set(), zones: new Set() };
    columns.set(site, column);
    if (zone !== undefined) column.zones.add(zone);
    for (const { domain, world } of component.domains) {
      const region = network.domains[domain];
      if (world === undefined && region?.kind === 'region') column.regions.add(region.name);
    }
  }
  return [...columns]
    .toSorted(([a], [b]) => (a?.index ?? -1) - (b?.index ?? -1))
    .map(([domain, { regions, zones }]) => {
      const name = label(domain?.name ?? '');
      const detail = [...regions].filter((region) => region !== domain?.name).toSorted();
      return { domain, name, detail: label(detail.join(', ')), zones: zonesOf([...zones], words) };
    });
}

/** Zone names as people know them; with the account where several accounts have the zone. */
function zonesOf(zones: readonly Domain[], words: PictureWords): Column['zones'] {
  const called = ({ title: { of, to } }: Domain): string => {
    const isOnly = zones.every(({ title }) => title.of !== of || title.to === to);
    return isOnly || to === undefined ? of : words.zoneOf(of, to);
  };
  return zones
    .map((domain) => ({ domain, name: label(called(domain)) }))
    .toSorted((a, b) => compareNames(a.name, b.name) || a.domain.index - b.domain.index);
}
