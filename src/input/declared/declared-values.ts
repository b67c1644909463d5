import { parseDuration } from '../duration.ts';
import type { DeclaredName } from './facts-model.ts';
import type { OneOrMore, WrittenDuration } from './written-value.ts';

/** Where the value at a JSON pointer stands: `nospof.yaml:12`. */
export type Places = (pointer: string) => string;

/** Seconds of a duration; the schema has seen to its form. */
export function seconds(written: WrittenDuration): number {
  const value = parseDuration(written);
  if (value === undefined) throw new Error(`the schema let ${JSON.stringify(written)} pass as a duration`);
  return value;
}

export function list(written: OneOrMore | undefined): readonly string[] {
  return written === undefined ? [] : typeof written === 'string' ? [written] : written;
}

/** The names of a list, each with its line. */
export function namesAt(written: OneOrMore | undefined, pointer: string, at: Places): readonly DeclaredName[] {
  return list(written).map((name, index) => ({ name, at: at(`${pointer}/${index}`) }));
}

export function mapOf<In, Out>(
  record: Readonly<Record<string, In>> | undefined,
  convert: (value: In, name: string) => Out,
): ReadonlyMap<string, Out> {
  return new Map(Object.entries(record ?? {}).map(([name, value]) => [name, convert(value, name)]));
}

/** What `convert` makes of a value that is written; undefined where nothing is. */
export function given<In, Out>(written: In | undefined, convert: (value: In) => Out): Out | undefined {
  return written === undefined ? undefined : convert(written);
}
