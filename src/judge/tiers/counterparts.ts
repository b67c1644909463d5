import type { Component, Fact, Network, Origin, Service } from '../../network/network.ts';
import { type Ways, reachedValues } from '../../network/reached-values.ts';
import { type Rooted, certainWays, plannedWays, possibleWays } from './cones.ts';
import { matching } from './matching.ts';
import { type Candidate, isCompared, kindOf, kindsOf, TestTier } from './test-tier.ts';
import type { Verdict } from '../finding.ts';

/** A production service that nothing in the test tier is like. */
export interface Unmatched {
  readonly service: Service;
  readonly verdict: Verdict;
  /** Kinds of component that its counterpart would have. */
  readonly kinds: ReadonlySet<string>;
  /** Where clients come in; not looked for where nothing at all is test. */
  readonly doors: readonly Component[];
  /** What leads nowhere in the test tier though it is made by the same code; empty where nothing is. */
  readonly bare: readonly Origin[];
  /** What would settle it, where it is unproven. */
  readonly missing: readonly Fact[];
}

export interface Counterparts {
  readonly tier: TestTier;
  /** Production services that must have one. */
  readonly required: readonly Service[];
  readonly unmatched: readonly Unmatched[];
}

/**
 * For each service of production a counterpart of the same kind in the test tier: it is entered as clients enter that one, and
 * has the same kinds of load balancer, compute and store behind it, in resources that serve no production service. Each is the
 * counterpart of one service; services of one count, for_each or name at several sites need one together. Kinds that the whole
 * test tier lacks are not asked for here: `untested-component` says so.
 */
export function counterparts(network: Network): Counterparts {
  const tier = new TestTier(network);
  const kindsAt = reachedValues(plannedWays(network), (index) => kindOf(network.components[index]));
  const required = oneOfEach(requiredIn(network, tier, kindsAt, certainWays(network)), tier);
  if (!network.tiers.testInInputs) return { tier, required, unmatched: aloneIn(network, tier, kindsAt, required) };
  const along = possibleWays(network);
  const possibleAt = reachedValues(along, (index) => kindOf(network.components[index]));
  const perhaps = oneOfEach(requiredIn(network, tier, possibleAt, along), tier).filter(
    (service) => !required.includes(service),
  );
  // What must have one comes first: it keeps its counterpart.
  const asked = [...required, ...perhaps];
  const kinds = new Map([
    ...required.map((service) => [service, kindsAt(service.root)] as const),
    ...perhaps.map((service) => [service, possibleAt(service.root)] as const),
  ]);
  const candidates = [...tier.candidates, ...twins(asked, tier)];
  const [sure, possible] = [true, false].map((certain) =>
    matching(
      asked,
      candidates,
      (service, candidate) => isLike(service, kinds.get(service) ?? new Set(), candidate, certain, tier),
      (service, candidate) => haveTwins(service, candidate, tier),
    ),
  );
  const isAny = (possible?.size ?? 0) > 0;
  const unmatched = asked.flatMap((service, index): Unmatched[] => {
    const wanted = kinds.get(service) ?? new Set<string>();
    const candidate = possible?.get(service);
    const isSure = index < required.length;
    if (sure?.has(service) || (candidate !== undefined && !isSure)) return [];
    // Said for certain already (`untested-component`): the test tier, which is one, lacks a kind of it, or all.
    const isTold = network.tiers.productionStated;
    const lacks = isTold ? [...wanted].filter((kind) => !tier.classes.has(kind)).length : 0;
    const isEmpty = candidate !== undefined && !hasBehind(tier.cones.of(candidate).possible);
    if (candidate ? lacks > 0 && !isEmpty : isAny && wanted.size > 0 && lacks === wanted.size) return [];
    const missing = isSure && !candidate ? [] : factsBehind(candidate ?? service, tier);
    const verdict = isSure && !candidate ? 'broken' : 'unproven';
    const bare = candidate
      ? []
      : candidates.filter((one) => haveTwins(service, one, tier)).flatMap((one) => bareIn(one, tier));
    return [{ service, verdict, kinds: wanted, doors: tier.cones.doors(service), bare, missing }];
  });
  // Kinds cannot be told apart where nothing has one.
  const hasKinds = [...kinds.values()].some(({ size }) => size > 0);
  return { tier, required, unmatched: hasKinds ? unmatched : [] };
}

/** Services where nothing at all is test: where none must have a counterpart for certain, those that perhaps must. */
function aloneIn(
  network: Network,
  tier: TestTier,
  kindsAt: (component: number) => ReadonlySet<string>,
  required: readonly Service[],
): readonly Unmatched[] {
  const common = { kinds: new Set<string>(), doors: [], bare: [] };
  if (required.length > 0) return required.map((service) => ({ ...common, service, verdict: 'broken', missing: [] }));
  const possible = requiredIn(network, tier, kindsAt, possibleWays(network));
  return possible.map((service) => ({ ...common, service, verdict: 'unproven', missing: factsBehind(service, tier) }));
}

