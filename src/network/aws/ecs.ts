import type { Resource } from '../../input/deployment.ts';
import { type Family, type Member, type NetworkBuilder, type Zone, asAlternative } from '../builder.ts';
import { dependencies } from './dependencies.ts';
import { type Size, anyMember, poolMembers, sizeOf } from './pool.ts';
import { openZones, possibleSubnets, subnetsOf } from './vpc.ts';

/**
 * Tasks of an ECS service, spread over its subnets, or over the zones of the cluster's Auto Scaling groups.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html
 */
export const ecsService: Family = {
  types: ['aws_ecs_service'],
  model(service, node, net) {
    anyMember(net, node, members(net, service));
  },
  members(service, net) {
    return members(net, service);
  },
};

function members(net: NetworkBuilder, service: Resource): readonly Member[] {
  const shared = net.group(`${service.id} needs`, `what ${service.address} needs`, service);
  const tasks = net.targets(service, 'task_definition', ['aws_ecs_task_definition']);
  const stores = dependencies(net, shared, [service, ...tasks]);
  const groups = service.attributes.string('launch_type') === 'FARGATE' ? [] : hostGroups(net, service);
  const hosts = groups.flatMap((group) => net.members(group));
  if (hosts.length > 0) {
    net.need(shared, {
      label: 'an instance of the cluster',
      of: hosts.map(asAlternative),
      detection: 'end-to-end',
      switchTime: net.times.time('ecs-task'),
    });
  }
  const own = subnetsOf(net, service, 'network_configuration.subnets');
  const subnets = own.length > 0 ? own : groups.flatMap((group) => subnetsOf(net, group, 'vpc_zone_identifier'));
  const zones: readonly Zone[] =
    subnets.length > 0 ? [] : openZones(net, service, 2, `the subnets of ${service.address}`);
  return poolMembers(net, {
    pool: service,
    size: size(net, service, Math.max(subnets.length, 1)),
    subnets,
    zones,
    possible: possibleSubnets(net, service, 'network_configuration.subnets'),
    stores,
    what: 'a task',
    recovery: net.times.time('ecs-task'),
    shared,
  });
}

/** `desired_count`, raised to what application auto scaling guarantees; a daemon runs on every instance. */
function size(net: NetworkBuilder, service: Resource, hosts: number): Size {
  if (service.attributes.string('scheduling_strategy') === 'DAEMON') return { least: hosts, missing: undefined };
  const wanted = sizeOf(service.attributes.read('desired_count'), 0, 0, `desired_count of ${service.address}`);
  const guaranteed = scalingMinimum(net, service);
  if (guaranteed === undefined) return wanted;
  return { least: Math.max(wanted.missing === undefined ? wanted.least : 0, guaranteed), missing: undefined };
}

function scalingMinimum(net: NetworkBuilder, service: Resource): number | undefined {
  const [target] = net.pointingAt(service, 'aws_appautoscaling_target', 'resource_id', ['aws_ecs_service']);
  return target?.attributes.number('min_capacity');
}

/** The Auto Scaling groups a task runs on, by the capacity providers of the service or its cluster; none on Fargate. */
function hostGroups(net: NetworkBuilder, service: Resource): readonly Resource[] {
  const providers = new Set(
    net.targets(service, 'capacity_provider_strategy.capacity_provider', ['aws_ecs_capacity_provider']),
  );
  if (providers.size === 0) {
    const cluster = net.targets(service, 'cluster', ['aws_ecs_cluster'])[0];
    const joins = cluster
      ? net.pointingAt(cluster, 'aws_ecs_cluster_capacity_providers', 'cluster_name', ['aws_ecs_cluster'])
      : [];
    for (const join of joins) {
      for (const one of net.targets(join, 'capacity_providers', ['aws_ecs_capacity_provider'])) providers.add(one);
    }
  }
  return [...providers].flatMap((provider) =>
    net.targets(provider, 'auto_scaling_group_provider.auto_scaling_group_arn', ['aws_autoscaling_group']),
  );
}
