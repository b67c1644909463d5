/** A time with where it comes from. */
export interface Time {
  /** [best, worst], seconds; Infinity is until it is repaired. */
  readonly seconds: readonly [best: number, worst: number];
  /** Names of the assumptions it rests on; empty for what a plan or nospof.yaml says. */
  readonly assumptions: readonly string[];
}

/** A time that rests on nothing assumed, or on the assumptions named. */
export function time(best: number, worst: number, ...assumptions: readonly string[]): Time {
  return { seconds: [best, worst], assumptions };
}

export const never: Time = time(Infinity, Infinity);
export const atOnce: Time = time(0, 0);
