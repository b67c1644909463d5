/** Plain JSON, as it stands in a plan. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What a plan says about one argument. Unknown is a third answer, never false and never empty. */
export type Value =
  | { readonly kind: 'known'; readonly value: Json }
  /** The argument was not written: the service default applies. */
  | { readonly kind: 'omitted' }
  /** Only known after apply, or behind an expression that cannot be followed; `reason` says which, for people. */
  | { readonly kind: 'unknown'; readonly reason: string }
  | Secret;

/**
 * A value the plan marks sensitive. It can be searched, so that a database address inside a secret user
 * data script still makes an edge, but it cannot be printed: whatever turns it into text gives "(sensitive)".
 */
export class Secret {
  readonly kind = 'sensitive';
  readonly #value: Json;

  constructor(value: Json) {
    this.#value = value;
  }

  /** True when `text` occurs in the value or in anything inside it. */
  mentions(text: string): boolean {
    return contains(this.#value, text);
  }

  toString(): string {
    return '(sensitive)';
  }

  toJSON(): string {
    return '(sensitive)';
  }
}

export const omitted: Value = { kind: 'omitted' };

export function known(value: Json): Value {
  return { kind: 'known', value };
}

export function unknown(reason: string): Value {
  return { kind: 'unknown', reason };
}

/** Unknown, and no expression says why: the provider decides, or the plan leaves out what was written. */
export const unexplained: Value = unknown('known after apply');

/** True when `text` occurs in any string of `value`. */
export function contains(value: Json, text: string): boolean {
  const stack: Json[] = [value];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'string') {
      if (next.includes(text)) return true;
    } else if (next !== null && typeof next === 'object') {
      const inner: readonly Json[] = Object.values(next);
      for (const each of inner) stack.push(each);
    }
  }
  return false;
}
