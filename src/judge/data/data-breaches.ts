import { groupBy } from '../../multimap.ts';
import type { DataSet, Interval, Network, Place, Service } from '../../network/network.ts';
import { dataLoss } from '../../simulate/data-loss.ts';
import { meaningOf, type ResourceOf } from '../narrowing.ts';
import type { DataLossPolicy, FailureSet, PolicySet } from '../policy.ts';
import { judgedBy } from '../policy-subjects.ts';
import { rankOf } from '../severity.ts';
import type { Cones } from '../tiers/cones.ts';
import { usersOf } from './users.ts';

/** Data of which services lose more than they may. */
export interface DataBreach {
  readonly policy: DataLossPolicy;
  readonly data: DataSet;
  /** All that lies there is lost; undefined where it is the store alone. */
  readonly place: Place | undefined;
  /** Seconds. */
  readonly loss: Interval;
  readonly verdict: 'broken' | 'unproven';
  /** Those that lose too much, and (the least of their limits) how much they may; undefined: anything but all of it. */
  readonly services: readonly Service[];
  readonly limit: number | undefined;
  /** Other places with which as much is lost. */
  readonly also: readonly Place[];
  /** Other policies in use that it breaks. */
  readonly others: readonly DataLossPolicy[];
}

/**
 * Tries every failure that the data-loss policies in use name on the data of every service. Of the policies that a failure breaks the
 * most severe one tells it, of equal ones the first; a larger failure that takes no more than a smaller one is told with that.
 */
export function dataBreaches(
  network: Network,
  { policies }: Pick<PolicySet, 'policies'>,
  cones: Cones,
  resourceOf: ResourceOf,
): readonly DataBreach[] {
  const own = policies.filter((policy): policy is DataLossPolicy => policy.kind === 'data-loss');
  if (own.length === 0 || network.dataSets.length === 0) return [];
  const users = usersOf(network, cones);
  return network.dataSets.flatMap((data) => {
    const services = users(data);
    if (services.length === 0) return [];
    const tried = own.flatMap((policy) =>
      policy.failures.flatMap((set) => {
        if (!isMeant(network, data, set, resourceOf)) return [];
        return failuresOf(data, set).flatMap((place) => judged(policy, set, data, place, services));
      }),
    );
    return withoutLarger(claimed(tried));
  });
}

/** The conditions of a set are about the store. */
function isMeant({ components }: Network, { of }: DataSet, set: FailureSet, resourceOf: ResourceOf): boolean {
  const meaning = meaningOf(set, resourceOf);
  return of.some((index) => {
    const component = components[index];
    return component !== undefined && meaning(component)?.open.length === 0;
  });
}

/** The store alone (undefined), or each place of the kind that the data lies in: no other takes it. */
function failuresOf({ places }: DataSet, { each, except }: FailureSet): readonly (Place | undefined)[] {
  if (each === 'store') return [undefined];
  const ofKind = places.filter(({ kind }) => (each === 'domain' ? !except.includes(kind) : kind === each));
  return [...new Map(ofKind.map((place) => [placeKey(place), place])).values()];
}

function placeKey(place: Place | undefined): string {
  return place === undefined ? '' : JSON.stringify([place.kind, place.name]);
}

function judged(
  policy: DataLossPolicy,
  set: FailureSet,
  data: DataSet,
  place: Place | undefined,
  services: readonly Service[],
): DataBreach | [] {
  const [best, worst] = [dataLoss(data, { place }, 'best'), dataLoss(data, { place }, 'worst')];
  const loss: Interval = [Math.min(best, worst), Math.max(best, worst)];
  const exceeded = judgedBy(policy, set, services).flatMap((service) => {
    const limit =
      policy.atMost === 'rpo' ? service.rpo : policy.atMost === 'not-all' ? Number.MAX_VALUE : policy.atMost;
    return limit === undefined || loss[1] <= limit ? [] : { service, limit };
  });
  const broken = exceeded.filter(({ limit }) => loss[0] > limit);
  const told = broken.length > 0 ? broken : exceeded;
  if (told.length === 0) return [];
  const limit = told.reduce((least, one) => Math.min(least, one.limit), Infinity);
  return {
    policy,
    data,
    place,
    loss,
    verdict: broken.length > 0 ? 'broken' : 'unproven',
    services: told.map(({ service }) => service),
    limit: limit === Number.MAX_VALUE ? undefined : limit,
    also: [],
    others: [],
  };
}

/** Each failure once. */
function claimed(tried: readonly DataBreach[]): readonly DataBreach[] {
  return [...groupBy(tried, ({ place }) => placeKey(place)).values()].flatMap((same) => {
    const [first, ...rest] = same.toSorted(
      (a, b) => rankOf(a.policy.severity) - rankOf(b.policy.severity) || a.verdict.localeCompare(b.verdict, 'en'),
    );
    if (first === undefined) return [];
    const others = new Set(rest.flatMap(({ policy }) => (policy === first.policy ? [] : policy)));
    return { ...first, others: [...others] };
  });
}

/** In the order of the policies, which begin with what takes least. */
function withoutLarger(claims: readonly DataBreach[]): readonly DataBreach[] {
  const ordered = [...claims.filter(({ place }) => place === undefined), ...claims.filter(({ place }) => place)];
  const kept: DataBreach[] = [];
  for (const one of ordered) {
    const smaller = kept.findIndex(
      ({ loss, verdict }) => loss[0] >= one.loss[0] && loss[1] >= one.loss[1] && verdict <= one.verdict,
    );
    const first = kept[smaller];
    if (first === undefined) kept.push(one);
    else if (one.place !== undefined && first.verdict === one.verdict)
      kept[smaller] = { ...first, also: [...first.also, one.place] };
  }
  return kept;
}
