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
  // What a splat gives is no value that was written.
  return /\[\*\]|\.\*/.test(term) ? undefined : constantOf(parseTraversal(term));
}
