import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type Member, type NetworkBuilder, asAlternative } from '../../builder.ts';
import { argument } from '../../fact.ts';
import { mayGoAtOnce } from './at-once.ts';
import { dependencies } from './dependencies.ts';
import { stopsAll } from './rolling-update.ts';
import { type Hosts, hostsOf } from './ecs-hosts.ts';
import type { PlacedIn } from '../places/placed.ts';
import { placement } from '../places/placement.ts';
import { poolFamily, poolMembers } from './pool.ts';
import { type Size, sizeOf } from './size.ts';
import { scalingMinimum } from './scaling-target.ts';
import { onlySpotTasks } from './spot.ts';
import { isSet } from '../settings.ts';

/**
 * Tasks of an ECS service, spread over its subnets, or over the zones of the cluster's Auto Scaling groups.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html
 */
export const ecsService = poolFamily('aws_ecs_service', members);

function members(net: NetworkBuilder, service: Resource): readonly Member[] {
  const shared = net.group(`${service.id} needs`, { is: 'needs', of: service.id }, service);
  const tasks = net.targets(service, 'task_definition', ['aws_ecs_task_definition']);
  const stores = dependencies(net, shared, [service, ...tasks]);
  const hosts = hostsOf(net, service);
  const machines = hosts.groups.flatMap((group) => net.members(group));
  if (machines.length > 0) needHost(net, shared, machines, hosts);
  const places = placesOf(net, service, hosts.groups);
  const tasksLeft = size(net, service, daemonSize(machines, places));
  if (tasksLeft.least > 1) mayStopAtOnce(net, shared, service, tasksLeft.least);
  return poolMembers(net, {
    pool: service,
    size: tasksLeft,
    places,
    stores,
    what: 'task',
    recovery: net.times.time('ecs-task'),
    shared,
  });
}

function mayStopAtOnce(net: NetworkBuilder, shared: Draft, service: Resource, tasks: number): void {
  const spot = onlySpotTasks(service);
  if (spot) mayGoAtOnce(net, shared, service, { what: 'spot-capacity', fact: spot, recovery: 'ecs-task' });
  const deployment = stopsAll(service, tasks);
  if (deployment) mayGoAtOnce(net, shared, service, { what: 'deployment', fact: deployment, recovery: 'ecs-task' });
}

function needHost(net: NetworkBuilder, shared: Draft, machines: readonly Member[], { missing }: Hosts): void {
  net.need(shared, {
    of: machines.map(asAlternative),
    detection: 'end-to-end',
    switchTime: net.times.time('ecs-task'),
    unless: missing,
  });
}

/** Its own subnets; without any, where the instances of the cluster are. */
function placesOf(net: NetworkBuilder, service: Resource, groups: readonly Resource[]): readonly PlacedIn[] {
  const isOwn = isSet(service.attributes, 'network_configuration') || groups.length === 0;
  const places = (isOwn ? [service] : groups).flatMap((one) => placement(net, one).zones);
  return [...new Map(places.toReversed().map((one) => [one.zone?.key, one])).values()].toReversed();
}

/** A daemon runs once on every instance. Of instances that are not in the inputs there is one a zone. */
function daemonSize(machines: readonly Member[], places: readonly PlacedIn[]): Size {
  if (machines.length === 0) return { least: Math.max(places.length, 1), missing: undefined };
  const open = machines.find(({ missing }) => missing !== undefined)?.missing;
  return { least: machines.filter(({ missing }) => missing === undefined).length, missing: open };
}

/**
 * What application auto scaling leaves, whatever `desired_count` says; without it `desired_count`, or the daemon's number.
 * What is unknown counts with the least it can be.
 */
function size(net: NetworkBuilder, service: Resource, daemon: Size): Size {
  const wanted = sizeOf(service.attributes.read('desired_count'), 0, 0, argument(service, 'desired_count'));
  const scaled = scalingMinimum(net, service, 'ecs:service:DesiredCount');
  // A service that may be scaled to nothing has one task while it serves.
  const replicas = scaled ? { ...scaled, least: Math.max(scaled.least, 1) } : wanted;
  const strategy = service.attributes.read('scheduling_strategy');
  if (strategy.kind === 'unknown' || strategy.kind === 'sensitive') {
    if (replicas.missing === undefined && daemon.missing === undefined && replicas.least === daemon.least)
      return daemon;
    return { least: Math.min(replicas.least, daemon.least), missing: [argument(service, 'scheduling_strategy')] };
  }
  return strategy.kind === 'known' && strategy.value === 'DAEMON' ? daemon : replicas;
}
