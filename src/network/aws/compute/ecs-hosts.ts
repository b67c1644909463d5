import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type Missing, argument } from '../../fact.ts';
import { userDataText } from '../../../graph/user-data.ts';
import { isSet } from '../settings.ts';
import { launchTemplates } from './launch-templates.ts';

/** The Auto Scaling groups the tasks of a service run on; none on Fargate. */
export interface Hosts {
  readonly groups: readonly Resource[];
  /** What would tell whether it runs on them at all; undefined when it does. */
  readonly missing: Missing;
}

const none: Hosts = { groups: [], missing: undefined };

/**
 * In the order AWS decides: the capacity providers of the service, its launch type, the default providers of the
 * cluster; without any of these EC2, on whatever instances the cluster has.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-capacity-providers.html
 */
export function hostsOf(net: NetworkBuilder, service: Resource): Hosts {
  if (isSet(service.attributes, 'capacity_provider_strategy')) {
    const own = providers(net, service, 'capacity_provider_strategy.capacity_provider');
    // Written, but none of a group here: Fargate, or a provider outside the inputs.
    return { groups: groupsOf(net, own), missing: undefined };
  }
  const launchType = service.attributes.read('launch_type');
  if (launchType.kind === 'known' && launchType.value === 'FARGATE') return none;
  const joins = joinsOf(net, service);
  const linked = groupsOf(
    net,
    joins.flatMap((join) => providers(net, join, 'capacity_providers')),
  );
  const all = [...new Set([...linked, ...joiningGroups(net, service)])];
  if (launchType.kind === 'known') return { groups: all, missing: undefined };
  if (launchType.kind !== 'omitted') return { groups: all, missing: [argument(service, 'launch_type')] };
  const byDefault = joins.filter((join) => isSet(join.attributes, 'default_capacity_provider_strategy'));
  if (byDefault.length === 0) return { groups: all, missing: undefined };
  const chosen = byDefault.flatMap((join) =>
    providers(net, join, 'default_capacity_provider_strategy.capacity_provider'),
  );
  return { groups: groupsOf(net, chosen), missing: undefined };
}

function joinsOf(net: NetworkBuilder, service: Resource): readonly Resource[] {
  const cluster = net.targets(service, 'cluster', [clusterType])[0];
  return cluster ? net.pointingAt(cluster, 'aws_ecs_cluster_capacity_providers', 'cluster_name', [clusterType]) : [];
}

/**
 * Groups whose instances join the cluster by themselves: their user data names it. Where two plans have a cluster of that
 * name, each group joins that of its own plan.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/launch_container_instance.html
 */
function joiningGroups(net: NetworkBuilder, service: Resource): readonly Resource[] {
  const [cluster] = net.targets(service, 'cluster', [clusterType]);
  const name = cluster?.attributes.string('name') ?? service.attributes.string('cluster');
  const clusters = net.graph.ofType(clusterType);
  return net.graph.ofType('aws_autoscaling_group').filter((group) =>
    launchTemplates(net, group).some((template) => {
      if (cluster && net.targets(template, 'user_data', [clusterType]).includes(cluster)) return true;
      const text = userDataText('user_data', template.attributes.string('user_data') ?? '');
      const [, joined] = /ECS_CLUSTER=["']?([\w-]+)/u.exec(text) ?? [];
      if (joined === undefined || joined !== name) return false;
      const own = clusters.filter(
        (one) => one.document === template.document && one.attributes.string('name') === joined,
      );
      return cluster === undefined || own.length === 0 || own.includes(cluster);
    }),
  );
}

const clusterType = 'aws_ecs_cluster';

function providers(net: NetworkBuilder, resource: Resource, path: string): readonly Resource[] {
  return net.targets(resource, path, ['aws_ecs_capacity_provider']);
}

function groupsOf(net: NetworkBuilder, found: readonly Resource[]): readonly Resource[] {
  return [...new Set(found)].flatMap((provider) =>
    net.targets(provider, 'auto_scaling_group_provider.auto_scaling_group_arn', ['aws_autoscaling_group']),
  );
}
