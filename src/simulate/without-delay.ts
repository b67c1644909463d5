import type { Model } from './world-model.ts';

/** The model in which every switch that happens is done at once; what nothing notices is still not noticed. */
export function withoutDelay(model: Model): Model {
  return { ...model, switchTime: new Float64Array(model.switchTime.length) };
}
