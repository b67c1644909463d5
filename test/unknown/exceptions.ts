/** Arguments of which a plan does not show whether they are not known or left out, with the reason; told as `MadeUnknown.what`. */
export const exceptions: ReadonlyMap<string, string> = new Map([
  [
    'aws_lb_target_group health_check',
    'AWS fills in a health check that is left out: a plan shows that as it shows a dynamic block that is not known',
  ],
]);
