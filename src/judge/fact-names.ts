import type { Resource } from '../input/deployment.ts';

/** A fact with the stack before every address in it; `stack` is where the component it is about stands. */
export type FactNames = (fact: string, stack: string | undefined) => string;

const INDEX = String.raw`(?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?`;
/** An address with nothing before it: neither a stack nor the rest of a longer one. */
const ADDRESS = new RegExp(
  String.raw`(?<![\w:.\]-])(?:module\.[\w-]+${INDEX}\.)*(?:data\.)?[a-z][a-z0-9]*_\w+\.[\w-]+${INDEX}`,
  'g',
);

/**
 * Puts the stack before addresses, by the ids of the deployment's resources. Where several stacks have the address, the
 * component's own is meant; where that has none, nobody can tell, and the address stays as it is. Undefined where no id
 * has a stack.
 */
export function factNames(resources: readonly Pick<Resource, 'id' | 'address'>[]): FactNames | undefined {
  const ids = new Map<string, string[]>();
  for (const { id, address } of resources) {
    if (id === address) return undefined;
    const same = ids.get(address);
    if (same === undefined) ids.set(address, [id]);
    else same.push(id);
  }
  if (ids.size === 0) return undefined;
  const known = new Map<string, string>();
  return (fact, stack) => {
    const key = `${stack ?? ''}\0${fact}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const named = fact.replace(ADDRESS, (address) => {
      const [first, ...others] = ids.get(address) ?? [];
      if (others.length === 0) return first ?? address;
      return [first, ...others].find((id) => id === `${stack}:${address}`) ?? address;
    });
    known.set(key, named);
    return named;
  };
}
