/**
 * A partner for as many of the left as can be, each partner once; those that `prefer` each other first. Kuhn's algorithm of
 * augmenting paths: https://en.wikipedia.org/wiki/Maximum_cardinality_matching
 */
export function matching<Left, Right>(
  left: readonly Left[],
  right: readonly Right[],
  fits: (one: Left, other: Right) => boolean,
  prefer: (one: Left, other: Right) => boolean,
): ReadonlyMap<Left, Right> {
  const partners = new Map(left.map((one) => [one, right.filter((other) => fits(one, other))]));
  const taken = new Map<Right, Left>();
  for (const one of left) {
    const twin = partners.get(one)?.find((other) => !taken.has(other) && prefer(one, other));
    if (twin !== undefined) taken.set(twin, one);
  }
  const settled = new Set(taken.values());
  for (const one of left) if (!settled.has(one)) augment(one, new Set());
  return new Map(Array.from(taken, ([other, one]) => [one, other]));

  /** Who holds a partner keeps one, though it may be another. */
  function augment(one: Left, tried: Set<Right>): boolean {
    for (const other of partners.get(one) ?? []) {
      if (tried.has(other)) continue;
      tried.add(other);
      const holder = taken.get(other);
      if (holder !== undefined && !augment(holder, tried)) continue;
      taken.set(other, one);
      return true;
    }
    return false;
  }
}
