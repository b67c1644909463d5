import type { Fact, Network, Role, Service } from '../../network/network.ts';
import { aloneAt } from '../../simulate/alone-at.ts';
import { outage } from '../../simulate/outage.ts';
import type { Model } from '../../simulate/world-model.ts';
import { type Finding, finding, withoutLimit } from '../finding.ts';
import { isPlace } from '../limit.ts';
import { severityFor } from '../severity.ts';
import { isDeclared, isOfGrade } from '../strict-services.ts';
import { writtenAt } from '../written-at.ts';
import type { Check, CheckFacts } from './check.ts';

/**
 * A strict service, and every declared service that one cannot do without, works at two sites, each with all others lost. What is
 * planned is not there, and a copy of data serves nobody. What single-site says of a service is not said once more.
 */
export const noSecondSite: Check = {
  name: 'no-second-site',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      grade: { title: 'a list of grades from 1 to 4', type: 'array', items: { enum: [1, 2, 3, 4] }, minItems: 1 },
    },
  },
  run(policy, facts) {
    const { network, models } = facts;
    const grades = Array.isArray(policy.options['grade']) ? policy.options['grade'] : [1, 2];
    const declared = network.services.filter(isDeclared);
    const strict = declared.filter((service) => isOfGrade(service, grades));
    // Of all stacks only a part is given: a site that is not in it is assumed to be there.
    if (strict.length === 0 || network.coverage.absent.length > 0) return [];
    const told = toldBySite(facts);
    const { best, worst } = models.takeoverOnly;
    const alone = new Map<string, readonly [ReturnType<typeof aloneAt>, ReturnType<typeof aloneAt>]>();
    return declared.flatMap((service): Finding | [] => {
      const { root } = service;
      const spared = sparedFor(facts, service);
      if (told.has(service) || !best.up(root) || !isPlaced(facts, service, spared)) return [];
      const key = [...spared].join(' ');
      const [sites, fewest] = alone.get(key) ?? [aloneAt(best, spared), aloneAt(worst, spared)];
      alone.set(key, [sites, fewest]);
      const isBroken = sites(root).length < 2;
      if (!isBroken && (fewest(root).length >= 2 || !worst.up(root))) return [];
      const users = strict.filter(
        (one) => one === service || (!strict.includes(service) && leansOn(network, best, one, service)),
      );
      if (users.length === 0) return [];
      return finding(policy, {
        severity: severityFor(policy.severity, users[0] ?? service, []),
        verdict: isBroken ? 'broken' : 'unproven',
        statement: {
          says: 'no-second-site',
          sites: [...(isBroken ? sites : fewest)(root)],
          users: users.filter((one) => one !== service).map(({ title }) => title),
        },
        subject: [service.title],
        components: [],
        at: [],
        written: writtenAt(service.facts?.at),
        services: [withoutLimit(service)],
        witness: [],
        missing: isBroken ? [] : openBehind(facts, service),
        lasting: service.name,
      });
    });
  },
};

/** Services of which a lost site is told already. */
function toldBySite({ causes }: CheckFacts): ReadonlySet<Service> {
  const ofSites = causes.filter(({ domain }) => domain !== undefined && isPlace(domain.kind));
  return new Set(ofSites.flatMap(({ breaches }) => breaches.map(({ service }) => service)));
}

/** What only carries traffic processes none. */
const ways: readonly Role[] = ['link', 'router', 'l4-switch', 'firewall'];

/** Ways are judged as ways; and a part or a login that stops it alone is told as such: were it mended, two sites may well work. */
function sparedFor({ network, causes }: CheckFacts, service: Service): ReadonlySet<number> {
  const single = causes.filter(
    ({ domain, breaches }) =>
      (domain === undefined || domain.kind === 'authentication-means') &&
      breaches.some((one) => one.service === service),
  );
  const spared = [
    ...network.components.filter(({ role }) => ways.includes(role)),
    ...single.flatMap(({ components }) => components),
  ];
  return new Set(spared.map(({ index }) => index));
}

/** Something else that it stands on is at a known place. */
function isPlaced({ network, counterparts }: CheckFacts, service: Service, spared: ReadonlySet<number>): boolean {
  return [...counterparts.tier.cones.of(service).certain].some(
    ({ index, domains }) =>
      !spared.has(index) && domains.some(({ domain }) => isPlace(network.domains[domain]?.kind ?? '')),
  );
}

/** The one is down for as long as the other is: what the other stands on directly is lost with it. */
function leansOn({ components }: Network, model: Model, one: Service, other: Service): boolean {
  const needs = components[other.root]?.needs.filter(({ world }) => world === undefined) ?? [];
  const hit = [other.root, ...needs.flatMap(({ alternatives }) => alternatives.map(({ component }) => component))];
  return model.up(one.root) && outage(model, hit, { kind: 'component', mode: 'down' }).of(one.root) === Infinity;
}

function openBehind({ counterparts }: CheckFacts, service: Service): readonly Fact[] {
  return [...counterparts.tier.cones.of(service).possible].flatMap(({ needs, missing, domains }) => [
    ...missing,
    ...needs.flatMap((need) => [...(need.missing ?? []), ...need.alternatives.flatMap((one) => one.missing ?? [])]),
    ...domains.flatMap((one) => one.missing ?? []),
  ]);
}
