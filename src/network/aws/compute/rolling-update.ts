import type { Resource } from '../../../input/deployment.ts';
import { type Fact, allowedBy } from '../../fact.ts';
import { rangeOf } from '../settings-or-missing.ts';

/**
 * The argument that lets every deployment of an ECS service stop all of its tasks before it starts others: a minimum of 0 %,
 * and a maximum that leaves no room for a task more. Deployments by CodeDeploy and others do not read it.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_definition_parameters.html
 */
export function stopsAll(service: Resource, tasks: number): Fact | undefined {
  const isRolling = (service.attributes.string('deployment_controller.type') ?? 'ECS') === 'ECS';
  const path = 'deployment_minimum_healthy_percent';
  const kept = rangeOf(service, path, 100, [0, 100]);
  const most = rangeOf(service, 'deployment_maximum_percent', 200, [100, 200]);
  if (!isRolling || kept.least > 0 || Math.floor((tasks * most.least) / 100) > tasks) return undefined;
  const [fact = allowedBy(service, path)] = [...(kept.missing ?? []), ...(most.missing ?? [])];
  return fact;
}
