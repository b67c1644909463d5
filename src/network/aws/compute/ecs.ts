import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type Family, type Member, type NetworkBuilder, asAlternative } from '../../builder.ts';
import { dependencies } from './dependencies.ts';
import { type Hosts, hostsOf } from './ecs-hosts.ts';
import { type Places, listedPlaces } from '../places/listed-places.ts';
import { type Size, anyMember, poolMembers, sizeOf } from './pool.ts';
import { atLeast, scalingMinimum } from './scaling-target.ts';
import { isSet } from '../set.ts';

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
  const hosts = hostsOf(net, service);
  const machines = hosts.groups.flatMap((group) => net.members(group));
  if (machines.length > 0) needHost(net, shared, machines, hosts);
  const places = placesOf(net, service, hosts.groups);
  return poolMembers(net, {
    pool: service,
    size: size(net, service, daemonSize(machines, places)),
    places,
    stores,
    what: 'a task',
    recovery: net.times.time('ecs-task'),
    shared,
  });
}

function needHost(net: NetworkBuilder, shared: Draft, machines: readonly Member[], { missing }: Hosts): void {
  net.need(shared, {
    label: 'an instance of the cluster',
    of: machines.map(asAlternative),
    detection: 'end-to-end',
    switchTime: net.times.time('ecs-task'),
    ...(missing === undefined ? {} : { unless: missing }),
  });
}

/** Its own subnets; without any, where the instances of the cluster are. */
function placesOf(net: NetworkBuilder, service: Resource, groups: readonly Resource[]): Places {
  const own = listedPlaces(net, service, 'network_configuration.subnets', `the subnets of ${service.address}`);
  if (isSet(service.attributes, 'network_configuration') || groups.length === 0) return own;
  const ofGroups = groups.map((group) =>
    listedPlaces(net, group, 'vpc_zone_identifier', `vpc_zone_identifier of ${group.address}`),
  );
  const doubt = ofGroups.find((places) => places.doubt !== undefined)?.doubt;
  return {
    subnets: ofGroups.flatMap(({ subnets }) => subnets),
    zones: ofGroups.flatMap(({ zones }) => zones),
    possible: ofGroups.flatMap(({ possible }) => possible),
    ...(doubt === undefined ? {} : { doubt }),
  };
}

/** A daemon runs once on every instance. Of instances that are not in the inputs there is one a subnet. */
function daemonSize(machines: readonly Member[], { subnets, zones }: Places): Size {
  if (machines.length === 0) return { least: Math.max(subnets.length + zones.length, 1), missing: undefined };
  const open = machines.find(({ missing }) => missing !== undefined)?.missing;
  return { least: machines.filter(({ missing }) => missing === undefined).length, missing: open };
}

/**
 * `desired_count`, raised to what application auto scaling guarantees, or the daemon's number. What is unknown counts with
 * the least it can be.
 */
function size(net: NetworkBuilder, service: Resource, daemon: Size): Size {
  const replicas = atLeast(
    sizeOf(service.attributes.read('desired_count'), 0, 0, `desired_count of ${service.address}`),
    scalingMinimum(net, service, 'ecs:service:DesiredCount'),
  );
  const strategy = service.attributes.read('scheduling_strategy');
  if (strategy.kind === 'unknown' || strategy.kind === 'sensitive') {
    if (replicas.missing === undefined && daemon.missing === undefined && replicas.least === daemon.least)
      return daemon;
    return { least: Math.min(replicas.least, daemon.least), missing: `scheduling_strategy of ${service.address}` };
  }
  return strategy.kind === 'known' && strategy.value === 'DAEMON' ? daemon : replicas;
}
