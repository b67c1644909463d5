import { push } from '../multimap.ts';

/** Components by their places, and where each leads. */
export interface Ways {
  readonly size: number;
  readonly next: (component: number) => Iterable<number>;
}

/**
 * For each component the different values of all that it leads to, its own included. A value is passed on once to each that
 * leads to what has it, so a chain of services costs a value a link, whichever of them is asked about.
 */
export function reachedValues<T>(
  { size, next }: Ways,
  valuesOf: (component: number) => Iterable<T>,
): (component: number) => ReadonlySet<T> {
  const reached = new Map<number, Set<T>>();
  const open: (readonly [component: number, value: T])[] = [];
  const add = (component: number, value: T): void => {
    const values = reached.get(component) ?? new Set<T>();
    if (values.has(value)) return;
    reached.set(component, values.add(value));
    open.push([component, value]);
  };
  for (let component = 0; component < size; component++) {
    for (const value of valuesOf(component)) add(component, value);
  }
  const users = new Map<number, number[]>();
  for (let component = 0; open.length > 0 && component < size; component++) {
    for (const other of next(component)) push(users, other, component);
  }
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (const user of users.get(one[0]) ?? []) add(user, one[1]);
  }
  const nothing = new Set<T>();
  return (component) => reached.get(component) ?? nothing;
}
