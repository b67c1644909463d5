import { entryOf } from '../catalogue/catalogue.ts';
import type { Entry, Layout, LayoutBy, Place } from '../catalogue/entry.ts';
import { type Resources, subnetIds } from './surroundings.ts';
import type { Variant } from './variants.ts';

/** What places a resource of a type: the arguments of its entry, and the resources through which it names subnets. */
export interface Placed {
  readonly set: Readonly<Record<string, unknown>>;
  readonly beside: Resources;
}

/** Places the specimen in three zones, or in one if it cannot be in more, by the arguments that its catalogue entry reads. */
export function placedByEntry(type: string, id: string): Placed {
  const { place } = entryOf({ type });
  return place === undefined ? { set: {}, beside: {} } : placed(place, id);
}

function placed(
  { subnets: [first] = [], mapping, via: [through] = [], joined: [other] = [], zones, single }: Place,
  id: string,
): Placed {
  if (first !== undefined) {
    const isOne = single === true && !first.endsWith('_ids');
    return { set: nested(first, isOne ? subnetIds[0] : subnetIds), beside: {} };
  }
  if (mapping !== undefined)
    return {
      set: nested(
        mapping,
        subnetIds.map((one) => ({ subnet_id: one })),
      ),
      beside: {},
    };
  if (through !== undefined) {
    const { type, argument, subnets } = through;
    return {
      set: nested(argument, `\${${type}.specimen.name}`),
      beside: { [type]: { specimen: { name: 'specimen', ...nested(subnets, subnetIds) } } },
    };
  }
  if (other !== undefined) {
    const { type, argument, subnets } = other;
    const each = subnetIds.map((one, index) => [
      `specimen_${index}`,
      { ...nested(argument, id), ...nested(subnets, one) },
    ]);
    return { set: {}, beside: { [type]: Object.fromEntries(each) } };
  }
  return { set: zones?.[0] === undefined ? {} : nested(zones[0], []), beside: {} };
}

/** The variants that the layout of an entry tells apart: each value of the argument, or few and many. */
export function variantsByEntry(type: string): readonly Variant[] {
  const { layout } = entryOf({ type }) satisfies Entry;
  return layout === undefined ? [{}] : byLayout(layout);
}

function byLayout(layout: Layout | LayoutBy): readonly Variant[] {
  if ('of' in layout) {
    const words = Object.keys(layout.of).toSorted(
      (a, b) => Number(b === layout.whenOmitted) - Number(a === layout.whenOmitted),
    );
    return words.map((word) => ({ set: { [layout.argument]: word } }));
  }
  const { parts } = layout;
  if (typeof parts !== 'object') return [{}];
  const least = parts.more === undefined ? 1 : 0;
  return [least, least + 1, 3].map((count) => ({ set: { [parts.argument]: count } }));
}

/** `a.b` with a value, as nested blocks. */
export function nested(path: string, value: unknown): Readonly<Record<string, unknown>> {
  const [first = '', ...rest] = path.split('.');
  return { [first]: rest.length === 0 ? value : nested(rest.join('.'), value) };
}
