import { isList, isObject, type JsonObject } from './json/json.ts';
import type { Json } from './value.ts';

/** What holds the values of resources, the first that is there: a plan, a state that is shown, a state file, a synthesised stack. */
const sections = ['planned_values', 'resource_changes', 'values', 'resources', 'resource'] as const;
/** What is not a value of a resource, or tells how it was before. */
const left: ReadonlySet<string> = new Set(
  'schema_version sensitive_values outputs // actions before before_sensitive after_sensitive after_unknown'.split(' '),
);

/**
 * A short text that is the same for documents with the same values of the same resources, whatever the order of their keys
 * and elements, and whatever else they have: variables, outputs, the time they were made. Undefined for a document without values.
 * Linear, without recursion.
 */
export function valuesDigest(json: JsonObject): string | undefined {
  const section = sections.find((name) => json[name] !== undefined);
  const stack: [path: string, value: Json | undefined][] = section === undefined ? [] : [['', json[section]]];
  let [first, second, count] = [0, 0, 0];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [path, value] = next;
    if (value === undefined) continue;
    if (isList(value)) {
      for (const [index, one] of value.entries()) stack.push([`${path}/${nameOf(one) ?? index}`, one]);
    } else if (isObject(value)) {
      for (const [key, one] of Object.entries(value)) if (!left.has(key)) stack.push([`${path}/${key}`, one]);
    } else {
      // Added up, so that the order does not count.
      const leaf = `${path}=${JSON.stringify(value)}`;
      first = (first + hash(leaf, 0x811c9dc5, 0x01000193)) >>> 0;
      second = (second + hash(leaf, 0x9747b28c, 0x5bd1e995)) >>> 0;
      count++;
    }
  }
  return count === 0 ? undefined : [first, second, count].join(' ');
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
