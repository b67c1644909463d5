import type { MistakeKind } from '../network/mistake.ts';
import type { Component, Need, Service } from '../network/network.ts';
import type { Gap } from './baseline.ts';
import type { Cause } from './cause.ts';
import { groupBy } from '../multimap.ts';
import { isPlace } from './limit.ts';
import { explainedByPaper } from './explained-by-paper.ts';
import { type PaperRedundancy, paperRedundancies, usersOf } from './paper-redundancies.ts';
import { type CheckPolicy, checkState, type PolicySet } from './policy.ts';
import { rankOf } from './severity.ts';
import type { Models } from './breaches.ts';

/** Redundancy on paper, and what it is the reason of: one cause, one finding. */
export interface PaperRedundancyEffects {
  readonly papers: readonly PaperRedundancy[];
  /** Lost sites and regions that stop services for this reason only. */
  readonly causes: ReadonlySet<Cause>;
  /** Sites that cannot serve even without failure for this reason. */
  readonly gaps: ReadonlySet<Gap>;
  /** What redundancy on paper concerns, where the policy that reports it is switched off. */
  readonly unjudged: readonly Service[];
}

/** Empty where no policy in use reports redundancy on paper: then the loss of the site has to be said. */
export function paperRedundancyEffects(
  policies: PolicySet,
  causes: readonly Cause[],
  gaps: readonly Gap[],
  models: Models,
): PaperRedundancyEffects {
  const policy = policies.policies.find(
    (one): one is CheckPolicy => one.kind === 'check' && one.check === 'paper-redundancy',
  );
  const nothing = { papers: [], causes: new Set<Cause>(), gaps: new Set<Gap>() };
  if (policy === undefined) {
    const isSwitchedOff = checkState(policies, 'paper-redundancy') === 'off';
    const found = isSwitchedOff ? paperRedundancies(models.best.network, models, []) : [];
    return { ...nothing, unjudged: found.flatMap(({ services }) => services) };
  }
  // A site is lost with everything in it, so it does not say that anything in it is reported already.
  const failed = [
    ...causes.filter(({ domain }) => domain === undefined || !isPlace(domain.kind)).flatMap((one) => one.components),
    ...gaps.filter(({ siteOnly }) => !siteOnly).map(({ component }) => component),
  ];
  const found = paperRedundancies(
    models.best.network,
    models,
    failed.map(({ index }) => index),
  );
  const asSevere = causes.filter((cause) => rankOf(policy.severity) <= rankOf(cause.policy.severity));
  const explained = explainedByPaper(found, asSevere, models);
  const lost = usersOf(
    models.best,
    [...explained].flatMap(({ components }) => components.map(({ index }) => index)),
  );
  const papers = found.filter(({ need, parts }) => claimsTakeover(need) || parts.some(({ index }) => lost.has(index)));
  const byCause = servicesByCause(papers);
  return {
    papers: papers.map((paper) => ({ ...paper, also: paper.verdict === 'broken' ? alsoOf(paper, explained) : [] })),
    causes: explained,
    gaps: new Set(gaps.filter((gap) => gap.siteOnly && isNamed(gap, byCause))),
    unjudged: [],
  };
}

/**
 * Two answers are meant to stand in for each other. A switch-over by hand may be fast enough, and what has the weight 0 may be
 * no standby at all: those are mistakes only where they let a service stop.
 */
function claimsTakeover({ unset, mistake }: Need): boolean {
  return unset === undefined && (mistake === undefined || !onlyWhereItMatters.has(mistake.is));
}

const onlyWhereItMatters: ReadonlySet<MistakeKind> = new Set(['weight-zero', 'weight-unwatched']);

function alsoOf(paper: PaperRedundancy, explained: ReadonlySet<Cause>): PaperRedundancy['also'] {
  const services = new Set(paper.services);
  return [...explained]
    .filter(({ breaches }) => breaches.some(({ service }) => services.has(service)))
    .flatMap(({ domain, also }) => (domain === undefined ? [...also] : [domain, ...also]));
}

/** Services of the papers, by what keeps the standby down. */
function servicesByCause(papers: readonly PaperRedundancy[]): ReadonlyMap<Component, ReadonlySet<Service>> {
  const dead = groupBy(papers, ({ search }) => search?.last);
  return new Map(
    [...dead].flatMap(([last, same]) =>
      last === undefined ? [] : [[last, new Set(same.flatMap(({ services }) => services))]],
    ),
  );
}

function isNamed(gap: Gap, said: ReadonlyMap<Component, ReadonlySet<Service>>): boolean {
  const services = said.get(gap.component);
  return services !== undefined && gap.services.every((service) => services.has(service));
}
