import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { push } from '../../../multimap.ts';

/** Types whose resources are capacity of a cluster that they name. */
export const capacityTypes = ['aws_eks_node_group', 'aws_eks_fargate_profile'];

/** A cluster that is not in the inputs. */
export interface OutsideCluster {
  readonly id: string;
  /** What names it: node groups and profiles. */
  readonly groups: readonly Resource[];
}

/** The clusters that are not in the inputs, by what names them. */
export function outsideClusters(net: NetworkBuilder): ReadonlyMap<Resource, OutsideCluster> {
  const byName = new Map<string, Resource[]>();
  for (const group of net.all(capacityTypes)) {
    const [cluster] = net.targets(group, 'cluster_name', ['aws_eks_cluster']);
    if (cluster?.mode === 'managed') continue;
    const name = cluster?.id ?? group.attributes.string('cluster_name');
    const id = JSON.stringify([group.account, group.region, name ?? sourceOf(net, group)]);
    push(byName, id, group);
  }
  const clusters = [...byName].map(([id, groups]): OutsideCluster => ({ id, groups }));
  return new Map(clusters.flatMap((one) => one.groups.map((group) => [group, one] as const)));
}

/** Where all of the name comes from; a part of it may be of the group's own. */
function sourceOf(net: NetworkBuilder, group: Resource): readonly string[] {
  const source = net.graph.sourceOf(group, 'cluster_name');
  return source?.isWhole === true && !source.isOfInstance ? ['of', source.text] : [group.id];
}
