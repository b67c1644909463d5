import { isList, isObject, memberOf } from '../../src/input/json/json.ts';
import type { Json } from '../../src/input/value.ts';

export type Path = readonly (string | number)[];

/** The value at a path; undefined where there is none. */
export function valueAt(tree: Json | undefined, path: Path): Json | undefined {
  let at = tree;
  for (const step of path) at = isList(at) ? at[Number(step)] : memberOf(at, String(step));
  return at;
}

/**
 * The tree with another value at a path, undefined for none; what is beside the path is not copied. An element of a list is
 * never taken out: it becomes null, so that the others keep their numbers.
 */
export function changedAt(tree: Json | undefined, path: Path, value: Json | undefined): Json {
  const trees: (Json | undefined)[] = [tree];
  for (const step of path) trees.push(valueAt(trees.at(-1), [step]));
  let changed = value;
  for (const [index, step] of [...path.entries()].toReversed()) changed = withMember(trees[index], step, changed);
  return changed ?? null;
}

function withMember(tree: Json | undefined, step: string | number, value: Json | undefined): Json {
  if (typeof step === 'number') {
    const list = isList(tree) ? [...tree] : [];
    // A mask may be shorter than the list that it is of.
    while (list.length < step) list.push(false);
    list[step] = value ?? null;
    return list;
  }
  const { [step]: _before, ...others } = isObject(tree) ? tree : {};
  return value === undefined ? others : { ...others, [step]: value };
}
