import { InputError } from './error.ts';
import { shippedValue } from './shipped-value.ts';
import { didYouMean } from './spelling.ts';
import { type Time, time } from './time.ts';

/** The sourced times of `policies/assumptions.yaml`, with what the user overrides. */
export interface Assumptions {
  /** An unknown name is a mistake in the program and throws. */
  time(name: string): Time;
  readonly entries: ReadonlyMap<string, Assumption>;
}

export interface Assumption {
  /** [best, worst], seconds. */
  readonly value: readonly [best: number, worst: number];
  readonly meaning: string;
  /** Page or reasoning the value comes from; `nospof.yaml` where it was overridden. */
  readonly source: string;
  /** What is shipped, where nospof.yaml puts another value in its place. */
  readonly shipped?: readonly [best: number, worst: number];
}

/**
 * Reads the shipped times; `overrides` (seconds, from nospof.yaml) replace them by name.
 * @throws InputError when an override names no assumption.
 */
export async function readAssumptions(
  overrides: ReadonlyMap<string, readonly [number, number]> = new Map(),
): Promise<Assumptions> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the tests check the shipped file against its schema
  const entries = new Map(Object.entries(shippedValue('assumptions') as Readonly<Record<string, Assumption>>));
  for (const [name, value] of overrides) {
    const shipped = entries.get(name);
    if (shipped === undefined) {
      throw new InputError(`assumptions: unknown name "${name}"${didYouMean(name, entries.keys())}`);
    }
    entries.set(name, { ...shipped, value, source: 'nospof.yaml', shipped: shipped.value });
  }
  const times = new Map(Array.from(entries, ([name, { value }]) => [name, time(...value, name)] as const));
  return {
    entries,
    time(name) {
      const found = times.get(name);
      if (found === undefined) throw new Error(`no assumption is named ${name}`);
      return found;
    },
  };
}
