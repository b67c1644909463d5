import type { MadeUnknown } from './made-unknown.ts';

/**
 * Arguments of which a plan does not show whether they are not known or left out, with the reason; told as `MadeUnknown.what`. Where
 * what is written stays in the plan, it shows that.
 */
export const exceptions: ReadonlyMap<string, string> = new Map([
  [
    'aws_lb_target_group health_check',
    'AWS fills in a health check that is left out: a plan shows that as it shows a dynamic block that is not known',
  ],
]);

export function isException({ what, kept }: MadeUnknown): boolean {
  return !kept && exceptions.has(what);
}
