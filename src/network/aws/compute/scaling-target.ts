import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { argument } from '../../fact.ts';
import { push } from '../../../multimap.ts';
import { type Size, lowest, sizeOf } from './size.ts';

/** Scalable types by the name their `resource_id` begins with: `service/CLUSTER/NAME`, `cluster:NAME`. */
const scalable = ['aws_ecs_service', 'aws_rds_cluster', 'aws_docdb_cluster', 'aws_neptune_cluster'];

/**
 * What application auto scaling leaves of one dimension (`ecs:service:DesiredCount`): the `min_capacity` of the target, or
 * the smallest that a scheduled action sets; undefined where nothing scales the resource.
 * https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
 */
export function scalingMinimum(net: NetworkBuilder, resource: Resource, dimension: string): Size | undefined {
  const [target] = scalersOf(net, resource, 'aws_appautoscaling_target', dimension);
  const sizes = scalersOf(net, resource, 'aws_appautoscaling_scheduled_action', dimension).flatMap(scheduledSizes);
  if (target) sizes.unshift(sizeBy(target, 'min_capacity'));
  const [first, ...others] = sizes;
  return first && lowest(first, ...others);
}

/** What the target lets it grow to; undefined where nothing scales the resource. */
export function scalingMaximum(net: NetworkBuilder, resource: Resource, dimension: string): Size | undefined {
  const [target] = scalersOf(net, resource, 'aws_appautoscaling_target', dimension);
  return target && sizeBy(target, 'max_capacity');
}

/**
 * The same of a resource whose name is not known, by targets whose text names no resource that is: one of them may be its own,
 * which the name would tell. Undefined where there is none.
 */
export function perhapsScaled(net: NetworkBuilder, resource: Resource, dimension: string): Size | undefined {
  const path = nameArguments.find((name) => resource.attributes.read(name).kind !== 'omitted');
  if (path === undefined || nameAt(resource) !== undefined) return undefined;
  const names = new Set(net.all(scalable).map(nameOf));
  const sizes = [...net.once(targetsByName)].flatMap(([name, targets]) => {
    const own = names.has(name) ? [] : targets.filter(({ document }) => document === resource.document);
    return own.filter((one) => isOf(one, dimension)).map((one) => sizeBy(one, 'min_capacity'));
  });
  const [first, ...others] = sizes;
  return first && { ...lowest(first, ...others), missing: [argument(resource, path)] };
}

/** The bounds that a scheduled action sets; what it does not write stays as it is. */
function scheduledSizes(action: Resource): Size[] {
  return ['scalable_target_action.min_capacity', 'scalable_target_action.max_capacity']
    .filter((path) => action.attributes.read(path).kind !== 'omitted')
    .map((path) => sizeBy(action, path));
}

function sizeBy(resource: Resource, path: string): Size {
  return { ...sizeOf(resource.attributes.read(path), undefined, 0, argument(resource, path)), by: resource };
}

/** Targets or actions for one dimension of a resource, which they name by reference, by that of their target, or as text. */
function scalersOf(
  net: NetworkBuilder,
  resource: Resource,
  type: 'aws_appautoscaling_target' | 'aws_appautoscaling_scheduled_action',
  dimension: string,
): readonly Resource[] {
  const isTarget = type === 'aws_appautoscaling_target';
  const targets = isTarget ? [] : scalersOf(net, resource, 'aws_appautoscaling_target', dimension);
  const found = [
    ...net.pointingAt(resource, type, 'resource_id', scalable),
    ...targets.flatMap((target) => net.pointingAt(target, type, 'resource_id', [target.type])),
    ...(net.once(isTarget ? targetsByName : actionsByName).get(nameOf(resource)) ?? []),
  ];
  return [...new Set(found)].filter((one) => isOf(one, dimension));
}

function isOf({ attributes }: Resource, dimension: string): boolean {
  return (attributes.string('scalable_dimension') ?? dimension) === dimension;
}

const targetsByName = byName('aws_appautoscaling_target');
const actionsByName = byName('aws_appautoscaling_scheduled_action');

/** Resources whose `resource_id` is plain text, by document and the name it ends with. */
function byName(type: string): (net: NetworkBuilder) => ReadonlyMap<string, readonly Resource[]> {
  return (net) => {
    const found = new Map<string, Resource[]>();
    for (const one of net.graph.ofType(type)) {
      const name = one.attributes.string('resource_id')?.split(/[/:]/).at(-1);
      if (name !== undefined) push(found, `${one.document.name} ${name}`, one);
    }
    return found;
  };
}

function nameOf(resource: Resource): string {
  return `${resource.document.name} ${nameAt(resource) ?? ''}`;
}

const nameArguments = ['name', 'cluster_identifier'];

function nameAt({ attributes }: Resource): string | undefined {
  return nameArguments.map((name) => attributes.string(name)).find((text) => text !== undefined);
}
