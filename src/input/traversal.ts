import { endOfQuoted } from '../quoted.ts';

/** One step of a traversal: `.id`, `["a"]`, `[0]`. */
export type Step =
  { readonly kind: 'attribute'; readonly name: string } | { readonly kind: 'index'; readonly key: string | number };

/**
 * A reference as Terraform writes it: what it starts from, and the steps taken from there up to a splat, which ends what
 * can be followed.
 */
export type Traversal = ResourceTraversal | NamedTraversal<'module'> | NamedTraversal<'var' | 'local'> | PlainTraversal;

interface Steps {
  readonly steps: readonly Step[];
  readonly text: string;
}

export interface ResourceTraversal extends Steps {
  readonly root: 'resource';
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
}

export interface NamedTraversal<Root> extends Steps {
  readonly root: Root;
  readonly name: string;
}

/** `constant` is `path.*` and `terraform.*`, which Terraform always knows; `unreadable` is `self`, and no traversal. */
export interface PlainTraversal extends Steps {
  readonly root: 'each.key' | 'each.value' | 'count.index' | 'constant' | 'unreadable';
}

const identifier = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const nextStep = /(\[\*\]|\.\*)|\s*\.\s*([\p{L}_][\p{L}\p{N}_-]*)|\.(\d+)|\[\s*(\d+)\s*\]|\[\s*(?=")/uy;
const closing = /\s*\]/y;

/** Reads a whole text as a traversal: `module.vpc["a"].ids[0]`. */
export function parseTraversal(text: string): Traversal {
  const name = identifierAt(text, 0);
  if (name === undefined) return unreadable(text);
  const { steps, end } = readSteps(text, name.length);
  return end === text.length ? rooted(name, steps, text) : unreadable(text);
}

/** The name at a position; undefined where none begins there. */
export function identifierAt(text: string, at: number): string | undefined {
  identifier.lastIndex = at;
  return identifier.exec(text)?.[0];
}

/** The steps written from a position on: up to a splat, and the end of what is written behind it. */
export function readSteps(text: string, from: number): { readonly steps: readonly Step[]; readonly end: number } {
  const steps: Step[] = [];
  let end = from;
  let behindSplat = false;
  nextStep.lastIndex = from;
  for (let match = nextStep.exec(text); match !== null; match = nextStep.exec(text)) {
    const [, splat, name, legacyIndex, index] = match;
    const quoted = text[nextStep.lastIndex] === '"' ? quotedKey(text, nextStep.lastIndex) : undefined;
    if (quoted === undefined && match[0].startsWith('[') && splat === undefined && index === undefined) break;
    const key = quoted?.key;
    end = quoted?.end ?? nextStep.lastIndex;
    nextStep.lastIndex = end;
    if (splat !== undefined) behindSplat = true;
    if (behindSplat) continue;
    if (name !== undefined) steps.push({ kind: 'attribute', name });
    else steps.push({ kind: 'index', key: key === undefined ? Number(legacyIndex ?? index) : unescape(key) });
  }
  return { steps, end };
}

/** A key in quotes up to its bracket; undefined where it is not closed, or is made of something. */
function quotedKey(text: string, from: number): { readonly key: string; readonly end: number } | undefined {
  const to = endOfQuoted(text, from);
  if (to === undefined) return undefined;
  const key = text.slice(from + 1, to - 1);
  closing.lastIndex = to;
  return /(?<!\\)[$%]\{/.test(key) || !closing.test(text) ? undefined : { key, end: closing.lastIndex };
}

/** `id`, `names[0]`, `map["a"].b`: how Terraform writes steps. */
export function stepsText(steps: readonly Step[]): string {
  return steps
    .map((step, place) =>
      step.kind === 'index' ? `[${JSON.stringify(step.key)}]` : place === 0 ? step.name : `.${step.name}`,
    )
    .join('');
}

/**
 * The traversals in the `references` of a plan, in the order written. A plan lists each with its prefixes behind it:
 * `a.b.c`, `a.b`; a prefix that does not follow its own traversal is one itself.
 */
export function traversalsIn(references: readonly string[]): readonly Traversal[] {
  let traversals = read.get(references);
  if (traversals === undefined) read.set(references, (traversals = withoutPrefixes(references).map(parseTraversal)));
  return traversals;
}

/** Every instance of a resource has the same references: they are read once. */
const read = new WeakMap<readonly string[], readonly Traversal[]>();

function withoutPrefixes(references: readonly string[]): readonly string[] {
  return references.filter((text, place) => {
    const before = references[place - 1];
    return before === undefined || !before.startsWith(text) || !/^[.[]/.test(before.slice(text.length));
  });
}

function rooted(name: string, steps: readonly Step[], text: string): Traversal {
  const [second, third] = steps.map((step) => (step.kind === 'attribute' ? step.name : undefined));
  switch (name) {
    case 'path':
    case 'terraform':
      return { root: 'constant', steps: [], text };
    case 'count':
      return { root: 'count.index', steps: [], text };
    case 'each':
      return { root: second === 'key' ? 'each.key' : 'each.value', steps: steps.slice(1), text };
    case 'var':
    case 'local':
    case 'module':
      return second === undefined ? unreadable(text) : { root: name, name: second, steps: steps.slice(1), text };
    case 'data':
      if (second === undefined || third === undefined) return unreadable(text);
      return { root: 'resource', mode: 'data', type: second, name: third, steps: steps.slice(2), text };
    case 'self':
      return unreadable(text);
    default:
      if (second === undefined) return unreadable(text);
      return { root: 'resource', mode: 'managed', type: name, name: second, steps: steps.slice(1), text };
  }
}

function unreadable(text: string): Traversal {
  return { root: 'unreadable', steps: [], text };
}

/** Most keys have no escapes; those that HCL has beyond JSON stay as they are. */
function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text;
  }
}
