import type { Resource } from '../../../input/deployment.ts';
import { switchOf } from '../settings-or-missing.ts';

const balancers: ReadonlySet<string> = new Set(['aws_lb', 'aws_alb', 'aws_elb']);
const always: ReadonlySet<string> = new Set([
  'aws_cloudfront_distribution',
  'aws_globalaccelerator_accelerator',
  'aws_apigatewayv2_api',
  'aws_lambda_function_url',
]);

/** Whether clients on the internet reach it; undefined for what is no entry, and where the plan does not tell. */
export function facesInternet(resource: Resource): boolean | undefined {
  if (always.has(resource.type)) return true;
  if (!balancers.has(resource.type)) return undefined;
  const isInternal = switchOf(resource, 'internal', false);
  return typeof isInternal === 'boolean' ? !isInternal : undefined;
}
