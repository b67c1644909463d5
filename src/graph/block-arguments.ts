import type { Attributes } from '../input/attributes.ts';

/** One argument of one block. */
export interface Argument {
  readonly attributes: Attributes;
  /** From the block. */
  readonly path: string;
}

/**
 * The arguments a path means: `route.gateway_id` is that argument of every route block, `route.2.gateway_id` of the
 * third. Where no block is, the rest of the path is left to be read from the last one that is.
 */
export function argumentsAt(attributes: Attributes, path: string): readonly Argument[] {
  if (!path.includes('.')) return [{ attributes, path }];
  let open: Attributes[] = [attributes];
  const found: Argument[] = [];
  const segments = path.split('.');
  for (let at = 0; at < segments.length - 1 && open.length > 0; at++) {
    const name = segments[at] ?? '';
    const number = /^\d+$/u.test(segments[at + 1] ?? '') ? Number(segments[at + 1]) : undefined;
    const inner: Attributes[] = [];
    for (const block of open) {
      const only = number === undefined ? undefined : block.block(name, number);
      if (only !== undefined) {
        inner.push(only);
        continue;
      }
      const blocks = block.blocks(name);
      if (blocks.length === 0) found.push({ attributes: block, path: segments.slice(at).join('.') });
      else if (number === undefined) for (const one of blocks) inner.push(one);
    }
    open = inner;
    if (number !== undefined) at++;
  }
  const last = segments.at(-1) ?? path;
  return [...found, ...open.map((block) => ({ attributes: block, path: last }))];
}
