import { InputError } from '../error.ts';
import { inputName } from '../contents.ts';
import type { Json } from '../value.ts';

/** A module in a module takes three levels, and the deepest block of a provider some thirty. */
const MOST_LEVELS = 500;

/**
 * Refuses what is nested so deep that no plan is: what reads it goes into it level by level.
 * @throws InputError in one sentence.
 */
export function refuseTooDeep(json: Json, path: string): void {
  if (!isDeeper(json, MOST_LEVELS)) return;
  throw new InputError(`${inputName(path)}: is nested more than ${MOST_LEVELS} levels deep, as no plan is.`);
}

function isDeeper(json: Json, levels: number): boolean {
  if (typeof json !== 'object' || json === null) return false;
  if (levels === 0) return true;
  for (const inner of Array.isArray(json) ? json : Object.values(json)) {
    if (typeof inner === 'object' && isDeeper(inner, levels - 1)) return true;
  }
  return false;
}
