import type { Resource } from '../../../input/deployment.ts';
import { type Family, type Member, type NetworkBuilder, alternative } from '../../builder.ts';
import { listedPlaces } from '../places/listed-places.ts';
import { type Size, anyMember, poolMembers, sizeOf } from './pool.ts';

/**
 * The control plane is the Region's (https://docs.aws.amazon.com/eks/latest/userguide/disaster-recovery-resiliency.html);
 * what can stop is the nodes. All node groups of a cluster are one pool: which pods run where is not in a plan.
 */
export const eksCluster: Family = {
  types: ['aws_eks_cluster'],
  model(cluster, node, net) {
    const members = nodeGroupsOf(net, cluster).flatMap((group) => poolOf(net, group));
    if (members.length > 0) anyMember(net, node, members);
  },
};

export const eksNodeGroup: Family = {
  types: ['aws_eks_node_group'],
  model(group, node, net) {
    anyMember(net, node, poolOf(net, group));
  },
  members(group, net) {
    return poolOf(net, group);
  },
};

/** Pods on Fargate: capacity wherever the profile has a subnet, so the zones are the parts. */
export const eksFargateProfile: Family = {
  types: ['aws_eks_fargate_profile'],
  members(profile, net) {
    return poolOf(net, profile);
  },
  model(profile, node, net) {
    net.need(node, {
      label: 'Fargate capacity in a zone',
      of: poolOf(net, profile).map(({ component }) => alternative(component)),
      detection: 'end-to-end',
      switchTime: net.times.time('ecs-task'),
    });
  },
};

export function nodeGroupsOf(net: NetworkBuilder, cluster: Resource): readonly Resource[] {
  return ['aws_eks_node_group', 'aws_eks_fargate_profile'].flatMap((type) =>
    net.pointingAt(cluster, type, 'cluster_name', ['aws_eks_cluster']),
  );
}

function poolOf(net: NetworkBuilder, group: Resource): readonly Member[] {
  const places = listedPlaces(net, group, 'subnet_ids', `subnet_ids of ${group.address}`);
  const fargate = group.type === 'aws_eks_fargate_profile';
  return poolMembers(net, {
    pool: group,
    size: fargate ? { least: 2 * (places.subnets.length + places.zones.length), missing: undefined } : size(group),
    places,
    what: fargate ? 'Fargate capacity' : 'a node',
    recovery: net.times.time('eks-node'),
    shared: net.group(`${group.id} needs`, `what ${group.address} needs`, group),
  });
}

/** `desired_size`; of one nobody knows, AWS sees to it that it is not below `min_size`. */
function size(group: Resource): Size {
  const least = sizeOf(group.attributes.read('scaling_config.min_size'), 1, 1, '').least;
  const fact = `scaling_config.desired_size of ${group.address}`;
  return sizeOf(group.attributes.read('scaling_config.desired_size'), undefined, least, fact);
}
