import { type Draft, type Member, type NetworkBuilder, asAlternative } from '../../builder.ts';
import { allOf } from '../../fact.ts';
import type { Hosts } from './ecs-hosts.ts';
import type { MemberPlace } from './pool.ts';

/**
 * The instance a task runs on: in the zone of the task, each task of a zone on another one as far as there are instances. Where
 * it is lost, the task starts again on any of the others.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement.html
 */
export function needHost(
  net: NetworkBuilder,
  task: Draft,
  { zone, round, index }: MemberPlace,
  machines: readonly Member[],
  { missing }: Hosts,
): void {
  if (machines.length === 0) return;
  const here = machines.filter((machine) => machine.zone !== undefined && machine.zone.key === zone?.key);
  const own = here[round % Math.max(here.length, 1)] ?? machines[index % machines.length];
  net.need(task, {
    of: machines.map((machine) => ({ ...asAlternative(machine), active: machine === own })),
    detection: 'end-to-end',
    switchTime: net.times.time('ecs-task'),
    unless: allOf(missing),
  });
}
