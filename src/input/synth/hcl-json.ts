import type { Node } from 'web-tree-sitter';

import type { Grammar } from '../source/grammar.ts';
import type { Json } from '../value.ts';
import { partsOf, wordsOf } from '../source/hcl-nodes.ts';

interface Block {
  [name: string]: Json;
}

/**
 * A file of Terraform's language as the JSON that means the same: literals as they are, every other expression as `${…}`.
 * Undefined for a file that cannot be read to the end.
 * Source: https://developer.hashicorp.com/terraform/language/syntax/json
 */
export function hclJson(text: string, parse: Grammar): Block | undefined {
  const tree = parse(text);
  if (tree === null) return undefined;
  try {
    return tree.rootNode.hasError ? undefined : sectionsOf(tree.rootNode);
  } finally {
    tree.delete();
  }
}

/** Blocks by the words before them: `resource "aws_lb" "web" {…}` is `{ resource: { aws_lb: { web: {…} } } }`. */
function sectionsOf(root: Node): Block {
  const sections: Block = {};
  for (const block of partsOf(root)) {
    if (block.type !== 'block') continue;
    const [kind = '', ...labels] = wordsOf(block);
    const body = blockOf(block);
    if (kind === 'provider') addTo(sections, [kind, ...labels], [body]);
    else addTo(sections, [kind, ...labels], body);
  }
  return sections;
}

/** Adds what is at a path; a block that is there already (`locals`, `terraform`) gets the arguments of the other one. */
function addTo(sections: Block, path: readonly string[], body: Json): void {
  let at = sections;
  for (const step of path.slice(0, -1)) at = ownBlock(at, step);
  const last = path.at(-1) ?? '';
  const there = Object.hasOwn(at, last) ? at[last] : undefined;
  if (Array.isArray(there) && Array.isArray(body)) put(at, last, [...there, ...body]);
  else if (isBlock(there) && isBlock(body)) put(at, last, { ...there, ...body });
  else put(at, last, body);
}

function ownBlock(within: Block, name: string): Block {
  const there = Object.hasOwn(within, name) ? within[name] : undefined;
  if (isBlock(there)) return there;
  const made: Block = {};
  put(within, name, made);
  return made;
}

function isBlock(json: Json | undefined): json is Block {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** Whatever it is called, also `__proto__`. */
function put(block: Block, name: string, value: Json): void {
  Object.defineProperty(block, name, { value, enumerable: true, writable: true, configurable: true });
}

function blockOf(block: Node): Block {
  const body: Block = {};
  for (const part of partsOf(block)) {
    const [name = '', label] = wordsOf(part);
    if (part.type === 'attribute') {
      const value = part.namedChildren.find(({ type }) => type === 'expression');
      if (value !== undefined) put(body, name, valueOf(value));
    } else if (name === 'dynamic' && label !== undefined) {
      const dynamic = ownBlock(body, name);
      const same = Object.hasOwn(dynamic, label) ? dynamic[label] : undefined;
      put(dynamic, label, [...(Array.isArray(same) ? same : []), blockOf(part)]);
    } else {
      const same = Object.hasOwn(body, name) ? body[name] : undefined;
      put(body, name, [...(Array.isArray(same) ? same : []), blockOf(part)]);
    }
  }
  return body;
}

function valueOf(expression: Node): Json {
  const [inner, ...others] = expression.namedChildren;
  const written = `\${${expression.text}}`;
  if (/^-\d+(?:\.\d+)?$/.test(expression.text)) return Number(expression.text);
  if (inner === undefined || others.length > 0) return written;
  if (inner.type === 'literal_value') {
    const literal = literalOf(inner);
    return literal === undefined ? written : literal;
  }
  const [whole] = inner.namedChildren;
  if (inner.type === 'template_expr' && whole !== undefined) return templateOf(whole);
  if (inner.type !== 'collection_value' || whole === undefined) return written;
  return whole.type === 'tuple' ? elementsOf(whole).map(valueOf) : (objectOf(whole) ?? written);
}

function elementsOf(tuple: Node): readonly Node[] {
  return tuple.namedChildren.filter(({ type }) => type === 'expression');
}

/** Undefined for one with a key that has to be evaluated. */
function objectOf(object: Node): Block | undefined {
  const found: Block = {};
  for (const element of object.namedChildren.filter(({ type }) => type === 'object_elem')) {
    const [key, value] = ['key', 'val'].map((field) => element.childForFieldName(field));
    if (!key || !value) return undefined;
    const name = /^[\w-]+$/.test(key.text) ? key.text : valueOf(key);
    if (typeof name !== 'string' || name.includes('${') || name.includes('%{')) return undefined;
    put(found, name, valueOf(value));
  }
  return found;
}

function literalOf(literal: Node): Json | undefined {
  const [node] = literal.namedChildren;
  if (node === undefined) return undefined;
  switch (node.type) {
    case 'numeric_lit': {
      const number = Number(node.text);
      return Number.isFinite(number) ? number : undefined;
    }
    case 'bool_lit':
      return node.text === 'true';
    case 'null_lit':
      return null;
    case 'string_lit':
      return unescaped(node.text.slice(1, -1));
    default:
      return undefined;
  }
}

/** A text with expressions in it: the texts between them without their escapes, and the expressions as they are. */
function templateOf(template: Node): string {
  const isQuoted = template.type === 'quoted_template';
  const [from, to] = limitsOf(template);
  const parts: string[] = [];
  let reached = from;
  const addText = (end: number): void => {
    // The grammar leaves blanks between its parts out.
    const text = template.text.slice(reached - template.startIndex, end - template.startIndex);
    parts.push(isQuoted ? unescaped(text) : text);
  };
  for (const { type, text, startIndex, endIndex } of template.namedChildren) {
    if (type !== 'template_interpolation' && type !== 'template_directive') continue;
    addText(startIndex);
    parts.push(text);
    reached = endIndex;
  }
  addText(to);
  return parts.join('');
}

/** Where the text begins and ends: between the quotes, or the lines of the marks. */
function limitsOf({ type, text, startIndex, endIndex }: Node): readonly [from: number, to: number] {
  if (type === 'quoted_template') return [startIndex + 1, endIndex - 1];
  return [startIndex + text.indexOf('\n') + 1, startIndex + text.trimEnd().lastIndexOf('\n') + 1];
}

function unescaped(text: string): string {
  return text.replaceAll(
    /\\(?:([nrt"\\])|u([\da-fA-F]{4})|U([\da-fA-F]{8}))/g,
    (whole, letter?: string, short?: string, long?: string) => {
      if (letter !== undefined) return letters.get(letter) ?? whole;
      const point = Number.parseInt(short ?? long ?? '', 16);
      return point <= 0x10_ff_ff ? String.fromCodePoint(point) : whole;
    },
  );
}

const letters: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ['\\', '\\'],
]);
