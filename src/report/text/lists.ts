import type { Words } from '../words/words.ts';

/** `a, b and 3 more`: at most `most` items by name, and never "and 1 more", which would take as much room as the item. */
export function listed(items: readonly string[], most: number, { andMore }: Words): string {
  if (items.length <= most + 1) return items.join(', ');
  return andMore(items.slice(0, most).join(', '), items.length - most);
}

/** `text` in at most `most` characters: both ends of an address say more than its middle. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = Math.floor((most - 1) / 3);
  return `${text.slice(0, head)}…${text.slice(text.length - (most - 1 - head))}`;
}
