import type { Model } from './world-model.ts';

/**
 * The components whose loss may change how much load gets through: those that lead to one that carries only so much, and the other
 * alternatives of their needs, which may leave all the load to it. 1 per such component. Linear in the alternatives.
 */
export function bearing(model: Model, isLimited: (component: number) => boolean): Uint8Array {
  const { size, useStart, uses, needOf, user, alternativeStart, alternative } = model;
  const leads = new Uint8Array(size);
  const found: number[] = [];
  const find = (component: number): void => {
    if (leads[component] === 0) leads[component] = found.push(component) > 0 ? 1 : 0;
  };
  for (let component = 0; component < size; component++) if (isLimited(component)) find(component);
  const bears = new Uint8Array(size);
  // The list grows while it is walked.
  for (const component of found) {
    bears[component] = 1;
    for (let place = useStart[component]!; place < useStart[component + 1]!; place++) {
      const need = needOf[uses[place]!]!;
      for (let index = alternativeStart[need]!; index < alternativeStart[need + 1]!; index++)
        bears[alternative[index]!] = 1;
      find(user[need]!);
    }
  }
  return bears;
}

/** All that a component may lean on, itself included: 1 per such component. */
export function below(model: Model, root: number): Uint8Array {
  const seen = new Uint8Array(model.size);
  const found = [root];
  seen[root] = 1;
  for (const component of found) {
    const to = model.alternativeStart[model.needStart[component + 1]!]!;
    for (let index = model.alternativeStart[model.needStart[component]!]!; index < to; index++) {
      const other = model.alternative[index]!;
      if (seen[other] === 1) continue;
      seen[other] = 1;
      found.push(other);
    }
  }
  return seen;
}

/** What is out for longer than the limit by what fails: it and what stands on it. */
export function lostTo(
  { useStart, uses, needOf, user }: Model,
  hit: readonly number[],
  isOut: (component: number) => boolean,
): ReadonlySet<number> {
  const lost = new Set(hit.filter(isOut));
  for (const component of lost) {
    for (let place = useStart[component]!; place < useStart[component + 1]!; place++) {
      const other = user[needOf[uses[place]!]!]!;
      if (isOut(other)) lost.add(other);
    }
  }
  return lost;
}
