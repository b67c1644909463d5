import { groupBy } from '../../multimap.ts';
import type { Component, Fact, Network, Service, Title, World } from '../../network/network.ts';
import type { Failure } from '../../simulate/failure.ts';
import { withoutDelay } from '../../simulate/without-delay.ts';
import { witness } from '../../simulate/witness.ts';
import type { Models } from '../breaches.ts';
import { nearestFailed, trial } from '../failed-dependencies.ts';
import { type Finding, finding, withoutLimit } from '../finding.ts';
import { mostSevere, severityInTier } from '../severity.ts';
import { writtenAt } from '../written-at.ts';
import { type Check, noOptions } from './check.ts';

/**
 * What is graded must do without everything of a less strict grade: where it does not, the nearest of that is told. So an
 * alternative of the right grade is enough, and what has no grade is asked about by nothing.
 */
export const gradeInversion: Check = {
  name: 'grade-inversion',
  options: noOptions,
  run(policy, { network, models }) {
    const graded = gradedIn(network);
    const found = [1, 2, 3].flatMap((grade) => inversions(network, models, graded, grade));
    return [...groupBy(found, ({ lower }) => lower.of).values()].flatMap((alike) => {
      const [first] = alike.toSorted(surestFirst);
      if (first === undefined) return [];
      const { lower, verdict, missing, chain } = first;
      const uppers = [...new Map(alike.map(({ upper }) => [upper.of, upper])).values()];
      const services = uppers.flatMap(({ service }) => service ?? []);
      return finding(policy, {
        severity: mostSevere(uppers.map(({ tier }) => severityInTier(policy.severity, tier))),
        verdict,
        statement: { says: 'graded-lower', grade: lower.grade, dependents: uppers },
        subject: [lower.title],
        components: alike.flatMap((one) => network.components[one.lower.component] ?? []),
        written: writtenAt(lower.at),
        services: services.map(withoutLimit),
        witness: chain,
        missing,
      });
    });
  },
};

/** A service or a part with a grade. */
interface Graded extends Pick<Component, 'title' | 'tier'> {
  /** What was graded: the parts of one resource have one grade. */
  readonly of: object;
  readonly at: string;
  readonly grade: number;
  readonly component: number;
  readonly service?: Service;
}

interface Inversion extends Pick<Finding, 'verdict'> {
  readonly upper: Graded;
  readonly lower: Graded;
  readonly missing: readonly Fact[];
  readonly chain: readonly Title[];
}

function gradedIn({ services, components }: Network): readonly Graded[] {
  const parts = components.flatMap(({ index, title, tier, facts }) => {
    if (facts?.grade === undefined || facts.moduleOf !== undefined) return [];
    return { of: facts, at: facts.at, grade: facts.grade, component: index, title, tier };
  });
  const named = services.flatMap((service) => {
    const { facts, root, tier } = service;
    const title = components[root]?.title;
    if (facts?.grade === undefined || title === undefined) return [];
    return { of: facts, at: facts.at, grade: facts.grade, component: root, title, tier, service };
  });
  return [...named, ...parts];
}

/** Fails all that is less strict than `grade` at once, and tells what of that grade stops by it. */
function inversions(network: Network, models: Models, graded: readonly Graded[], grade: number): readonly Inversion[] {
  const lower = new Map(graded.filter((one) => one.grade > grade).map((one) => [one.component, one]));
  const upper = graded.filter((one) => one.grade === grade);
  if (lower.size === 0 || upper.length === 0) return [];
  const hit = [...lower.keys()];
  const failed: Failure = { title: upper[0]!.title, kind: 'component', mode: 'down', best: hit, worst: hit };
  const tried = (world: World) => trial(withoutDelay(models.takeoverOnly[world]), failed, hit);
  const [best, worst] = [tried('best'), tried('worst')];
  return upper.flatMap((one) => {
    const isOut = ({ model, seconds }: typeof best): boolean =>
      model.up(one.component) && seconds.of(one.component) > 0;
    const verdict = isOut(best) ? 'broken' : isOut(worst) ? 'unproven' : undefined;
    if (verdict === undefined) return [];
    const by = verdict === 'broken' ? best : worst;
    const { missing } = witness(by.model, failed, by.seconds, one.component);
    return nearestFailed(by, one.component).flatMap((chain) => {
      const inverted = lower.get(chain.at(-1) ?? -1);
      const titles = chain.flatMap((index) => network.components[index]?.title ?? []);
      return inverted === undefined ? [] : { upper: one, lower: inverted, verdict, missing, chain: titles };
    });
  });
}

function surestFirst(a: Inversion, b: Inversion): number {
  return Number(a.verdict === 'unproven') - Number(b.verdict === 'unproven') || a.upper.grade - b.upper.grade;
}
