import type { Fact, Interval, Network, Seconds, Service, World } from '../network/network.ts';
import { compile } from '../simulate/compile.ts';
import type { Failure } from '../simulate/failure.ts';
import type { Model } from '../simulate/world-model.ts';
import { singleFailures } from '../simulate/single-failures.ts';
import { withoutRepair } from '../simulate/without-repair.ts';
import { groupBy } from '../multimap.ts';
import { type OutagesOf, outagesByForm } from './outages-by-failure.ts';

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
  /** What it was judged by: with or without repair. */
  readonly worlds: Worlds;
  /** What would tell whether the policy is about what fails; absent where it is for certain. */
  readonly open?: readonly Fact[];
}

/** A breach by something that a policy may not be about: a guess makes nothing broken. */
export function doubtful(breach: Breach, open: readonly Fact[]): Breach {
  return open.length === 0 ? breach : { ...breach, verdict: 'unproven', open };
}

/** A network in its two worlds. */
export type Worlds = Readonly<Record<World, Model>>;

/** A network in its two worlds, in which what fails is repaired or replaced in its time; and where nothing is. */
export interface Models extends Worlds {
  readonly takeoverOnly: Worlds;
}

export function compileBoth(network: Network): Models {
  const [best, worst] = [compile(network, 'best'), compile(network, 'worst')];
  return { best, worst, takeoverOnly: { best: withoutRepair(best), worst: withoutRepair(worst) } };
}

/** What to judge: a root of a service, and how long it may be out. */
export interface Subject {
  readonly service: Service;
  readonly root: number;
  readonly limit: Seconds;
  /** Whether a repair ends an outage as a takeover does: only a declared objective accepts to wait for one. */
  readonly repairCounts: boolean;
}

/**
 * Tries every failure on every subject, in both worlds. Roots that are not up without failure in the best world are left
 * out (see baseline.ts), and so is what only the worst world would say of a root that is not up in it.
 *
 * One pass a distinct limit finds the breaches; only these are timed, so the cost is linear in the network and the
 * breaches, not in failures times services.
 */
export function tryFailures(models: Models, failures: readonly Failure[], subjects: readonly Subject[]): Breach[] {
  const [repaired, unrepaired] = [true, false].map((counts) =>
    subjects.filter(({ repairCounts }) => repairCounts === counts),
  );
  const byFailure = failures.map((): Breach[] => []);
  const outagesOf = outagesByForm(models.best.network);
  for (const [worlds, some] of [
    [models, repaired],
    [models.takeoverOnly, unrepaired],
  ] as const) {
    for (const [failure, set] of candidates(worlds, failures, some ?? [])) {
      for (const one of timed(worlds, failures[failure], set, outagesOf)) byFailure[failure]?.push(one);
    }
  }
  return byFailure.flat();
}

/** By place in `failures`, the subjects that are out for too long in one of the worlds. */
function candidates(
  worlds: Worlds,
  failures: readonly Failure[],
  subjects: readonly Subject[],
): ReadonlyMap<number, ReadonlySet<Subject>> {
  const found = new Map<number, Set<Subject>>();
  for (const [limit, group] of groupBy(subjects, (subject) => subject.limit)) {
    for (const model of [worlds.best, worlds.worst]) {
      const standing = group.filter(({ root }) => worlds.best.up(root) && model.up(root));
      const roots = standing.map(({ root }) => root);
      const lists = singleFailures(model, failures, roots, limit);
      for (const [index, subject] of standing.entries()) {
        for (const failure of lists[index] ?? []) {
          const set = found.get(failure);
          if (set === undefined) found.set(failure, new Set([subject]));
          else set.add(subject);
        }
      }
    }
  }
  return found;
}

function timed(
  worlds: Worlds,
  failure: Failure | undefined,
  subjects: ReadonlySet<Subject>,
  outagesOf: OutagesOf,
): Breach[] {
  if (failure === undefined) return [];
  const best = outagesOf(worlds.best, failure);
  const worst = outagesOf(worlds.worst, failure);
  return [...subjects]
    .map((subject) => verdictOn({ ...subject, failure, worlds }, best.of(subject.root), worst.of(subject.root)))
    .filter(({ verdict, root }) => verdict === 'broken' || worlds.worst.up(root));
}

/** The breach by which a subject is out for so long in the better and in the worse world; it may hold in the better one. */
export function verdictOn(
  { service, root, limit, failure, worlds }: Pick<Breach, 'service' | 'root' | 'limit' | 'failure' | 'worlds'>,
  best: Seconds,
  worst: Seconds,
): Breach {
  const interval: Interval = [Math.min(best, worst), Math.max(best, worst)];
  const verdict = interval[0] > limit ? 'broken' : 'unproven';
  // Placement may make the failure smaller in the worst world than in the best one, so the longer outage decides.
  const world: World = verdict === 'broken' || best > worst ? 'best' : 'worst';
  return { service, root, failure, outage: interval, limit, verdict, world, worlds };
}

/** What is only unproven does not settle what is proven: that would hide a broken zone behind a question. */
export function settles(smaller: Breach, larger: Breach): boolean {
  return smaller.verdict === 'broken' || larger.verdict === 'unproven';
}
