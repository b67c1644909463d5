import { atOnce } from '../input/time.ts';
import type { Component, Need, Network } from '../network/network.ts';
import { outage } from '../simulate/outage.ts';
import type { Mistake } from '../network/mistake.ts';
import type { Cause } from './cause.ts';
import { isPlace } from './limit.ts';
import type { PaperRedundancy } from './paper-redundancies.ts';
import { groupBy } from '../multimap.ts';
import { compileBoth, type Models } from './breaches.ts';

/**
 * The lost sites and regions, and the failures behind a switch-over that is left off, that no service would notice, were it
 * not for redundancy on paper: the network is mended where the papers say so, and the failure tried again. What still
 * stops a service then has a cause of its own.
 */
export function explainedByPaper(
  papers: readonly PaperRedundancy[],
  causes: readonly Cause[],
  models: Models,
): ReadonlySet<Cause> {
  // What may be a mistake takes no more from the network than the worst world: it explains what only may stop a service.
  const broken = papers.filter(
    ({ verdict, need, search }) => verdict === 'broken' || (search === undefined && need.mistake !== undefined),
  );
  const said = new Set(broken.flatMap(({ services }) => services));
  const candidates = causes.filter(({ breaches }) => breaches.every(({ service }) => said.has(service)));
  if (candidates.length === 0) return new Set();
  const mended = compileBoth(mend(models.best.network, models, broken));
  const apart = broken.filter(({ need }) => need.mistake !== undefined && isSamePlace(need.mistake));
  const places = apart.length === 0 ? mended : compileBoth(parted(mend(models.best.network, models, broken), apart));
  return new Set(candidates.filter((cause) => !stops(cause, models, isLostPlace(cause) ? places : mended)));
}

function isLostPlace({ domain }: Cause): boolean {
  return domain !== undefined && isPlace(domain.kind);
}

/** What takes over is, or needs, what is lost: only another place for it mends that. */
export function isSamePlace({ is }: Mistake): boolean {
  return is === 'same-target' || is === 'needs-lost-region';
}

/** The alternatives are in places of their own: what uses them loses no place. */
function parted(network: Network, papers: readonly PaperRedundancy[]): Network {
  const users = new Set(papers.map(({ user }) => user.index));
  const components = network.components.map((one) => (users.has(one.index) ? { ...one, needs: [] } : one));
  return { ...network, components };
}

/** Missing parts are there, and what is lost is noticed at once. */
function mend(network: Network, models: Models, papers: readonly PaperRedundancy[]): Network {
  const blind = new Set<Need>();
  const headless = new Set<Component>();
  for (const { need, search } of papers) {
    if (search === undefined) blind.add(need);
    else headless.add(search.last);
  }
  const isMet = ({ alternatives, k }: Need): boolean =>
    alternatives.filter(({ component }) => models.best.up(component)).length >= k;
  return {
    ...network,
    components: network.components.map((component) => ({
      ...component,
      needs: component.needs
        .filter((need) => !headless.has(component) || isMet(need))
        .map((need) => (blind.has(need) ? { ...need, detection: 'end-to-end' as const, switchTime: atOnce } : need)),
    })),
  };
}

function stops({ breaches }: Cause, models: Models, mended: Models): boolean {
  return [...groupBy(breaches, ({ worlds }) => worlds)].some(([worlds, same]) => {
    const { best, worst } = worlds === models.takeoverOnly ? mended.takeoverOnly : mended;
    return [...groupBy(same, ({ failure }) => failure)].some(([failure, alike]) => {
      const seconds = [best, worst].map((model) => outage(model, failure[model.world], failure));
      return alike.some(({ root, limit }) => seconds.some((ofAll) => ofAll.of(root) > limit));
    });
  });
}
