import type { Resource } from '../../../input/deployment.ts';
import { type Fact, allowedBy } from '../../fact.ts';
import { isSet } from '../settings.ts';

/**
 * The argument that lets every deployment of an ECS service stop all of its tasks before it starts others: a minimum of 0 %,
 * and a maximum that leaves no room for a task more. Deployments by CodeDeploy and others do not read it.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_definition_parameters.html
 */
export function stopsAll(service: Resource, tasks: number): Fact | undefined {
  const { attributes } = service;
  const isRolling = (attributes.string('deployment_controller.type') ?? 'ECS') === 'ECS';
  const path = 'deployment_minimum_healthy_percent';
  if (!isRolling || !isSet(attributes, path) || attributes.number(path) !== 0) return undefined;
  const most = attributes.number('deployment_maximum_percent') ?? 200;
  return Math.floor((tasks * most) / 100) > tasks ? undefined : allowedBy(service, path);
}
