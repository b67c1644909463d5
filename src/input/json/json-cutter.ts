import { isList } from './json.ts';
import type { Json } from '../value.ts';

/** Lists that hold nearly all of a plan or state: their elements are parsed one by one. */
const longLists = new Set(['resource_changes', 'resource_drift', 'resources']);

/** Longer names are cut off. */
const longestKey = 32;

/** What to keep of an element of a part of the document (`planned_values`, `resource_changes`). */
export type Keep = (element: Json, section: string) => Json;

/** Stands in the frame for an element that was cut out. */
const cutMark = '\u0000element ';

const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/**
 * Parses JSON that is too long for one text (the language has a limit of 512 MiB) from pieces of its bytes. The objects in
 * long lists are cut out and parsed as soon as they are whole; what is left, the frame, is parsed at the end.
 */
export class JsonCutter {
  readonly #keep: Keep;
  readonly #elements: Json[] = [];
  readonly #frame: Uint8Array[] = [];
  #element: Uint8Array[] = [];
  #depth = 0;
  /** Depth inside the long list that is open; -1 where none is. */
  #listDepth = -1;
  #cutting = false;
  #inText = false;
  #escaped = false;
  /** Name of the part of the document that is being read. */
  #section = '';
  /** The last text outside of elements, as far as it may be a name. */
  #key = '';

  /** @param keep what to keep of an element; the rest is forgotten at once. */
  constructor(keep: Keep = (element) => element) {
    this.#keep = keep;
  }

  /** Takes the next piece. Throws SyntaxError for an element that is no JSON. */
  push(piece: Uint8Array): void {
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at];
      if (this.#inText) {
        if (this.#escaped) this.#escaped = false;
        else if (byte === backslash) this.#escaped = true;
        else if (byte === quote) this.#inText = false;
        else if (!this.#cutting && this.#key.length <= longestKey) this.#key += String.fromCharCode(byte ?? 0);
      } else if (byte === quote) {
        this.#inText = true;
        if (!this.#cutting) this.#key = '';
      } else if (byte === openBrace || byte === openBracket) {
        if (byte === openBrace && !this.#cutting && this.#depth === this.#listDepth) {
          this.#frame.push(Buffer.from(piece.subarray(from, at)));
          this.#cutting = true;
          from = at;
        }
        if (this.#depth === 1 && !this.#cutting) this.#section = this.#key;
        this.#depth++;
        if (byte === openBracket && !this.#cutting && longLists.has(this.#key)) this.#listDepth = this.#depth;
        if (!this.#cutting) this.#key = '';
      } else if (byte === closeBrace || byte === closeBracket) {
        this.#depth--;
        if (this.#cutting && this.#depth === this.#listDepth) {
          this.#element.push(piece.subarray(from, at + 1));
          this.#cut();
          from = at + 1;
        } else if (this.#depth < this.#listDepth) {
          this.#listDepth = -1;
        }
      }
    }
    // A copy: the frame is held to the end, and must not hold all the pieces with it.
    (this.#cutting ? this.#element : this.#frame).push(Buffer.from(piece.subarray(from)));
  }

  /** The whole document. Throws SyntaxError where the frame is no JSON, as when the end is missing. */
  end(): Json {
    if (this.#cutting) throw new SyntaxError('cut off inside of a list');
    const text = textOf(this.#frame);
    const frame: Json = JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
    return this.#filled(frame);
  }

  #cut(): void {
    const element: Json = JSON.parse(textOf(this.#element));
    this.#element = [];
    this.#frame.push(Buffer.from(JSON.stringify(`${cutMark}${this.#elements.length}`)));
    this.#elements.push(this.#keep(element, this.#section));
    this.#cutting = false;
  }

  /** The frame with its elements back in their lists. A frame may be of any depth: no recursion. */
  #filled(frame: Json): Json {
    const open: Json[] = [frame];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (typeof next !== 'object' || next === null) continue;
      for (const [key, inner] of Object.entries<Json>(next)) {
        const isCut = typeof inner === 'string' && inner.startsWith(cutMark) && isList(next);
        if (isCut) Reflect.set(next, key, this.#elements[Number(inner.slice(cutMark.length))]);
        else open.push(inner);
      }
    }
    return frame;
  }
}

function textOf(parts: readonly Uint8Array[]): string {
  const [only = new Uint8Array(), ...others] = parts;
  const bytes = others.length === 0 ? only : Buffer.concat(parts);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