/**
 * Services that clients enter or that are declared; where there are none, all. What only fails with its Region, and what
 * operators use, is not asked for.
 */
function requiredIn(
  network: Network,
  { production }: TestTier,
  kindsAt: (component: number) => ReadonlySet<string>,
  along: Ways,
): readonly Service[] {
  const failing = reachedValues(along, (index) => (network.components[index]?.fails ? [true] : []));
  const judged = production.filter(({ operatorAccess, root }) => !operatorAccess && failing(root).size > 0);
  const entered = judged.filter(({ declared, entered: is }) => declared || is);
  const all = entered.length > 0 ? entered : judged;
  const withKinds = all.filter(({ root }) => kindsAt(root).size > 0);
  return withKinds.length > 0 ? withKinds : all;
}

function isLike(
  service: Service,
  kinds: ReadonlySet<string>,
  candidate: Candidate,
  certain: boolean,
  tier: TestTier,
): boolean {
  if (!isEnteredLike(service, candidate, tier)) return false;
  const wanted = [...kinds].filter((kind) => tier.classes.has(kind) || (!certain && isKindOpen(kind, tier.classes)));
  const cone = [...tier.cones.of(candidate)[certain ? 'certain' : 'possible']];
  if (!certain && tier.isOpen(candidate)) return true;
  // What it shares with production is told by test-tier-shares-production; what is labelled test and serves production is none.
  const there = kindsOf(cone.filter((component) => tier.isOwn(component) || component.tier !== 'test'));
  const own = cone.filter((component) => isCompared(component) && tier.isOwn(component));
  if (hasBehind(tier.cones.of(service).planned) && !hasBehind(own)) return false;
  return (
    own.length > 0 &&
    wanted.length > 0 &&
    wanted.every((kind) => there.has(kind) || (!certain && isKindOpen(kind, there)))
  );
}

/** Something that does the work, behind what clients enter. */
function hasBehind(components: Iterable<Component>): boolean {
  return [...components].some(
    (component) => component.productClass !== undefined && isCompared(component) && !doorRoles.has(component.role),
  );
}

const doorRoles: ReadonlySet<string | undefined> = new Set(['entry', 'l4-switch', 'l7-proxy']);

/** The kind of something of the same type is not known, so it may be this one. */
function isKindOpen(kind: string, there: ReadonlySet<string>): boolean {
  const [type = ''] = kind.split('/');
  return there.has(type) || (kind === type && [...there].some((other) => other.startsWith(`${type}/`)));
}

/** The first of services of one count or for_each, or of one address at several sites: one counterpart is enough. */
function oneOfEach(services: readonly Service[], { cones }: TestTier): readonly Service[] {
  const first = new Map<string, Service>();
  for (const service of services) {
    const doors = service.declared ? [] : cones.doors(service);
    const written = doors.flatMap(({ origin }) => origin.written ?? []);
    const key = written.length === 0 ? service.name : JSON.stringify(written.toSorted());
    if (!first.has(key)) first.set(key, service);
  }
  return [...first.values()];
}

/** They are entered by resources of one address: the same code, deployed twice. */
function haveTwins(service: Service, candidate: Candidate, { cones }: TestTier): boolean {
  const own = new Set(cones.doors(service).map(({ origin }) => origin.written));
  return cones.doors(candidate).some(({ origin }) => own.has(origin.written));
}

/**
 * Parts of the test tier at the address where clients enter a service that is not declared: there it may stand behind a
 * name that this one lacks.
 */
function twins(services: readonly Service[], { cones, own }: TestTier): readonly Candidate[] {
  const inferred = services.filter(({ declared }) => !declared);
  const written = new Set(
    inferred.flatMap((service) => cones.doors(service).flatMap(({ origin }) => origin.written ?? [])),
  );
  return own
    .filter(({ id, origin }) => id === origin.resource && origin.written !== undefined && written.has(origin.written))
    .map(({ index, origin }) => ({ root: index, entered: true, written: origin.written }));
}

/** Balancers without listener and target groups without targets, which are proven to lead nowhere. */
function bareIn(candidate: Candidate, { cones }: TestTier): readonly Origin[] {
  const refusals = [...cones.of(candidate).certain].flatMap((component) => component.refusals);
  return refusals.filter(({ is }) => is === 'no-listener' || is === 'no-targets').map(({ origin }) => origin);
}

function isEnteredLike(service: Service, { entered, type, written }: Candidate, { cones }: TestTier): boolean {
  if (written !== undefined) {
    return !service.declared && cones.doors(service).some(({ origin }) => origin.written === written);
  }
  if (type !== undefined) return cones.doors(service).some(({ origin }) => origin.type === type);
  return entered || !service.entered;
}

function factsBehind(candidate: Rooted, { cones }: TestTier): readonly Fact[] {
  return [...cones.of(candidate).possible].flatMap(({ needs, missing }) => [
    ...missing,
    ...needs.flatMap((need) => [...(need.missing ?? []), ...need.alternatives.flatMap((one) => one.missing ?? [])]),
  ]);
}
