import type { Resource } from '../../../input/deployment.ts';
import type { Condition } from '../catalogue/disruptions.ts';

/** Whether a condition holds for a resource; undefined where its argument is not known. */
export function holds({ argument, is, whenOmitted }: Condition, { attributes }: Resource): boolean | undefined {
  const value = attributes.read(argument);
  if (value.kind === 'omitted' || (value.kind === 'known' && value.value === null)) return whenOmitted;
  return value.kind === 'known' ? is.includes(value.value) : undefined;
}
