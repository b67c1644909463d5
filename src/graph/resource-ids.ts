import type { Resource } from '../input/deployment.ts';
import type { Certainty } from './graph.ts';

/** Attributes whose text names one resource in all the world. */
const unique = ['id', 'arn'];

/** Names: unique within a type, an account and a region. */
const names = [
  'name',
  'identifier',
  'cluster_identifier',
  'replication_group_id',
  'cluster_id',
  'bucket',
  'function_name',
];

/** Addresses under which other parts reach a resource. */
const addresses = [
  'address',
  'arn',
  'bucket_domain_name',
  'bucket_regional_domain_name',
  'cache_nodes.address',
  'cluster_address',
  'configuration_endpoint',
  'configuration_endpoint_address',
  'dns_name',
  'domain_name',
  'endpoint',
  'fqdn',
  'id',
  'invoke_arn',
  'invoke_url',
  'primary_endpoint_address',
  'private_dns',
  'private_ip',
  'public_dns',
  'public_ip',
  'reader_endpoint',
  'reader_endpoint_address',
  'url',
];

/** Shorter texts, and words without a digit or a mark, occur anywhere. */
const telling = /^(?=.*[\d.:/-]).{6,}$/su;

/** Texts by which known resources can be recognised, per type, made when a type is first asked for. */
export class ResourceIds {
  readonly #ofType: (type: string) => readonly Resource[];
  readonly #byId = new Map<string, Map<string, Resource[]>>();
  readonly #byName = new Map<string, Map<string, Resource[]>>();
  readonly #byAddress = new Map<string, Map<string, Resource[]>>();

  constructor(ofType: (type: string) => readonly Resource[]) {
    this.#ofType = ofType;
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
    return cached(this.#byId, type, () => index(this.#ofType(type), unique, () => true));
  }

  #names(type: string): Map<string, Resource[]> {
    return cached(this.#byName, type, () => index(this.#ofType(type), names, () => true));
  }

  #addresses(type: string): Map<string, Resource[]> {
    return cached(this.#byAddress, type, () => index(this.#ofType(type), addresses, (text) => telling.test(text)));
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

/** `arn:…:log-group:x:*` and `arn:…:function:f:alias` name what stands before. */
function arnPrefixes(word: string): readonly string[] {
  if (!word.startsWith('arn:')) return [];
  const prefixes: string[] = [];
  for (let place = word.length; place > 0 && prefixes.length < 4;) {
    place = Math.max(word.lastIndexOf(':', place - 1), word.lastIndexOf('/', place - 1));
    if (place > 0) prefixes.push(word.slice(0, place));
  }
  return prefixes;
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
