import type { Assumptions } from '../input/assumptions.ts';
import type { Fact, Interval, Title } from '../network/network.ts';
import { witness } from '../simulate/witness.ts';
import { chainToFailed } from './failed-dependencies.ts';
import { assumptionsBehind } from './assumptions-behind.ts';
import type { Breach, Models } from './breaches.ts';
import { type AssumptionUsed, compare, type FindingService } from './finding.ts';
import { groupBy } from '../multimap.ts';
import { type OutagesOf, outagesByFailure } from './outages-by-failure.ts';

/** What a finding says of the breaches it is about. */
export interface ToldBreaches {
  /** The worst of every service, the worst first. */
  readonly perService: readonly Breach[];
  readonly worst: Breach;
  readonly services: readonly FindingService[];
  /** From the service of the worst to what fails. */
  readonly chain: readonly Title[];
  /** What would settle the worst, where it is unproven. */
  readonly missing: readonly Fact[];
  readonly assumptions: readonly AssumptionUsed[];
}

/** Every service once, with the worst of what it takes, and why the worst one stops. */
export function toldBreaches(breaches: readonly Breach[], models: Models, assumptions: Assumptions): ToldBreaches {
  const perService = [...groupBy(breaches, ({ service }) => service).values()]
    .map(worstOf)
    .toSorted((a, b) => byWeight(a, b) || compare(a.service.name, b.service.name));
  const [worst] = perService;
  if (worst === undefined) throw new Error('a finding has a breach');
  const outagesOf = outagesByFailure();
  const { chain, missing } = explain(worst, outagesOf);
  return {
    perService,
    worst,
    services: perService.map((breach) => serviceOf(breach, models, outagesOf)),
    chain,
    missing: worst.verdict === 'unproven' ? missing : [],
    assumptions: assumptionsBehind(perService, models, assumptions, outagesOf),
  };
}

function serviceOf(breach: Breach, models: Models, outagesOf: OutagesOf): FindingService {
  const { service, root, outage: seconds, limit } = breach;
  const site = root === service.root ? undefined : [...service.withinSite].find(([, one]) => one === root)?.[0];
  const repaired = repairOf(breach, models, outagesOf);
  return { service, site, outage: seconds, limit, ...(repaired && { repaired }) };
}

/** When it is back by a repair that does not count; undefined where nothing tells. */
function repairOf(
  { failure, root, outage: [best], worlds }: Breach,
  models: Models,
  outagesOf: OutagesOf,
): Interval | undefined {
  if (worlds !== models.takeoverOnly || best !== Infinity) return undefined;
  const [one, other] = [models.best, models.worst].map((model) => outagesOf(model, failure).of(root));
  const interval: Interval = [Math.min(one ?? 0, other ?? 0), Math.max(one ?? 0, other ?? 0)];
  return interval[0] === Infinity ? undefined : interval;
}

/** Broken before unproven; what is declared before what was inferred; then the longer outage. */
function byWeight(a: Breach, b: Breach): number {
  return compare(a.verdict, b.verdict) || Number(b.service.declared) - Number(a.service.declared) || worse(a, b);
}

/** Broken before unproven, then the longer outage. */
function worse(a: Breach, b: Breach): number {
  return compare(a.verdict, b.verdict) || longer(b.outage[0], a.outage[0]) || longer(b.outage[1], a.outage[1]);
}

function longer(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** Where one site stops for as long as the whole service does, it is the whole service that stops. */
function part({ root, service }: Breach): number {
  return root === service.root ? 0 : 1;
}

function worstOf(breaches: readonly Breach[]): Breach {
  const [worst] = breaches.toSorted((a, b) => worse(a, b) || part(a) - part(b) || a.root - b.root);
  if (worst === undefined) throw new Error('a group has a member');
  return worst;
}

/**
 * Of a lost zone the chain leads to what all stands in it: a balancer has other nodes, so what is behind them is the matter.
 */
function chainOf(
  { failure, world, worlds, root, limit }: Breach,
  outagesOf: OutagesOf,
  witnessed: readonly number[],
): readonly number[] {
  if (failure.kind !== 'zone') return witnessed;
  const model = worlds[world];
  const tried = { model, failure, hit: new Set(failure[world]), seconds: outagesOf(model, failure) };
  const told = chainToFailed(tried, root, limit);
  return told.length > 0 ? told : witnessed;
}

function explain(breach: Breach, outagesOf: OutagesOf): { chain: readonly Title[]; missing: readonly Fact[] } {
  const { failure, world, worlds, root, limit, outage: seconds } = breach;
  const model = worlds[world];
  const found = witness(model, failure, outagesOf(model, failure), root, limit);
  const components = found.components.flatMap((index) => model.network.components[index] ?? []);
  const chain = chainOf(breach, outagesOf, found.components).flatMap(
    (index) => model.network.components[index]?.title ?? [],
  );
  const { open = [] } = breach;
  if (open.length + found.missing.length > 0) return { chain, missing: [...open, ...found.missing] };
  const last = chain.at(-1) ?? failure.title;
  return { chain, missing: [{ is: 'outage', of: components.at(-1)?.id ?? '', part: last, seconds }] };
}
