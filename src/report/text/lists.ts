import { cells } from '../cells.ts';
import type { Words } from '../words/words.ts';

/** `a, b and 3 more`: at most `most` items by name, and never "and 1 more", which would take as much room as the item. */
export function listed(items: readonly string[], most: number, { andMore }: Words): string {
  if (items.length <= most + 1) return items.join(', ');
  return andMore(items.slice(0, most).join(', '), items.length - most);
}

/** `text` in at most `most` columns: both ends of an address say more than its middle. */
export function shortened(text: string, most: number): string {
  if (cells(text) <= most) return text;
  const characters = Array.from(text);
  const head = Math.floor((most - 1) / 3);
  return `${beginning(characters, head)}…${beginning(characters.toReversed(), most - 1 - head, true)}`;
}

/** As many of the characters as fit into so many columns. */
function beginning(characters: readonly string[], columns: number, isReversed = false): string {
  const taken: string[] = [];
  let used = 0;
  for (const character of characters) {
    used += cells(character);
    if (used > columns) break;
    taken.push(character);
  }
  return (isReversed ? taken.toReversed() : taken).join('');
}
