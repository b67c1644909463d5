import type { ResourceDigest } from './values-digest.ts';

type Digests = ReadonlyMap<string, ResourceDigest>;

/**
 * Whether one of two inputs is made of the other by giving its resources other tags, adding some, leaving some out, or moving
 * all of them to other addresses: what has the same address has the same values, for at least half of the smaller one; or
 * all of the smaller one is in the other, whatever its addresses. Two environments of the same code have other names or address
 * ranges, so that one value that tells them apart is among those compared.
 */
export function isCopy(one: Digests | undefined, other: Digests | undefined): boolean {
  if (one === undefined || other === undefined || one.size === 0 || other.size === 0) return false;
  const [smaller, larger] = one.size <= other.size ? [one, other] : [other, one];
  return hasSameAddresses(smaller, larger) || isWithin(smaller, larger);
}

function hasSameAddresses(smaller: Digests, larger: Digests): boolean {
  let shared = 0;
  let named = 0;
  for (const [address, { values, isNamed }] of smaller) {
    const same = larger.get(address);
    if (same === undefined) continue;
    if (same.values !== values) return false;
    shared++;
    if (isNamed) named++;
  }
  return named > 0 && 2 * shared >= smaller.size;
}

function isWithin(smaller: Digests, larger: Digests): boolean {
  const left = new Map<string, number>();
  for (const { values } of larger.values()) left.set(values, (left.get(values) ?? 0) + 1);
  let hasName = false;
  for (const { values, isNamed } of smaller.values()) {
    const number = left.get(values) ?? 0;
    if (number === 0) return false;
    left.set(values, number - 1);
    hasName ||= isNamed;
  }
  return hasName;
}
