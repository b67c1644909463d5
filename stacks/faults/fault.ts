import type { Environment } from '../settings.ts';

/** What cannot be in the settings. */
export interface Fault {
  /** One sentence. */
  readonly says: string;
  /** The value as it is written, by which its line is found. */
  readonly written: string | number;
  /** The environment it is written in; none: what belongs to all. */
  readonly of?: Environment['name'];
}

/**
 * The line of a fault in the text of the settings: the first after the head of its environment on which the value stands, else
 * that head, else the first line.
 */
export function lineOf(text: string, { written, of }: Fault): number {
  const lines = text.split('\n');
  const head = of === undefined ? 0 : Math.max(lines.indexOf(`const ${of}: Environment = {`), 0);
  // Numbers are written with `_` between thousands.
  const value = typeof written === 'number' ? new RegExp(`\\b${written}\\b`) : `'${written}'`;
  const found = lines.findIndex((line, index) => {
    if (index < head) return false;
    return typeof value === 'string' ? line.includes(value) : value.test(line.replaceAll(/(\d)_(\d)/g, '$1$2'));
  });
  return (found === -1 ? head : found) + 1;
}

/** What several of the uses have in common, once for each further use. */
export function repeated<T extends string | number>(
  uses: readonly { readonly value: T; readonly what: string; readonly of?: Environment['name'] }[],
  says: (what: string, other: string, value: T) => string,
): Fault[] {
  const first = new Map<T, string>();
  return uses.flatMap(({ value, what, of }) => {
    const other = first.get(value);
    if (other === undefined) first.set(value, what);
    const fault = other === undefined ? [] : [{ says: says(what, other, value), written: value }];
    return fault.map((one) => (of === undefined ? one : { ...one, of }));
  });
}
