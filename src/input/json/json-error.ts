import { endOfQuoted } from '../../quoted.ts';

/** Where and why a text is not JSON, for people. */
export interface JsonError {
  readonly offset: number;
  /** `ends too early`, `expected "," or "}"` … */
  readonly problem: string;
}

/** What stands between the quotes of a text, in pieces: one expression for all of it overflows on long ones. */
// oxlint-disable-next-line no-control-regex -- JSON allows no control character below the blank
const piece = /[^"\\\x00-\x1f]+|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const tooEarly = 'the text ends too early';
const space = /[ \t\r\n]*/y;

/**
 * Finds the first mistake in a text that JSON.parse refused: not every version of the language says where it is.
 * Undefined when there is none. Runs in one pass, without recursion.
 */
export function findJsonError(text: string): JsonError | undefined {
  const open: string[] = [];
  let at = 0;
  let state: 'value' | 'first' | 'key' | 'after' = 'value';
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const skipString = (): boolean => {
    let end = at + 1;
    for (piece.lastIndex = end; text[at] === '"' && piece.test(text); end = piece.lastIndex);
    if (text[at] !== '"' || text[end] !== '"') return false;
    at = end + 1;
    return true;
  };
  const error = (problem: string): JsonError => ({
    offset: at,
    problem: at >= text.length ? tooEarly : problem,
  });
  for (;;) {
    skip(space);
    const character = text[at];
    if (state === 'after') {
      const top = open.at(-1);
      if (top === undefined) return at >= text.length ? undefined : error('expected the end of the text');
      if (character === ',') state = top === '{' ? 'key' : 'value';
      else if (character === (top === '{' ? '}' : ']')) open.pop();
      else if (isCutNumber(text, at)) return { offset: text.length, problem: tooEarly };
      else return error(`expected "," or "${top === '{' ? '}' : ']'}"`);
      at += 1;
    } else if (state === 'key' || (state === 'first' && open.at(-1) === '{')) {
      if (state === 'first' && character === '}') {
        open.pop();
        at += 1;
        state = 'after';
        continue;
      }
      if (!skipString()) return unfinished(text, at) ?? error('expected a name in double quotes');
      skip(space);
      if (text[at] !== ':') return error('expected ":"');
      at += 1;
      state = 'value';
    } else if (state === 'first' && character === ']') {
      open.pop();
      at += 1;
      state = 'after';
    } else if (character === '{' || character === '[') {
      open.push(character);
      at += 1;
      state = 'first';
    } else if (character === '"' ? skipString() : skip(scalar)) {
      state = 'after';
    } else {
      return unfinished(text, at) ?? error('expected a value');
    }
  }
}

/** A text or a word that the end of the input cuts off. */
function unfinished(text: string, at: number): JsonError | undefined {
  const rest = text.slice(at, at + 5);
  const isWord =
    rest !== '' &&
    ['true', 'false', 'null', '-'].some((word) => word.startsWith(rest)) &&
    at + rest.length >= text.length;
  const isText = rest.startsWith('"') && endOfQuoted(text, at) === undefined && !/[\n\r]/.test(text.slice(at));
  return isWord || isText ? { offset: text.length, problem: tooEarly } : undefined;
}

/** The beginning of a fraction or exponent right after a number, where the input ends. */
function isCutNumber(text: string, at: number): boolean {
  return /\d/.test(text[at - 1] ?? '') && /^(?:\.|[eE][+-]?)$/.test(text.slice(at));
}

/** `line 3, column 14` of an offset, both counted from 1. */
export function positionOf(text: string, offset: number): string {
  let line = 1;
  let start = 0;
  for (let next = text.indexOf('\n'); next !== -1 && next < offset; next = text.indexOf('\n', next + 1)) {
    line += 1;
    start = next + 1;
  }
  return `line ${line}, column ${offset - start + 1}`;
}
