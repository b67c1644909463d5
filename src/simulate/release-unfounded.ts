import { type Block, evaluate } from './evaluate.ts';
import type { FaultTree } from './fault-tree.ts';

/**
 * Takes back what is in `broken` without reason. The `doubtful` members of circles, ascending, were taken as broken because
 * inputs that come later might be; they are worked out again, and then whatever leans on what changed, sweep by sweep,
 * until nothing does: the largest "broken" that holds, so nothing supports itself. `dirty` is a bit set of places, empty
 * between calls. Cost: what changes, with its users, and per sweep the words of `dirty` from the first change on.
 */
export function releaseUnfounded(gates: FaultTree, block: Block, doubtful: readonly number[], dirty: Int32Array): void {
  const { userStart, users } = gates;
  const { own, broken } = block;
  for (const place of doubtful) dirty[place >> 5]! |= 1 << (place & 31);
  for (let from = (doubtful[0] ?? Infinity) >> 5; from < dirty.length;) {
    let back = dirty.length;
    for (let word = from; word < dirty.length; word++) {
      for (let waiting = dirty[word]!; waiting !== 0; waiting = dirty[word]!) {
        dirty[word] = waiting & (waiting - 1);
        const place = (word << 5) + 31 - Math.clz32(waiting & -waiting);
        const bits = evaluate(gates, block, place, 0);
        if (bits === broken[place]) continue;
        broken[place] = bits;
        for (let use = userStart[place]!; use < userStart[place + 1]!; use++) {
          const user = users[use]!;
          if (broken[user] === own[user]) continue;
          dirty[user >> 5]! |= 1 << (user & 31);
          if (user >> 5 < word) back = Math.min(back, user >> 5);
        }
      }
    }
    from = back;
  }
}
