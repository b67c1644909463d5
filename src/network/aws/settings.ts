import type { Attributes } from '../../input/attributes.ts';
import { type Value, omitted, unexplained } from '../../input/value.ts';

/** Something is written there, known or not. State keeps what was never written as an empty string. */
export function isSet(at: Attributes, path: string): boolean {
  const value = at.read(path);
  return value.kind !== 'omitted' && !(value.kind === 'known' && value.value === '');
}

/**
 * The value of a setting: a number, a switch, a word. A plan leaves the content of dynamic blocks out of its configuration, so
 * a setting in a planned block that is unknown without any expression to blame was left to the provider: its default.
 */
export function settingOf(at: Attributes, path: string): Value {
  const value = at.read(path);
  if (value.kind !== 'unknown' || value !== unexplained) return value;
  const block = path.slice(0, Math.max(path.lastIndexOf('.'), 0));
  return block !== '' && at.blocks(block.replace(/\.\d+$/, '')).length > 0 ? omitted : value;
}

/** A switch: on, off, or (undefined) unknown. An omitted one has the service default. */
export function flag(at: Attributes, path: string, whenOmitted: boolean): boolean | undefined {
  const value = settingOf(at, path);
  if (value.kind === 'omitted') return whenOmitted;
  return value.kind === 'known' ? at.boolean(path) : undefined;
}

/**
 * Whether a block that has no default stands there; undefined where that is unknown: a dynamic block, or one expression for
 * all of it.
 */
export function hasBlock(at: Attributes, path: string): boolean | undefined {
  if (at.blocks(path).length > 0) return true;
  const { kind } = at.read(path);
  return kind === 'unknown' || kind === 'sensitive' || at.isOpen(path) ? undefined : false;
}

/**
 * How many blocks stand there, though what is in them may be unknown: at least so many, and exactly so many where they are
 * written one by one. Of a dynamic block a plan has the planned ones only, and equal unknown ones may have become one.
 */
export function numberOfBlocks(at: Attributes, path: string): { readonly least: number; readonly isExact: boolean } {
  const planned = at.blocks(path).length;
  const written = at.expressions(path).length;
  return { least: Math.max(planned, planned === 0 ? 0 : written), isExact: planned > 0 && written >= planned };
}
