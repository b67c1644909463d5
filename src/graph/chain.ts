/** One step of a traversal: `.id`, `["a"]`, `[0]`. A splat ends what can be followed and is left out. */
export type Step =
  { readonly kind: 'attribute'; readonly name: string } | { readonly kind: 'index'; readonly key: string | number };

/** A reference as written: what it starts from and the steps taken from there. */
export type Chain = ResourceChain | NamedChain<'module'> | NamedChain<'var'> | NamedChain<'local'> | PlainChain;

export interface ResourceChain {
  readonly root: 'resource';
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly steps: readonly Step[];
  readonly text: string;
}

export interface NamedChain<Root> {
  readonly root: Root;
  readonly name: string;
  readonly steps: readonly Step[];
  readonly text: string;
}

export interface PlainChain {
  readonly root: 'each.key' | 'each.value' | 'count.index' | 'ignored';
  readonly steps: readonly Step[];
  readonly text: string;
}

const token = /\.?([\p{L}_][\p{L}\p{N}_-]*)|\.?(\*)|\.(\d+)|\[(\d+)\]|\[\*\]|\["((?:[^"\\]|\\.)*)"\]/uy;

/** Reads one reference of a plan (`module.vpc["a"].ids[0]`). What cannot be read is `ignored`. */
export function parseChain(text: string): Chain {
  const words: Step[] = [];
  let splat = false;
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (match === null) return { root: 'ignored', steps: [], text };
    if (match[0].endsWith('*') || match[0] === '[*]') splat = true;
    if (splat) continue;
    const [, word, , dotted, index, key] = match;
    if (word !== undefined) words.push({ kind: 'attribute', name: word });
    else if (key !== undefined) words.push({ kind: 'index', key: unescape(key) });
    else words.push({ kind: 'index', key: Number(dotted ?? index) });
  }
  return rooted(words, text);
}

/**
 * The longest chains of a plan's `references`, in the order written. A plan lists each chain and then its prefixes:
 * `a.b.c`, `a.b`; a prefix that does not follow its own chain is a chain itself.
 */
export function longestChains(references: readonly string[]): readonly Chain[] {
  let chains = read.get(references);
  if (chains === undefined) read.set(references, (chains = readChains(references)));
  return chains;
}

/** Every instance of a resource has the same references: they are read once. */
const read = new WeakMap<readonly string[], readonly Chain[]>();

function readChains(references: readonly string[]): readonly Chain[] {
  const chains: Chain[] = [];
  let last: string | undefined;
  for (const text of references) {
    const prefix =
      last !== undefined && last.length > text.length && last.startsWith(text) && /[.[]/.test(last[text.length] ?? '');
    if (!prefix) chains.push(parseChain(text));
    last = text;
  }
  return chains;
}

/** `id`, `names[0]`, `map["a"].b`: how people write the steps. */
export function stepsText(steps: readonly Step[]): string {
  return steps
    .map((step, place) =>
      step.kind === 'index' ? `[${JSON.stringify(step.key)}]` : place === 0 ? step.name : `.${step.name}`,
    )
    .join('');
}

function rooted(words: readonly Step[], text: string): Chain {
  const names = words.map((word) => (word.kind === 'attribute' ? word.name : undefined));
  const [first, second, third] = names;
  switch (first) {
    case 'each':
      if (second === 'key') return { root: 'each.key', steps: [], text };
      return { root: 'each.value', steps: words.slice(2), text };
    case 'count':
      return { root: 'count.index', steps: [], text };
    case 'var':
    case 'local':
    case 'module':
      if (second === undefined) return { root: 'ignored', steps: [], text };
      return { root: first, name: second, steps: words.slice(2), text };
    case 'data':
      if (second === undefined || third === undefined) return { root: 'ignored', steps: [], text };
      return { root: 'resource', mode: 'data', type: second, name: third, steps: words.slice(3), text };
    case undefined:
    case 'self':
    case 'path':
    case 'terraform':
      return { root: 'ignored', steps: [], text };
    default:
      if (second === undefined) return { root: 'ignored', steps: [], text };
      return { root: 'resource', mode: 'managed', type: first, name: second, steps: words.slice(2), text };
  }
}

function unescape(text: string): string {
  return text.includes('\\') ? text.replaceAll(/\\(.)/g, '$1') : text;
}
