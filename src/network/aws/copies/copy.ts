import type { Resource } from '../../../input/deployment.ts';
import { time, type Time } from '../../../input/time.ts';
import type { DataCopy } from '../../data-set.ts';
import type { Missing } from '../../fact.ts';
import { resourceTitle } from '../../title.ts';
import { placesAt, type Whereabouts } from './places.ts';

/** A copy that is there for certain, or (`missing`) may not be. */
export function copyAt(
  resource: Resource,
  { by, age, at, missing }: Pick<DataCopy, 'by' | 'age'> & { readonly at: Whereabouts; readonly missing?: Missing },
): DataCopy {
  const world = missing === undefined ? undefined : 'best';
  return { by, title: resourceTitle(resource), age, places: placesAt(at), world, missing };
}

/** So many seconds, in both worlds. */
export function exactly(seconds: number): Time {
  return time(seconds, seconds);
}
