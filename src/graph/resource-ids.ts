import { arnPrefixes } from '../input/aws-id.ts';
import type { Resource } from '../input/deployment.ts';
import type { Certainty, Identifiers } from './graph.ts';

/** Shorter texts, and words without a digit or a mark, occur anywhere. */
const telling = /^(?=.*[\d.:/-]).{6,}$/su;

/** Texts by which known resources can be recognised, per type, made when a type is first asked for. */
export class ResourceIds {
  readonly #ofType: (type: string) => readonly Resource[];
  readonly #identifiers: Identifiers;
  readonly #byId = new Map<string, Map<string, Resource[]>>();
  readonly #byName = new Map<string, Map<string, Resource[]>>();
  readonly #byAddress = new Map<string, Map<string, Resource[]>>();

  constructor(ofType: (type: string) => readonly Resource[], identifiers: Identifiers) {
    this.#ofType = ofType;
    this.#identifiers = identifiers;
  }

  /**
   * The resources of `types` that `text` names by id, ARN or (with `byName`) name. Where several bear the name, managed
   * ones, then the ones nearest to `from` (same document, then same region) count; `guessed` when several remain.
   */
  named(text: string, types: readonly string[], from: Resource, byName: boolean): Match {
    const found = types.flatMap((type) => this.#ids(type).get(text) ?? []);
    if (found.length > 0) return nearest(found, from);
    return nearest(byName ? types.flatMap((type) => this.#names(type).get(text) ?? []) : [], from);
  }

  /** True when a resource of `types` has an id, ARN or network address that is known. */
  anyAddress(types: readonly string[]): boolean {
    return types.some((type) => this.#addresses(type).size > 0);
  }

  /** The resources of `types` whose id, ARN or network address stands in `text`, as a word of it. */
  mentioned(text: string, types: readonly string[], from: Resource): readonly Match[] {
    const maps = types.map((type) => this.#addresses(type)).filter((map) => map.size > 0);
    if (maps.length === 0) return [];
    const matches: Match[] = [];
    for (const word of wordsOf(text)) {
      const found = maps.flatMap((map) => map.get(word) ?? []);
      if (found.length > 0) matches.push(nearest(found, from));
    }
    return matches;
  }

  /** Every telling text of the resources of `types`: for values that can be searched but not read. */
  *addressesOf(types: readonly string[]): Iterable<readonly [text: string, resources: readonly Resource[]]> {
    for (const type of types) yield* this.#addresses(type);
  }

  #ids(type: string): Map<string, Resource[]> {
    return cached(this.#byId, type, () => index(this.#ofType(type), this.#identifiers.unique, () => true));
  }

  #names(type: string): Map<string, Resource[]> {
    return cached(this.#byName, type, () => index(this.#ofType(type), this.#identifiers.names, () => true));
  }

  #addresses(type: string): Map<string, Resource[]> {
    return cached(this.#byAddress, type, () =>
      index(this.#ofType(type), this.#identifiers.addresses, (text) => telling.test(text)),
    );
  }
}

export interface Match {
  readonly resources: readonly Resource[];
  readonly certainty: Certainty;
}

function nearest(found: readonly Resource[], from: Resource): Match {
  let near = [...new Set(found)];
  for (const same of [
    (other: Resource): boolean => other.mode === 'managed',
    (other: Resource): boolean => other.document === from.document,
    (other: Resource): boolean => other.region === from.region && other.account === from.account,
  ]) {
    if (near.length > 1 && near.some(same)) near = near.filter(same);
  }
  return { resources: near, certainty: near.length > 1 ? 'guessed' : 'exact' };
}

/** Words of a text, and what is left of each when a port or a path is taken off. */
function* wordsOf(text: string): Iterable<string> {
  const seen = new Set<string>();
  for (const [word] of text.matchAll(/[^\s"'`,;=@()[\]{}<>|&$\\]+/gu)) {
    for (const part of [word, ...word.split('/'), ...arnPrefixes(word)]) {
      for (const bare of [part, part.replace(/:\d+$/u, '')]) {
        if (bare.length < 6 || seen.has(bare)) continue;
        seen.add(bare);
        yield bare;
      }
    }
  }
}

function index(
  resources: readonly Resource[],
  attributes: readonly string[],
  wanted: (text: string) => boolean,
): Map<string, Resource[]> {
  const byText = new Map<string, Resource[]>();
  for (const resource of resources) {
    for (const text of new Set(attributes.map((attribute) => resource.attributes.string(attribute)))) {
      if (text === undefined || text === '' || !wanted(text)) continue;
      const same = byText.get(text);
      if (same === undefined) byText.set(text, [resource]);
      else same.push(resource);
    }
  }
  return byText;
}

function cached<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
