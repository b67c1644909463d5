import type { Resource } from '../../../input/deployment.ts';
import {
  type Draft,
  type Family,
  type Member,
  type NetworkBuilder,
  alternative,
  asAlternative,
} from '../../builder.ts';
import { type Missing, allOf, argument, factAbout } from '../../fact.ts';
import { resourceTitle } from '../../title.ts';
import { flag } from '../settings.ts';
import { launchTemplates } from './launch-templates.ts';
import { groupBounds } from './group-bounds.ts';
import { groupPlaces } from './group-places.ts';
import { asManyAsAskedFor, nodesAtPeak } from './at-peak.ts';
import { mayGoAtOnce } from './at-once.ts';
import { needClusterDns } from './cluster-dns.ts';
import { mayBeInOneZone } from './one-zone.ts';
import { type OutsideCluster, capacityTypes, outsideClusters } from './outside-cluster.ts';
import { anyMember, poolMembers } from './pool.ts';
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

export const eksNodeGroup: Family = {
  types: ['aws_eks_node_group'],
  members: (group, net) => poolOf(net, group),
  model: (group, node, net) => anyNode(net, node, group),
};

/** Pods on Fargate: capacity wherever the profile has a subnet, so the zones are the parts. */
export const eksFargateProfile: Family = {
  types: ['aws_eks_fargate_profile'],
  members: (profile, net) => poolOf(net, profile),
  model: (profile, node, net) => anyNode(net, node, profile),
};

/** One of the nodes of a group; where its cluster is not in the inputs, of all that is known of that cluster. */
function anyNode(net: NetworkBuilder, node: Draft, group: Resource): void {
  const cluster = net.once(outsideClusters).get(group);
  if (cluster === undefined) anyMember(net, node, poolOf(net, group));
  else net.need(node, { of: [nodesOutside(net, cluster, group).index] });
}

/** Any node of a cluster that is not in the inputs, where it may have further ones. */
function nodesOutside(net: NetworkBuilder, { id, groups }: OutsideCluster, group: Resource): Draft {
  const draft = net.group(`nodes of ${id}`, resourceTitle(group));
  if (draft.needs.length > 0) return draft;
  const further = net.group(`further ${draft.id}`, { is: 'further-node', of: group.id });
  const missing = [factAbout(group, 'other-nodes')];
  const of = groups.flatMap((one) => poolOf(net, one)).map(asAlternative);
  net.need(draft, {
    of: [...of, alternative(further.index, { world: 'best', missing })],
    detection: 'end-to-end',
    switchTime: net.times.time('target-health'),
  });
  return draft;
}

/**
 * The nodes of a cluster: its groups and profiles, or, in Auto Mode, what AWS starts in the cluster's own subnets.
 * https://docs.aws.amazon.com/eks/latest/userguide/automode.html
 */
function nodesOf(net: NetworkBuilder, cluster: Resource): readonly Member[] {
  const groups = capacityTypes.flatMap((type) => net.pointingAt(cluster, type, 'cluster_name', ['aws_eks_cluster']));
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
    atPeak: onDemand ? asManyAsAskedFor : nodesAtPeak(group),
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
