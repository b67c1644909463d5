import { groupBy } from '../../multimap.ts';
import type { DataSet, Domain, Network, Service } from '../../network/network.ts';
import { type Finding, finding, withoutLimit } from '../finding.ts';
import { mostSevere, severityFor } from '../severity.ts';
import { writtenAt } from '../written-at.ts';
import { type Check, type CheckFacts, noOptions } from './check.ts';

/** Sites that share one of these are one place. */
const places: readonly string[] = ['region', 'building', 'room', 'fire-cell'];
/** Of these a site may have several: it is bound to another one where it has none that the other has not. */
const supplies: readonly string[] = ['power', 'carrier', 'duct'];

/** Two sites of which one stands in for the other, or keeps its copies, share no place and not all of a supply. */
export const sitesNotSeparate: Check = {
  name: 'sites-not-separate',
  options: noOptions,
  run(policy, facts) {
    const { network } = facts;
    const sites = network.domains.filter(({ kind, facts: stated }) => kind === 'site' && stated?.planned !== true);
    if (sites.length < 2) return [];
    const domainsAt = domainsBySite(network);
    const pairs = sites.flatMap((one, index) => sites.slice(index + 1).map((other) => [one, other] as const));
    return pairs.flatMap(([one, other]): Finding | [] => {
      const shared = sharedBetween(domainsAt.get(one.index) ?? new Set(), domainsAt.get(other.index) ?? new Set());
      if (shared.length === 0) return [];
      const services = servicesOver(facts, one, other);
      if (services.length === 0) return [];
      const where = [one, other].map(({ facts: stated }) => writtenAt(stated?.at)).find((at) => at !== undefined);
      return finding(policy, {
        severity: mostSevere(services.map((service) => severityFor(policy.severity, service, []))),
        verdict: 'broken',
        statement: { says: 'sites-share', sites: [one.title, other.title], shared: shared.map(({ title }) => title) },
        subject: [one.title, other.title],
        components: [],
        at: [],
        written: where,
        services: services.map(withoutLimit),
        witness: [],
        missing: [],
        lasting: `${one.name} ${other.name}`,
      });
    });
  },
};

/** For each site the domains in which something at it lies, for certain. */
function domainsBySite({ components, domains }: Network): ReadonlyMap<number, ReadonlySet<Domain>> {
  const found = new Map<number, Set<Domain>>();
  for (const component of components) {
    if (component.tier === 'test' || component.facts?.planned === true) continue;
    const own = component.domains.flatMap(({ domain, world }) => (world === undefined ? (domains[domain] ?? []) : []));
    for (const { kind, index } of own) {
      if (kind !== 'site') continue;
      const there = found.get(index) ?? new Set();
      found.set(index, there);
      for (const domain of own) there.add(domain);
    }
  }
  return found;
}

function sharedBetween(one: ReadonlySet<Domain>, other: ReadonlySet<Domain>): readonly Domain[] {
  const [own, others] = [one, other].map((all) => groupBy(all, ({ kind }) => kind));
  return [...places, ...supplies].flatMap((kind) => {
    const [first, second] = [own?.get(kind) ?? [], others?.get(kind) ?? []];
    const common = first.filter((domain) => second.includes(domain));
    const isAll = common.length > 0 && (common.length === first.length || common.length === second.length);
    return places.includes(kind) || isAll ? common : [];
  });
}

/** Services of production that stand on both sites, or keep at one the copies of their data at the other. */
function servicesOver({ network, counterparts }: CheckFacts, one: Domain, other: Domain): readonly Service[] {
  const { cones } = counterparts.tier;
  const sides = [one, other];
  return network.services
    .filter(({ declared, tier, operatorAccess }) => declared && tier !== 'test' && !operatorAccess)
    .filter((service) => {
      const cone = cones.of(service).certain;
      const at = ({ index }: Domain): boolean =>
        [...cone].some(({ domains }) => domains.some(({ domain }) => domain === index));
      if (sides.every(at)) return true;
      return network.dataSets.some(({ of, places: home, copies }) => {
        const isUsed = of.some((index) => cone.has(network.components[index]!));
        return (
          isUsed &&
          sides.some(
            (side) =>
              keptAt(home, side) && copies.some((copy) => sides.some((to) => to !== side && keptAt(copy.places, to))),
          )
        );
      });
    });
}

function keptAt(lying: DataSet['places'], { name }: Domain): boolean {
  return lying.some((place) => place.kind === 'site' && place.name === name);
}
