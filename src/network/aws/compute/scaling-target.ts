import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { argument } from '../../fact.ts';
import { push } from '../../../multimap.ts';
import { type Size, sizeOf } from './pool.ts';

/** Scalable types by the name their `resource_id` begins with: `service/CLUSTER/NAME`, `cluster:NAME`. */
const scalable = ['aws_ecs_service', 'aws_rds_cluster', 'aws_docdb_cluster', 'aws_neptune_cluster'];

/**
 * What application auto scaling guarantees of one dimension (`ecs:service:DesiredCount`): its `min_capacity`; undefined where
 * nothing scales the resource.
 * https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
 */
export function scalingMinimum(net: NetworkBuilder, resource: Resource, dimension: string): Size | undefined {
  const pointing = net.pointingAt(resource, 'aws_appautoscaling_target', 'resource_id', scalable);
  const target = [...pointing, ...(net.once(targetsByName).get(nameOf(resource)) ?? [])].find(
    ({ attributes }) => (attributes.string('scalable_dimension') ?? dimension) === dimension,
  );
  if (!target) return undefined;
  return sizeOf(target.attributes.read('min_capacity'), undefined, 0, argument(target, 'min_capacity'));
}

/** A size that something else guarantees to be no less than another. */
export function atLeast(size: Size, guaranteed: Size | undefined): Size {
  if (!guaranteed) return size;
  const least = Math.max(size.least, guaranteed.least);
  return { least, missing: guaranteed.missing ?? size.missing };
}

/** Targets whose `resource_id` is plain text, by document and the name it ends with. */
function targetsByName(net: NetworkBuilder): ReadonlyMap<string, readonly Resource[]> {
  const found = new Map<string, Resource[]>();
  for (const target of net.graph.ofType('aws_appautoscaling_target')) {
    const name = target.attributes.string('resource_id')?.split(/[/:]/).at(-1);
    if (name !== undefined) push(found, `${target.document.name} ${name}`, target);
  }
  return found;
}

function nameOf({ document, attributes }: Resource): string {
  return `${document.name} ${attributes.string('name') ?? attributes.string('cluster_identifier') ?? ''}`;
}
