import { canonicalType } from '../type-aliases.ts';
import { placedByEntry, variantsByEntry } from './from-entry.ts';
import { type Resources, REGION, surroundings, together } from './surroundings.ts';
import { writtenArguments } from './written-arguments.ts';
import { type Variant, variants } from './variants.ts';

/** A resource of a type in a small network, to be drawn: what a type means is what is drawn of it. */
export interface Specimen {
  /** Address of the resource that it is about. */
  readonly address: string;
  /** Arguments, as they would be written, that tell it from the other specimens of its type. */
  readonly set: readonly string[];
  /** How many resources of other types make the difference. */
  readonly beside: Readonly<Record<string, number>>;
  /** A CDKTF stack, as JSON. */
  readonly stack: string;
}

/** Specimens of a type, one for each way that makes a difference. */
export function specimensOf(type: string): readonly Specimen[] {
  const canonical = canonicalType(type);
  const ways = variants[canonical] ?? variantsByEntry(canonical);
  return ways.map((way) => specimen(canonical, way));
}

function specimen(
  type: string,
  { set = {}, written = writtenArguments(set), also = {}, beside = {} }: Variant,
): Specimen {
  const address = `${type}.specimen`;
  const placed = placedByEntry(type, `\${${address}.id}`);
  const own = Object.entries({ ...placed.set, ...also, ...set }).filter(([, value]) => value !== null);
  const resource: Resources = together(surroundings, placed.beside, beside, {
    [type]: { specimen: Object.fromEntries(own) },
  });
  const stack = {
    '//': { metadata: { stackName: 'specimen', version: '0.21.0', backend: 'local' } },
    provider: { aws: [{ region: REGION }] },
    resource,
  };
  const counts = Object.entries(beside).map(([other, named]) => [other, Object.keys(named).length] as const);
  return { address, set: written, beside: Object.fromEntries(counts), stack: JSON.stringify(stack) };
}
