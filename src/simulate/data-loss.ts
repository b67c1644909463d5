import type { DataSet, Place, Seconds, World } from '../network/network.ts';

/** What takes data: the store itself (`place` undefined), or all that lies in a place. */
export interface DataFailure {
  readonly place: Pick<Place, 'kind' | 'name'> | undefined;
}

/**
 * How much of the newest data is missing after a failure, in seconds: 0 where the store is spared, else the age of the newest copy
 * that is left; Infinity where none is.
 */
export function dataLoss({ places, copies }: DataSet, { place }: DataFailure, world: World): Seconds {
  const isThere = (one: { readonly world: World | undefined }): boolean =>
    one.world === undefined || one.world === world;
  const isLost = (lying: readonly Place[]): boolean =>
    place !== undefined && lying.some((one) => isThere(one) && one.kind === place.kind && one.name === place.name);
  if (place !== undefined && !isLost(places)) return 0;
  let least = Infinity;
  for (const copy of copies) {
    if (isThere(copy) && !isLost(copy.places)) least = Math.min(least, copy.age.seconds[world === 'best' ? 0 : 1]);
  }
  return least;
}
