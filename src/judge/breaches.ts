import type { Interval, Network, Seconds, Service, World } from '../network/network.ts';
import { compile } from '../simulate/compile.ts';
import type { Failure } from '../simulate/failure.ts';
import type { Model } from '../simulate/world-model.ts';
import { outage } from '../simulate/outage.ts';
import { singleFailures } from '../simulate/single-failures.ts';
import { groupBy } from '../multimap.ts';

/** A service that is, or may be, out for longer than it may be. */
export interface Breach {
  readonly service: Service;
  /** The component that was judged: the service as a whole, or what stands for it within one site. */
  readonly root: number;
  readonly failure: Failure;
  /** Seconds. */
  readonly outage: Interval;
  readonly limit: Seconds;
  readonly verdict: 'broken' | 'unproven';
  /** The world that shows why: the better one for what is broken, else the one with the longer outage. */
  readonly world: World;
}

export type Models = Readonly<Record<World, Model>>;

export function compileBoth(network: Network): Models {
  return { best: compile(network, 'best'), worst: compile(network, 'worst') };
}

/** What to judge: a root of a service, and how long it may be out. */
export interface Subject {
  readonly service: Service;
  readonly root: number;
  readonly limit: Seconds;
}

/**
 * Tries every failure on every subject, in both worlds. Roots that are not up without failure in the best world are left
 * out (see baseline.ts), and so is what only the worst world would say of a root that is not up in it.
 *
 * One pass a distinct limit finds the breaches; only these are timed, so the cost is linear in the network and the
 * breaches, not in failures times services.
 */
export function tryFailures(models: Models, failures: readonly Failure[], subjects: readonly Subject[]): Breach[] {
  const byLimit = groupBy(subjects, ({ limit }) => limit);
  const candidates = new Map<number, Set<Subject>>();
  for (const [limit, group] of byLimit) {
    for (const model of [models.best, models.worst]) {
      const standing = group.filter(({ root }) => models.best.up(root) && model.up(root));
      const roots = standing.map(({ root }) => root);
      const found = singleFailures(model, failures, roots, limit);
      for (const [index, subject] of standing.entries()) {
        for (const failure of found[index] ?? []) {
          const set = candidates.get(failure);
          if (set === undefined) candidates.set(failure, new Set([subject]));
          else set.add(subject);
        }
      }
    }
  }
  const breaches: Breach[] = [];
  for (const [index, failure] of failures.entries()) {
    const set = candidates.get(index);
    if (set === undefined) continue;
    const best = outage(models.best, failure.best, failure);
    const worst = outage(models.worst, failure.worst, failure);
    for (const subject of set) {
      const breach = judged(subject, failure, best.of(subject.root), worst.of(subject.root));
      if (breach.verdict === 'broken' || models.worst.up(subject.root)) breaches.push(breach);
    }
  }
  return breaches;
}

function judged({ service, root, limit }: Subject, failure: Failure, best: Seconds, worst: Seconds): Breach {
  const interval: Interval = [Math.min(best, worst), Math.max(best, worst)];
  const verdict = interval[0] > limit ? 'broken' : 'unproven';
  // Placement may make the failure smaller in the worst world than in the best one, so the longer outage decides.
  const world: World = verdict === 'broken' || best > worst ? 'best' : 'worst';
  return { service, root, failure, outage: interval, limit, verdict, world };
}
