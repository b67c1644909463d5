import type { ArgumentPlace, WrittenBlock } from './place.ts';

/**
 * Where the argument at `path` (in dots, `listener.1.port`; the first block where no number is given) is written, or else the
 * last of the blocks on the way. Undefined where nothing of it is written: a default applies.
 */
export function argumentPlace(resource: WrittenBlock, path: string): ArgumentPlace | undefined {
  const steps = path.split('.');
  let block = resource;
  let found: ArgumentPlace | undefined;
  for (let at = 0; at < steps.length;) {
    const name = steps[at] ?? '';
    const argument = block.arguments.get(name);
    if (argument !== undefined) return { path: steps.slice(0, at + 1).join('.'), at: argument };
    const number = /^\d+$/.test(steps[at + 1] ?? '') ? Number(steps[at + 1]) : undefined;
    const next = blockAt(block.blocks.get(name) ?? [], number ?? 0);
    if (next === undefined) return found;
    at += number === undefined ? 1 : 2;
    block = next;
    found = { path: steps.slice(0, at).join('.'), at: next.at };
  }
  return found;
}

/** The block of that number; behind a dynamic one nobody knows the number of the next. */
function blockAt(blocks: readonly WrittenBlock[], number: number): WrittenBlock | undefined {
  const dynamic = blocks.findIndex(({ isDynamic }) => isDynamic);
  if (dynamic === -1 || number < dynamic) return blocks[number];
  return dynamic === blocks.length - 1 ? blocks[dynamic] : undefined;
}
