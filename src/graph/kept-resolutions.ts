import type { Resource } from '../input/deployment.ts';

type Types = readonly string[] | undefined;

interface Answer<V> {
  readonly types: Types;
  readonly value: V;
}

/** Answers to questions about an argument of a resource, kept. One argument is asked about with few lists of types. */
export class KeptResolutions<V> {
  readonly #kept = new Map<Resource, Map<string, Answer<V>[]>>();

  of(resource: Resource, path: string, types: Types, make: () => V): V {
    let paths = this.#kept.get(resource);
    if (paths === undefined) this.#kept.set(resource, (paths = new Map()));
    let answers = paths.get(path);
    if (answers === undefined) paths.set(path, (answers = []));
    for (const answer of answers) if (isSame(answer.types, types)) return answer.value;
    const value = make();
    answers.push({ types, value });
    return value;
  }
}

function isSame(a: Types, b: Types): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.length !== b.length) return false;
  return a.every((type, place) => type === b[place]);
}
