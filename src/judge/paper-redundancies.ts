import type { Component, Domain, Need, Network, Service } from '../network/network.ts';
import type { Model } from '../simulate/world-model.ts';
import { type Search, searchCause } from './baseline.ts';
import { groupBy } from '../multimap.ts';
import type { Models } from './breaches.ts';

/** Redundancy on paper: a need whose alternatives look like several, of which only one counts. */
export interface PaperRedundancy {
  readonly user: Component;
  readonly need: Need;
  /** The alternative that is not up even without failure, or the ones whose loss nothing notices or nothing acts on. */
  readonly parts: readonly Component[];
  /** Why the alternative is not up; undefined where it is, and nothing switches to it. */
  readonly search: Search | undefined;
  readonly verdict: 'broken' | 'unproven';
  /** Services that rest on the need. */
  readonly services: readonly Service[];
  /** Larger failures that stop a service for no other reason. */
  readonly also: readonly Pick<Component | Domain, 'title'>[];
}

/**
 * Every redundancy on paper of a network that a service rests on. Left out are needs behind which one of `failed` stands (a
 * failure of it is reported already), and alternatives that are down because of another one that is here.
 */
export function paperRedundancies(network: Network, models: Models, failed: readonly number[]): PaperRedundancy[] {
  const reported = usersOf(models.best, failed);
  const papers: PaperRedundancy[] = [];
  for (const user of network.components) {
    if (!models.best.up(user.index)) continue;
    for (const need of user.needs) {
      const paper = onPaper(network, models, user, need);
      if (paper === undefined) continue;
      // What does not switch is the reason why the failure of the active one is reported, not the other way round.
      const isOtherWay = paper.search === undefined && (paper.verdict === 'broken' || need.mistake !== undefined);
      if (!isOtherWay && need.alternatives.some(({ component }) => reported.has(component))) continue;
      const users = usersOf(models.best, [user.index]);
      const services = network.services.filter(({ root }) => users.has(root));
      if (services.length > 0) papers.push({ ...paper, services, also: [] });
    }
  }
  return withoutVictims(papers);
}

type Found = Omit<PaperRedundancy, 'services' | 'also'>;

function onPaper(network: Network, models: Models, user: Component, need: Need): Found | undefined {
  const certain = need.alternatives.filter(({ world }) => world === undefined);
  if (certain.length < 2 || need.k >= certain.length) return undefined;
  if (need.world !== undefined) return perhaps(network, models, user, need);
  for (const model of [models.best, models.worst]) {
    const dead = certain.find(({ component }) => !model.up(component));
    const alive = certain.filter(({ component }) => model.up(component));
    const standby = network.components[dead?.component ?? -1];
    if (standby === undefined || alive.length === 0 || alive.length > need.k) continue;
    const verdict = model === models.best ? 'broken' : 'unproven';
    return { user, need, parts: [standby], search: searchCause(model, standby.index), verdict };
  }
  const isFaultless = need.detection !== 'none' && need.unset === undefined && need.mistake === undefined;
  if (isFaultless || !models.worst.up(user.index)) return undefined;
  // A standby is sent nothing until the active one is lost: it is the loss of the active ones that has to be noticed.
  const active = certain.filter((one) => one.active);
  const parts = (active.length > 0 ? active : certain).flatMap(({ component }) => network.components[component] ?? []);
  return { user, need, parts, search: undefined, verdict: 'broken' };
}

/** A mistake that may be none, or a loss that may go unnoticed: `need.missing` would tell. */
function perhaps({ components }: Network, models: Models, user: Component, need: Need): Found | undefined {
  if ((need.mistake === undefined && need.detection !== 'none') || !models.worst.up(user.index)) return undefined;
  const parts = need.alternatives.flatMap(({ active, component }) => (active ? (components[component] ?? []) : []));
  return { user, need, parts, search: undefined, verdict: 'unproven' };
}

/** What is down only because of another standby that is reported is a victim of it: the cause speaks for its services. */
function withoutVictims(papers: readonly PaperRedundancy[]): PaperRedundancy[] {
  const dead = papers.filter(({ search }) => search !== undefined);
  const ofStandby = groupBy(dead, ({ parts }) => parts[0]?.index);
  const services = new Map(papers.map((paper) => [paper, new Set(paper.services)]));
  for (const paper of dead) {
    // The last one on the way down is the cause. In a circle, where each is a victim of the other, one stays.
    const causes = (paper.search?.chain ?? [])
      .slice(1)
      .flatMap(({ index }) => ofStandby.get(index) ?? [])
      .filter((cause) => services.has(cause) && (cause.verdict === 'broken' || paper.verdict === 'unproven'));
    const cause = causes.at(-1);
    if (cause === undefined) continue;
    for (const service of services.get(paper) ?? []) services.get(cause)?.add(service);
    services.delete(paper);
  }
  return Array.from(services, ([paper, all]) => ({ ...paper, services: [...all] }));
}

/** The components given and all that use them, directly or through others. */
export function usersOf(model: Model, components: readonly number[]): ReadonlySet<number> {
  const seen = new Set(components);
  for (const component of seen) {
    for (let place = model.useStart[component]!; place < model.useStart[component + 1]!; place++) {
      seen.add(model.user[model.needOf[model.uses[place]!]!]!);
    }
  }
  return seen;
}
