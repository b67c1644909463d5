type Time = readonly [best: number, worst: number];

/** Times keep their identity on the way through the network, so a time itself says what it was taken from. */
const origins = new WeakMap<Time, readonly string[]>();

/** `time`, remembered as resting on assumptions of these names. */
export function assumed(time: Time, ...names: readonly string[]): Time {
  origins.set(time, names);
  return time;
}

/** Names of the assumptions a time rests on; empty for what a plan or nospof.yaml says, and what was not remembered. */
export function assumptionsBehind(time: Time): readonly string[] {
  return origins.get(time) ?? [];
}
