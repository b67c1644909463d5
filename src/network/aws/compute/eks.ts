import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type Family, type Member, type NetworkBuilder, alternative } from '../../builder.ts';
import { type Missing, allOf, argument } from '../../fact.ts';
import { flag } from '../settings.ts';
import { launchTemplates } from './launch-templates.ts';
import { groupBounds } from './group-bounds.ts';
import { groupPlaces } from './group-places.ts';
import { mayGoAtOnce } from './at-once.ts';
import { needClusterDns } from './cluster-dns.ts';
import { mayBeInOneZone } from './one-zone.ts';
import { anyMember, poolFamily, poolMembers } from './pool.ts';
import { type Size, sizeOf } from './size.ts';
import { onlySpotNodes } from './spot.ts';

/**
 * The control plane is the Region's (https://docs.aws.amazon.com/eks/latest/userguide/disaster-recovery-resiliency.html);
 * what can stop is the nodes. All node groups of a cluster are one pool: which pods run where is not in a plan.
 */
export const eksCluster: Family = {
  types: ['aws_eks_cluster'],
  model(cluster, node, net) {
    const members = nodesOf(net, cluster);
    if (members.length > 0) anyMember(net, node, members);
  },
  members(cluster, net) {
    return nodesOf(net, cluster);
  },
};

export const eksNodeGroup = poolFamily('aws_eks_node_group', poolOf);

/** Pods on Fargate: capacity wherever the profile has a subnet, so the zones are the parts. */
export const eksFargateProfile: Family = {
  types: ['aws_eks_fargate_profile'],
  members(profile, net) {
    return poolOf(net, profile);
  },
  model(profile, node, net) {
    net.need(node, {
      of: poolOf(net, profile).map(({ component }) => alternative(component)),
      detection: 'end-to-end',
      switchTime: net.times.time('ecs-task'),
    });
  },
};

/**
 * The nodes of a cluster: its groups and profiles, or, in Auto Mode, what AWS starts in the cluster's own subnets.
 * https://docs.aws.amazon.com/eks/latest/userguide/automode.html
 */
function nodesOf(net: NetworkBuilder, cluster: Resource): readonly Member[] {
  const groups = ['aws_eks_node_group', 'aws_eks_fargate_profile'].flatMap((type) =>
    net.pointingAt(cluster, type, 'cluster_name', ['aws_eks_cluster']),
  );
  const members = groups.flatMap((group) => poolOf(net, group));
  const isAuto = flag(cluster.attributes, 'compute_config.enabled', false);
  if (isAuto === false) return members;
  const unless = isAuto ? undefined : [argument(cluster, 'compute_config.enabled')];
  return [...members, ...poolOf(net, cluster).map((one) => ({ ...one, missing: allOf(one.missing, unless) }))];
}

function poolOf(net: NetworkBuilder, group: Resource): readonly Member[] {
  const templates = launchTemplates(net, group);
  const places = groupPlaces(net, group, templates);
  // Capacity that AWS starts where it is asked for, in any of the subnets.
  const onDemand = group.type !== 'aws_eks_node_group';
  const shared = sharedNeeds(net, group, places.length > 1 ? groupBounds(net, group, templates).missing : undefined);
  return poolMembers(net, {
    pool: group,
    size: onDemand ? { least: 2 * places.length, missing: undefined } : size(group),
    places,
    what: group.type === 'aws_eks_fargate_profile' ? 'fargate-capacity' : 'worker-node',
    recovery: net.times.time('eks-node'),
    shared,
  });
}

/** What all nodes of a group need: once drawn, it is found again. */
function sharedNeeds(net: NetworkBuilder, group: Resource, isInOneZone: Missing): Draft {
  const shared = net.group(`${group.id} needs`, { is: 'needs', of: group.id }, group);
  if (shared.described) return shared;
  shared.described = true;
  mayBeInOneZone(net, shared, group, isInOneZone);
  const fact = onlySpotNodes(net, group);
  if (fact) mayGoAtOnce(net, shared, group, { what: 'spot-capacity', fact, recovery: 'eks-node' });
  const clusters = group.type === 'aws_eks_cluster' ? [group] : net.targets(group, 'cluster_name', ['aws_eks_cluster']);
  for (const cluster of clusters) needClusterDns(net, shared, cluster);
  return shared;
}

/**
 * What a group keeps: `min_size`, to which the cluster's autoscaler may go down at any time; `desired_size` is the number of
 * today. One that may shrink to nothing, but is not empty from the start, has one node while it serves.
 * https://docs.aws.amazon.com/eks/latest/userguide/autoscaling.html
 */
function size(group: Resource): Size {
  const wanted = group.attributes.read('scaling_config.desired_size');
  const read = group.attributes.read('scaling_config.min_size');
  const least = sizeOf(read, undefined, 1, argument(group, 'scaling_config.min_size'));
  const today = wanted.kind === 'known' ? Number(wanted.value) : undefined;
  if (least.missing !== undefined) return today === undefined ? least : { ...least, most: today };
  return least.least === 0 && today !== 0 ? { ...least, least: 1 } : least;
}
