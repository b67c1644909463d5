import { canonicalType } from '../type-aliases.ts';
import { entries, entryOf, isModelled, neverFails, onlyRead, withoutEntry } from './catalogue.ts';
import type { Entry } from './entry.ts';
import { computesValues, plumbingTypes } from './plumbing.ts';

/** What is known of a type before any resource of it is looked at. */
export interface KnownType {
  /** The name that nospof uses for it. */
  readonly canonical: string;
  /**
   * `modelled`: it is drawn; `setting`: read where it matters, and never fails below a Region; `values`: no infrastructure;
   * `dependency`: what names it has a dependency that is not modelled; `read`: only for what it says of others; `unknown`: nothing is
   * known.
   */
  readonly is: 'modelled' | 'setting' | 'values' | 'dependency' | 'read' | 'unknown';
  readonly entry: Entry;
  /** The modelled types that a setting belongs to. */
  readonly of: readonly string[];
}

/** What the readers know of a type, by any of its names. */
export function knownType(type: string): KnownType {
  const canonical = canonicalType(type);
  const entry = entryOf({ type });
  const known = { canonical, entry, of: [] };
  if (isModelled(type)) return { ...known, is: 'modelled' };
  if (computesValues(type)) return { ...known, is: 'values' };
  if (neverFails(type)) return { ...known, is: 'setting', of: entry.standsFor?.types ?? belongsTo(canonical) };
  if (withoutEntry.includes(canonical)) return { ...known, is: 'dependency' };
  return { ...known, is: onlyRead.includes(canonical) ? 'read' : 'unknown' };
}

/** Every type that is known by its full name. */
export function typesKnown(): readonly string[] {
  return [...entries.keys(), ...plumbingTypes, ...withoutEntry, ...onlyRead];
}

/** The modelled type whose name a setting begins with: an `aws_lb_listener` is a setting of an `aws_lb`. */
function belongsTo(type: string): readonly string[] {
  const words = type.split('_');
  for (let length = words.length - 1; length > 1; length--) {
    const owner = words.slice(0, length).join('_');
    if (isModelled(owner)) return [owner];
  }
  return [];
}
