import { type Block, afterLast, holds } from './cidr.ts';

/** A block and what it is told apart by. */
export interface Labelled<Label> {
  readonly block: Block;
  readonly label: Label;
}

/**
 * Of blocks that do not overlap, the subnets of a VPC, tells the label of all that a wanted block meets, where it is one. Made once,
 * it takes a search by halves for each block that is asked for.
 */
export function onlyLabel<Label>(blocks: readonly Labelled<Label>[]): (wanted: Block) => Label | undefined {
  const sorted = blocks.toSorted((a, b) => Number(a.block.first - b.block.first));
  /** For each block, the place of the next one with another label. */
  const until: number[] = [];
  for (let place = sorted.length - 1; place >= 0; place--) {
    const isSame = sorted[place]?.label === sorted[place + 1]?.label;
    until[place] = isSame ? (until[place + 1] ?? place + 1) : place + 1;
  }
  const placeOf = (address: bigint): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.block.first ?? address) < address) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return (wanted) => {
    const start = placeOf(wanted.first);
    const before = sorted[start - 1];
    if (before && holds(before.block, wanted)) return before.label;
    const end = placeOf(afterLast(wanted));
    return start < end && (until[start] ?? 0) >= end ? sorted[start]?.label : undefined;
  };
}
