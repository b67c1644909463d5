/** `a, b and 3 more`. */
export function named(services: readonly string[]): string {
  const shown = services.length > 3 ? [...services.slice(0, 2), `${services.length - 2} more`] : services;
  return all(shown);
}
export function plural(noun: string): (count: number) => string {
  return (count) => `${count} ${noun}${count === 1 ? '' : 's'}`;
}

export function numbered(what: string, number: number | undefined, of: string): string {
  return number === undefined ? `the ${what} of ${of}` : `${what} ${number} of ${of}`;
}

/** `a`, `a or b`, `a, b or c`. */
export function either(items: readonly string[]): string {
  return joined(items, 'or');
}

/** `a`, `a and b`, `a, b and c`. */
export function all(items: readonly string[]): string {
  return joined(items, 'and');
}

function joined(items: readonly string[], by: 'and' | 'or'): string {
  return [items.slice(0, -1).join(', '), items.at(-1)].filter(Boolean).join(` ${by} `);
}

/** All of a few, the first of many. */
export function some(items: readonly string[]): string {
  return all(items.length > 6 ? [...items.slice(0, 5), `${items.length - 5} more`] : items);
}
