import type { Alternative, Detection, Mode, Need, Network, World } from '../../src/network/network.ts';

/*
 * The engine's definitions, written a second time as plainly as they can be said and without a thought for cost. Shares
 * no code with src/simulate, so that agreeing with it means something.
 */

const noticed: Readonly<Record<Mode, readonly Detection[]>> = {
  down: ['link-state', 'tcp', 'end-to-end', 'manual'],
  degraded: ['end-to-end'],
};

interface Standing {
  readonly needs: (component: number) => readonly Need[];
  readonly alternatives: (need: Need) => readonly Alternative[];
  /** Round in which each component comes up, -1 for never. */
  readonly round: readonly number[];
  readonly serving: (user: number, need: Need) => readonly Alternative[];
}

function standing(network: Network, world: World): Standing {
  const exists = (part: { readonly world: World | undefined }) => part.world === undefined || part.world === world;
  const needs = (component: number) => network.components[component]?.needs.filter(exists) ?? [];
  const alternatives = (need: Need) => need.alternatives.filter(exists);

  const round: number[] = network.components.map(() => -1);
  for (let now = 0; now <= network.components.length; now++) {
    const before = [...round];
    const up = (alternative: Alternative) => (before[alternative.component] ?? -1) >= 0;
    for (const { index } of network.components) {
      if (before[index] !== -1) continue;
      // Without failure nothing stands elsewhere than in its place.
      if (needs(index).every((need) => need.relocated === true || alternatives(need).filter(up).length >= need.k))
        round[index] = now;
    }
  }
  const up = (component: number) => (round[component] ?? -1) >= 0;

  // What each component needs, directly or through others, over parts that are up.
  const below = network.components.map(({ index }) => {
    const seen = new Set<number>();
    const next = [index];
    for (let component = next.pop(); component !== undefined; component = next.pop()) {
      for (const need of needs(component)) {
        for (const alternative of alternatives(need)) {
          if (!up(alternative.component) || seen.has(alternative.component)) continue;
          seen.add(alternative.component);
          next.push(alternative.component);
        }
      }
    }
    return seen;
  });
  const rankedBelow = (component: number, user: number) =>
    !(below[component]?.has(user) ?? false) || (round[component] ?? 0) < (round[user] ?? 0);

  const serving = (user: number, need: Need) => {
    const ready = alternatives(need).filter((one) => up(one.component) && rankedBelow(one.component, user));
    const active = ready.filter((one) => one.active);
    const standby = ready.filter((one) => !one.active);
    // Actives that are not ranked below stand by, and are not called up either: they would lean on their user.
    return [...active, ...standby.slice(0, Math.max(0, need.k - active.length))];
  };
  return { needs, alternatives, round, serving };
}

export function naiveUp(network: Network, world: World): boolean[] {
  return standing(network, world).round.map((round) => round >= 0);
}

/** Seconds each component is out. */
export function naiveOutage(
  network: Network,
  world: World,
  hit: readonly number[],
  cause: { readonly kind: string; readonly mode: Mode; readonly kinds?: ReadonlyMap<number, readonly string[]> },
): number[] {
  const kindsOf = (component: number): readonly string[] => cause.kinds?.get(component) ?? [cause.kind];
  const end = world === 'best' ? 0 : 1;
  const { needs, alternatives, round, serving } = standing(network, world);
  let seconds = network.components.map(() => Infinity);
  const of = (alternative: Alternative) => seconds[alternative.component] ?? Infinity;

  const own = (component: number) => {
    if (!hit.includes(component)) return 0;
    const part = network.components[component];
    if (part === undefined) return 0;
    const isBound = kindsOf(component).some((kind) => kind !== 'component' && !part.relocates.includes(kind));
    return isBound ? Infinity : part.recovery[cause.mode].seconds[end];
  };
  const isElsewhere = (component: number) =>
    hit.includes(component) &&
    kindsOf(component).some((kind) => kind !== 'component') &&
    kindsOf(component).every(
      (kind) => kind === 'component' || network.components[component]?.relocates.includes(kind) === true,
    );
  const lost = (user: number, need: Need) => {
    if (need.k <= 0) return 0;
    if (need.relocated !== undefined && need.relocated !== isElsewhere(user)) return 0;
    const carrying = serving(user, need);
    // Elsewhere less may be up than it takes.
    const stay = carrying.length < need.k ? Infinity : Math.max(...carrying.map(of));
    const ascending = alternatives(need)
      .filter((one) => (round[one.component] ?? -1) >= 0)
      .map(of)
      .toSorted((a, b) => a - b);
    const sees = noticed[cause.mode].includes(need.detection);
    const move = sees ? Math.max(need.switchTime.seconds[end], ascending[need.k - 1] ?? Infinity) : Infinity;
    return Math.min(stay, move);
  };

  for (;;) {
    const next = network.components.map(({ index }) =>
      (round[index] ?? -1) < 0 ? Infinity : Math.max(own(index), ...needs(index).map((need) => lost(index, need))),
    );
    if (next.every((value, index) => value === seconds[index])) return seconds;
    seconds = next;
  }
}
