/**
 * What names of equal parts have in common: without the name of a site, and the letter or number that tells one zone or
 * one member from the other. `nat-gateway-a` and `nat-gateway-b` are both `nat-gateway`.
 */
export function stemOf(name: string, sites: WordSet): string {
  let stem = withoutWords(name, sites);
  for (let times = 0; times < 2; times++) stem = trimmed(stem.replace(/(?:[-_.](?:[a-f]|[a-z]*\d+[a-z]?)|\d+)$/, ''));
  return stem === '' ? name : stem;
}

/** Words of a name that a picture leaves out: names of sites, or of services. */
export interface WordSet {
  readonly all: ReadonlySet<string>;
  /** Pieces the longest has between its separators. */
  readonly most: number;
}

export function wordsOf(names: readonly string[]): WordSet {
  return { all: new Set(names), most: names.reduce((most, name) => Math.max(most, name.split(SEPARATOR).length), 0) };
}

const SEPARATOR = /[-_. ]/;

/** `name` without the longest word that stands in it as a whole, the first of equals; as it is where nothing would be left. */
export function withoutWords(name: string, { all, most }: WordSet): string {
  const pieces = name.split(SEPARATOR);
  const starts: number[] = [];
  let at = 0;
  for (const piece of pieces) {
    starts.push(at);
    at += piece.length + 1;
  }
  for (let count = Math.min(most, pieces.length - 1); count > 0; count--) {
    for (let first = 0; first + count <= pieces.length; first++) {
      const [from = 0, to = name.length + 1] = [starts[first], starts[first + count]];
      if (all.has(name.slice(from, to - 1))) return trimmed(`${name.slice(0, from)}${name.slice(to)}`);
    }
  }
  return trimmed(name);
}

/** The longest beginning that names share, up to a whole word; undefined where that says nothing. */
export function commonName(names: readonly string[]): string | undefined {
  const [first = '', ...others] = names;
  let length = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length--;
  if (length === first.length) return first;
  const common = trimmed(first.slice(0, length).replace(/[^-_.]*$/, ''));
  return common.length < 3 ? undefined : common;
}

function trimmed(name: string): string {
  return name.replace(/^[-_.]+|[-_.]+$/g, '');
}

/** By code units, numbers within by value: `web-2` before `web-10`. The same on every machine. */
export function compareNames(a: string, b: string): number {
  const left = padded(a);
  const right = padded(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

function padded(text: string): string {
  return text.replace(/\d+/g, (digits) => digits.padStart(12, '0'));
}
