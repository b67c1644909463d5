import { isList, isObject, textAt, type JsonObject } from './json/json.ts';
import type { Json } from './value.ts';

/** Two short texts that are the same for documents with the same values, and when Terraform made the plan. */
export interface ValuesDigest {
  readonly all: string;
  /** Of the values apart from tags and names, by which one environment is told from another. */
  readonly unlabelled: string;
  /** To the second; undefined for what is no plan, and for older ones. */
  readonly made: string | undefined;
  /** By address, of each managed resource. */
  readonly resources: ReadonlyMap<string, ResourceDigest>;
}

/** What tells a resource from others, apart from its address and its tags. */
export interface ResourceDigest {
  readonly values: string;
  /** A name or an address range is among the values: two environments of the same code have different ones. */
  readonly isNamed: boolean;
}

/** What holds the values of resources, the first that is there: a plan, a state that is shown, a state file, a synthesised stack. */
const sections = ['planned_values', 'resource_changes', 'values', 'resources', 'resource'] as const;
/** What is not a value of a resource, or tells how it was before. */
const left: ReadonlySet<string> = new Set(
  'schema_version sensitive_values outputs // actions before before_sensitive after_sensitive after_unknown'.split(' '),
);

/** Arguments that only say what a resource is called. */
const labels: ReadonlySet<string> = new Set('tag tags tags_all volume_tags name name_prefix identifier'.split(' '));

const tagArguments: ReadonlySet<string> = new Set('tag tags tags_all volume_tags'.split(' '));
/** Arguments in which two environments of the same code differ, as one account or network has each value once. */
const naming: ReadonlySet<string> = new Set(
  'name name_prefix identifier cluster_identifier bucket cidr_block function_name domain_name ip_address'.split(' '),
);

/** A place in a document. */
interface Place {
  readonly path: string;
  readonly value: Json | undefined;
  readonly isLabel: boolean;
  /** The resource whose values these are, and where they begin; null where a resource has what is none of them, such as tags. */
  readonly of: { readonly sum: ResourceSum; readonly from: number } | null | undefined;
}

/**
 * Texts that are the same for documents with the same values of the same resources, whatever the order of their keys
 * and elements, and whatever else they have: variables, outputs, the time they were made. Undefined for a document without values.
 * Linear, without recursion.
 */
export function valuesDigest(json: JsonObject): ValuesDigest | undefined {
  const section = sections.find((name) => json[name] !== undefined);
  if (section === undefined) return undefined;
  const stack: Place[] = [{ path: '', value: json[section], isLabel: false, of: undefined }];
  const [all, unlabelled] = [new Sum(), new Sum()];
  const resources = new Map<string, ResourceSum>();
  for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
    const { path, value, isLabel, of } = place;
    if (value === undefined) continue;
    if (isList(value)) {
      for (const [index, one] of value.entries()) {
        stack.push({ ...place, path: `${path}/${nameOf(one) ?? index}`, value: one });
      }
    } else if (isObject(value)) {
      // A resource has an address, and its own name beside it.
      const isResource = 'address' in value;
      const begun = of === undefined ? resourceAt(value, path, section) : undefined;
      if (begun !== undefined) resources.set(begun.address, begun.sum);
      for (const [key, one] of Object.entries(value)) {
        if (left.has(key)) continue;
        const below = `${path}/${key}`;
        const inside = begun === undefined ? of : begun.below(path, key);
        stack.push({
          path: below,
          value: one,
          isLabel: isLabel || (labels.has(key) && !isResource),
          of: inside && tagArguments.has(key) ? null : inside,
        });
      }
    } else {
      const leaf = `${path}=${JSON.stringify(value)}`;
      all.add(leaf);
      if (!isLabel) unlabelled.add(leaf);
      of?.sum.add(leaf.slice(of.from), value, path);
    }
  }
  if (all.isEmpty) return undefined;
  return {
    all: all.text,
    unlabelled: unlabelled.text,
    made: textAt(json, 'timestamp'),
    resources: new Map(Array.from(resources, ([address, sum]) => [address, sum.digest])),
  };
}

/** A managed resource that begins at an object. */
interface Begun {
  readonly address: string;
  readonly sum: ResourceSum;
  /** What is below a key of the object. */
  below(path: string, key: string): Place['of'];
}

function resourceAt(value: JsonObject, path: string, section: string): Begun | undefined {
  if (section === 'resource') {
    const [, type, name, ...others] = path.split('/');
    if (type === undefined || name === undefined || others.length > 0) return undefined;
    const sum = new ResourceSum(type);
    return { address: `${type}.${name}`, sum, below: () => ({ sum, from: path.length }) };
  }
  const [address, type, mode] = [textAt(value, 'address'), textAt(value, 'type'), textAt(value, 'mode')];
  if (address === undefined || type === undefined || mode === 'data') return undefined;
  const sum = new ResourceSum(type);
  const holder = section === 'resource_changes' ? 'change' : 'values';
  const below: Begun['below'] = (at, key) => (key === holder ? { sum, from: at.length + 1 + key.length } : null);
  return { address, sum, below };
}

/** The values of one resource, added up. */
class ResourceSum {
  readonly #sum = new Sum();
  #isNamed = false;

  constructor(type: string) {
    this.#sum.add(type);
  }

  add(leaf: string, value: Json, path: string): void {
    if (value === null) return;
    this.#sum.add(leaf);
    this.#isNamed ||= typeof value === 'string' && naming.has(path.slice(path.lastIndexOf('/') + 1));
  }

  get digest(): ResourceDigest {
    return { values: this.#sum.text, isNamed: this.#isNamed };
  }
}

/** Texts added up, so that their order does not count. */
class Sum {
  #first = 0;
  #second = 0;
  #count = 0;

  add(text: string): void {
    this.#first = (this.#first + hash(text, 0x811c9dc5, 0x01000193)) >>> 0;
    this.#second = (this.#second + hash(text, 0x9747b28c, 0x5bd1e995)) >>> 0;
    this.#count++;
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  get text(): string {
    return [this.#first, this.#second, this.#count].join(' ');
  }
}

/** A resource in a list is found by its address, wherever it stands. */
function nameOf(value: Json): string | undefined {
  const address = isObject(value) ? value['address'] : undefined;
  return typeof address === 'string' ? address : undefined;
}

/** FNV-1a with a prime of one's own. Source: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv */
function hash(text: string, offset: number, prime: number): number {
  let value = offset;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), prime);
  return value >>> 0;
}
