import { rounds } from './rounds.ts';
import type { Model } from './world-model.ts';

/**
 * Which components work as the inputs have them, without any failure: those with a refusal do not, nor what needs them.
 * Linear in components and alternatives.
 */
export function worksAsPlanned(model: Model): (component: number) => boolean {
  const barred = model.network.components.filter(({ refusals }) => refusals.length > 0).map(({ index }) => index);
  if (barred.length === 0) return (component) => model.up(component);
  const round = rounds(model, new Set(barred));
  return (component) => round[component]! >= 0;
}
