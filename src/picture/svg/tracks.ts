/** A vertical piece of wire that needs a track of its own beside others. */
export interface Span {
  readonly top: number;
  readonly bottom: number;
}

/**
 * A track for each span, 0 nearest the boxes, so that spans on one track never touch. Short spans come first: they stay
 * near what they join, and long ones go round them. Spans that differ in nothing keep their order.
 */
export function tracksOf(spans: readonly Span[]): { readonly track: readonly number[]; readonly count: number } {
  const length = ({ top, bottom }: Span): number => bottom - top;
  const order = spans.map((_, index) => index);
  order.sort((a, b) => length(spans[a]!) - length(spans[b]!) || spans[a]!.top - spans[b]!.top || a - b);
  const taken: Span[][] = [];
  const track = spans.map(() => 0);
  for (const index of order) {
    const span = spans[index]!;
    const isFree = (others: readonly Span[]): boolean =>
      others.every(({ top, bottom }) => bottom < span.top || top > span.bottom);
    let free = taken.findIndex(isFree);
    if (free < 0) free = taken.push([]) - 1;
    taken[free]!.push(span);
    track[index] = free;
  }
  return { track, count: taken.length };
}
