import { isList, isObject, textAt, type JsonObject } from './json/json.ts';
import type { Json } from './value.ts';

/** Two short texts that are the same for documents with the same values, and when Terraform made the plan. */
export interface ValuesDigest {
  readonly all: string;
  /** Of the values apart from tags and names, by which one environment is told from another. */
  readonly unlabelled: string;
  /** To the second; undefined for what is no plan, and for older ones. */
  readonly made: string | undefined;
}

/** What holds the values of resources, the first that is there: a plan, a state that is shown, a state file, a synthesised stack. */
const sections = ['planned_values', 'resource_changes', 'values', 'resources', 'resource'] as const;
/** What is not a value of a resource, or tells how it was before. */
const left: ReadonlySet<string> = new Set(
  'schema_version sensitive_values outputs // actions before before_sensitive after_sensitive after_unknown'.split(' '),
);

/** Arguments that only say what a resource is called. */
const labels: ReadonlySet<string> = new Set('tag tags tags_all volume_tags name name_prefix identifier'.split(' '));

/**
 * Texts that are the same for documents with the same values of the same resources, whatever the order of their keys
 * and elements, and whatever else they have: variables, outputs, the time they were made. Undefined for a document without values.
 * Linear, without recursion.
 */
export function valuesDigest(json: JsonObject): ValuesDigest | undefined {
  const section = sections.find((name) => json[name] !== undefined);
  const stack: [path: string, value: Json | undefined, isLabel: boolean][] =
    section === undefined ? [] : [['', json[section], false]];
  const [all, unlabelled] = [new Sum(), new Sum()];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [path, value, isLabel] = next;
    if (value === undefined) continue;
    if (isList(value)) {
      for (const [index, one] of value.entries()) stack.push([`${path}/${nameOf(one) ?? index}`, one, isLabel]);
    } else if (isObject(value)) {
      // A resource has an address, and its own name beside it.
      const isResource = 'address' in value;
      for (const [key, one] of Object.entries(value)) {
        if (!left.has(key)) stack.push([`${path}/${key}`, one, isLabel || (labels.has(key) && !isResource)]);
      }
    } else {
      const leaf = `${path}=${JSON.stringify(value)}`;
      all.add(leaf);
      if (!isLabel) unlabelled.add(leaf);
    }
  }
  if (all.isEmpty) return undefined;
  return { all: all.text, unlabelled: unlabelled.text, made: textAt(json, 'timestamp') };
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
