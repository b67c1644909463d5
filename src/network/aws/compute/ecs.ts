import { greatest } from '../../../extremes.ts';
import type { Resource } from '../../../input/deployment.ts';
import { groupBy } from '../../../multimap.ts';
import type { Draft, Member, NetworkBuilder } from '../../builder.ts';
import { type Fact, argument } from '../../fact.ts';
import type { TitleKind } from '../../title.ts';
import { tasksAtPeak } from './at-peak.ts';
import { mayGoAtOnce } from './at-once.ts';
import { dependencies } from './dependencies.ts';
import { mayBeInOneZone } from './one-zone.ts';
import { stopsAll } from './rolling-update.ts';
import { mayCrowd, zoneBounds } from './ecs-constraints.ts';
import { hostsOf } from './ecs-hosts.ts';
import { needHost } from './paired-hosts.ts';
import { taskPlaces } from './task-places.ts';
import type { PlacedIn } from '../places/placed.ts';
import { poolFamily, poolMembers } from './pool.ts';
import { type Size, lowest, sizeOf } from './size.ts';
import { taskProgram } from './program.ts';
import { perhapsScaled, scalingMinimum } from './scaling-target.ts';
import { onlySpotTasks } from './spot.ts';

/**
 * Tasks of an ECS service, spread over its subnets, or over the zones of the cluster's Auto Scaling groups.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html
 */
export const ecsService = poolFamily('aws_ecs_service', members);

function members(net: NetworkBuilder, service: Resource): readonly Member[] {
  const shared = net.group(`${service.id} needs`, { is: 'needs', of: service.id }, service);
  const documents = [service, ...net.targets(service, 'task_definition', ['aws_ecs_task_definition'])] as const;
  const stores = dependencies(net, shared, documents);
  const hosts = hostsOf(net, service);
  const machines = hosts.groups.flatMap((group) => net.members(group));
  const places = taskPlaces(net, documents, hosts);
  if (places.length > 1) mayBeInOneZone(net, shared, service, zoneBounds(documents).missing);
  const there = inZonesOf(machines, places);
  const candidates = { machines: there, isWhole: there.length === machines.length, missing: hosts.missing };
  const tasks = sizeOfService(net, service, daemonSize(machines, places));
  if (tasks.least > 1) mayStopAtOnce(net, shared, service, tasks.least, machines);
  return poolMembers(net, {
    pool: service,
    size: tasks,
    atPeak: tasksAtPeak(net, service, tasks),
    places,
    stores,
    program: taskProgram(net, documents, places[0]?.subnets[0]),
    what: 'task',
    recovery: net.times.time('ecs-task'),
    shared,
    needsThere: (task, where) => needHost(net, task, where, candidates),
  });
}

function mayStopAtOnce(
  net: NetworkBuilder,
  shared: Draft,
  service: Resource,
  tasks: number,
  machines: readonly Member[],
): void {
  const may = (what: TitleKind, fact: Fact | undefined): void => {
    if (fact) mayGoAtOnce(net, shared, service, { what, fact, recovery: 'ecs-task' });
  };
  may('spot-capacity', onlySpotTasks(net, service));
  may('deployment', stopsAll(service, tasks));
  const inZones = groupBy(machines, ({ zone }) => zone?.key);
  may('one-host', mayCrowd(service, tasks, Math.max(0, greatest([...inZones.values()].map(({ length }) => length)))));
}

/** The machines a task may start on: those in its zones. Where the plan does not tell the zones, any. */
function inZonesOf(machines: readonly Member[], places: readonly PlacedIn[]): readonly Member[] {
  const zones = new Set(places.map(({ zone }) => zone?.key));
  const there = machines.filter(({ zone }) => zones.has(zone?.key));
  return there.length > 0 ? there : machines;
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
function sizeOfService(net: NetworkBuilder, service: Resource, daemon: Size): Size {
  const wanted = sizeOf(service.attributes.read('desired_count'), 0, 0, argument(service, 'desired_count'));
  const dimension = 'ecs:service:DesiredCount';
  const scaled = scalingMinimum(net, service, dimension);
  const perhaps = scaled ? undefined : perhapsScaled(net, service, dimension);
  const replicas = scaled ? serving(scaled) : perhaps ? lowest(wanted, serving(perhaps)) : wanted;
  const strategy = service.attributes.read('scheduling_strategy');
  if (strategy.kind === 'unknown' || strategy.kind === 'sensitive') {
    if (replicas.missing === undefined && daemon.missing === undefined && replicas.least === daemon.least)
      return daemon;
    return { least: Math.min(replicas.least, daemon.least), missing: [argument(service, 'scheduling_strategy')] };
  }
  return strategy.kind === 'known' && strategy.value === 'DAEMON' ? daemon : replicas;
}

/** A service that may be scaled to nothing has one task while it serves. */
function serving(of: Size): Size {
  return { ...of, least: Math.max(of.least, 1) };
}
