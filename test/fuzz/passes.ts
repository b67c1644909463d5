import { isList, isObject } from '../../src/input/json/json.ts';
import type { Json } from '../../src/input/value.ts';
import { type Attempt, outcomeOf, type Outcome, writtenOf } from './attempt.ts';
import { besides, referencesIn, withoutIndex } from './neighbours.ts';
import type { Seed } from './seeds.ts';

/** Addresses that are told as broken errors in the input that nothing was changed in. */
const refused = new Map<Seed, Promise<readonly string[]>>();

/**
 * The parts that the unchanged input was refused for, that are still there and in use as they were (also next to a changed
 * resource, where the same resources refer to each other as before), and that a changed input passes with:
 * nothing is broken and nothing is unproven. Changed objectives and packs may allow it: an input whose nospof.yaml or pack was changed never counts.
 */
export async function passesWith(attempt: Attempt, outcome: Outcome): Promise<readonly string[]> {
  const { seed, changes } = attempt;
  // What a saved report says of a deployment is not judged again.
  if (seed.isReport || outcome.is !== 'judged' || outcome.report.findings.some(({ severity }) => severity === 'error'))
    return [];
  if (changes.some(({ of }) => of !== 'input')) return [];
  const known = refused.get(seed) ?? refusedIn(seed);
  refused.set(seed, known);
  const touched = new Set(changes.flatMap(({ path }) => addressesOn(seed.input, path)).map(withoutIndex));
  if (touched.has('')) return [];
  const changed = isConnectedAlike(attempt) ? touched : besides(seed.input, touched);
  return (await known).filter((address) => !changed.has(withoutIndex(address)));
}

async function refusedIn({ input, ...beside }: Seed): Promise<readonly string[]> {
  const bytes = new TextEncoder().encode(JSON.stringify(input));
  const outcome = await outcomeOf({ number: 0, input: bytes, ...writtenOf(beside) }, []);
  if (outcome.is !== 'judged') throw new Error('a seed of the fuzzer is not judged');
  const broken = outcome.report.findings.filter(
    ({ severity, verdict }) => severity === 'error' && verdict === 'broken',
  );
  return broken.flatMap(({ addresses }) => addresses);
}

/**
 * Only arguments were changed, and every resource still refers to those it referred to before, and to no others. What an argument of
 * another name refers to is not known.
 */
function isConnectedAlike({ seed, input, changes }: Attempt): boolean {
  if (!changes.every(({ did, path }) => isArgument(path) && did !== 'rename the key')) return false;
  const [before, after] = [referencesIn(seed.input), referencesIn(JSON.parse(new TextDecoder().decode(input)))];
  return before.size === after.size && [...before].every((reference) => after.has(reference));
}

/** In a synthesis `resource.TYPE.NAME.…`, in a plan below `after` or `expressions`, in a state below the `values` of a resource. */
function isArgument(path: readonly (string | number)[]): boolean {
  if (path[0] === 'resource') return path.length > 3;
  const holder = Math.max(...['after', 'expressions', 'values'].map((key) => path.lastIndexOf(key)));
  return holder > 0 && path.length > holder + 1;
}

/** Addresses of the resources that a place in an input belongs to; the empty text for a place that is around resources. */
function addressesOn(input: Json, path: readonly (string | number)[]): readonly string[] {
  if (path[0] === 'resource') return path.length < 3 ? [''] : [`${path[1]}.${path[2]}`];
  let at: Json | undefined = input;
  for (const key of path) {
    at = isList(at) ? at[Number(key)] : isObject(at) ? at[String(key)] : undefined;
    if (isObject(at) && typeof at['address'] === 'string') return [at['address']];
  }
  return [''];
}
