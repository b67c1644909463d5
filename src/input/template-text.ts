import { isList, isObject } from './json/json.ts';
import { parseTraversal } from './traversal.ts';
import type { Traversal } from './traversal.ts';
import type { Json } from './value.ts';

/**
 * Value of a configuration string when every part of it is known: `plain`, `${var.x}`, `web-${var.tier}`, `${true}`.
 * Undefined when a part is unknown or more than a reference or a literal.
 */
export function templateValue(text: string, constantOf: (traversal: Traversal) => Json | undefined): Json | undefined {
  const parts: Json[] = [];
  let at = 0;
  for (const found of text.matchAll(/\$\$\{|%%\{|%\{|\$\{([^{}]*)\}|\$\{/g)) {
    const [token, inner] = found;
    if (found.index > at) parts.push(text.slice(at, found.index));
    at = found.index + token.length;
    if (token === '$${' || token === '%%{') {
      parts.push(token.slice(1));
      continue;
    }
    if (inner === undefined) return undefined;
    const value = termValue(inner.trim(), constantOf);
    if (value === undefined) return undefined;
    parts.push(value);
  }
  if (at < text.length) parts.push(text.slice(at));
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  let whole = '';
  for (const part of parts) {
    if (typeof part === 'object') return undefined;
    whole += String(part);
  }
  return whole;
}

function termValue(term: string, constantOf: (traversal: Traversal) => Json | undefined): Json | undefined {
  if (/^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?|"[^"\\$%]*")$/.test(term)) {
    const literal: Json = JSON.parse(term);
    return literal;
  }
  const [, list, place] = /^element\((.+),([^,]+)\)$/su.exec(term) ?? [];
  if (list !== undefined && place !== undefined) {
    return elementAt(listValue(list.trim(), constantOf), termValue(place.trim(), constantOf));
  }
  const [, indexed, own] = /^(.+)\[(count\.index|each\.key|each\.value)\]$/su.exec(term) ?? [];
  if (indexed !== undefined && own !== undefined) {
    return memberAt(listValue(indexed.trim(), constantOf), termValue(own, constantOf));
  }
  // What a splat gives is no value that was written.
  return /\[\*\]|\.\*/.test(term) ? undefined : constantOf(parseTraversal(term));
}

function listValue(term: string, constantOf: (traversal: Traversal) => Json | undefined): Json | undefined {
  return literalList(term) ?? termValue(term, constantOf);
}

/** The texts of `["a", "b"]`; undefined for a list of anything else. */
export function literalList(text: string): readonly string[] | undefined {
  if (!text.startsWith('[')) return undefined;
  const element = /\s*"([^"\\$%]*)"\s*,?/y;
  const found: string[] = [];
  let end = 1;
  for (element.lastIndex = end; ; end = element.lastIndex) {
    const next = element.exec(text);
    if (next === null) break;
    found.push(next[1] ?? '');
  }
  return text.slice(end).trim() === ']' ? found : undefined;
}

function memberAt(of: Json | undefined, key: Json | undefined): Json | undefined {
  if (isList(of)) return typeof key === 'number' ? of[key] : undefined;
  return typeof key === 'string' && isObject(of) && Object.hasOwn(of, key) ? of[key] : undefined;
}

/** Beyond the end of its list `element` begins again. */
function elementAt(list: Json | undefined, place: Json | undefined): Json | undefined {
  if (!isList(list) || list.length === 0 || typeof place !== 'number' || place < 0) return undefined;
  return list[place % list.length];
}
