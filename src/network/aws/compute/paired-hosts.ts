import { replaceAll } from '../../../multimap.ts';
import { type Draft, type Member, type NetworkBuilder, type Zone, asAlternative } from '../../builder.ts';
import type { Missing } from '../../fact.ts';
import type { MemberPlace } from './pool.ts';

/** The instances a task may run on. */
interface Candidates {
  readonly machines: readonly Member[];
  /** They are all that there are: nothing but the instances decides the zones. */
  readonly isWhole: boolean;
  /** What would tell whether it runs on them at all. */
  readonly missing: Missing;
}

/**
 * The instance a task runs on: in the zone of the task, each task of a zone on another one as far as there are instances. Where
 * it is lost, the task starts again on any of the others.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement.html
 */
export function needHost(
  net: NetworkBuilder,
  task: Draft,
  { zone, round, index }: MemberPlace,
  { machines, isWhole, missing }: Candidates,
): void {
  // Of several instances only one in reach: what keeps the task from the others is the matter, and its zone is lost with it.
  if (machines.length === 0 || (!isWhole && machines.length === 1)) return;
  const here = machines.filter((machine) => machine.zone !== undefined && machine.zone.key === zone?.key);
  const own = here[round % Math.max(here.length, 1)] ?? machines[index % machines.length];
  // Where the instance is, the task is: it is lost with the zone because the instance is.
  if (isWhole && here.length > 0 && missing === undefined) leaveZone(task, zone);
  net.need(task, {
    of: machines.map((machine) => ({ ...asAlternative(machine), active: machine === own })),
    detection: 'end-to-end',
    switchTime: net.times.time('ecs-task'),
    unless: missing,
    // Where the task is bound to a zone, it needs the instances there for that reason only.
    byPlaceOf: isWhole ? undefined : task.index,
  });
}

function leaveZone(task: Draft, zone: Zone | undefined): void {
  const of = new Set(zone?.memberships);
  replaceAll(
    task.domains,
    task.domains.filter((membership) => !of.has(membership)),
  );
}
