import type { Resource } from '../../../input/deployment.ts';
import { argument, factAbout } from '../../fact.ts';
import type { Interruption } from '../../interruption.ts';
import { type Disruption, disruptions } from '../catalogue/disruptions.ts';
import { canonicalType } from '../type-aliases.ts';
import { holds } from './holds.ts';

/** How an apply takes a resource, or a part of it, down. */
export interface Taken extends Pick<Interruption, 'by' | 'arguments' | 'missing'> {
  /** What the part that is down is called; undefined where all of it is down. */
  readonly part: Disruption['part'];
}

/**
 * What an apply does to a resource that is there before: nothing where it stays, where its replacement is there before it is
 * destroyed (`create_before_destroy`), where only Terraform forgets it, or where an update disrupts nothing.
 * @param after the same resource after the apply; undefined where it is destroyed
 */
export function takenBy(before: Resource, after: Resource | undefined): readonly Taken[] {
  const whole = { missing: undefined, part: undefined };
  if (after === undefined) return [{ by: 'destroyed', arguments: [], ...whole }];
  if (after.isActionUnknown) {
    return [{ by: 'updated', arguments: [], missing: [factAbout(after, 'action')], part: undefined }];
  }
  const [first] = after.actions;
  if (first === 'delete') return [{ by: 'replaced', arguments: after.replacePaths ?? [], ...whole }];
  if (first !== 'update') return [];
  const found = (disruptions.get(canonicalType(before.type)) ?? []).flatMap((one) => disrupted(one, before, after));
  const whichever = found.find(({ part, missing }) => part === undefined && missing === undefined);
  return whichever === undefined ? found : [whichever];
}

function disrupted(one: Disruption, before: Resource, after: Resource): readonly Taken[] {
  const { updates = new Map() } = after;
  const changed = one.arguments.filter((name) => updates.has(name) && !(one.major && isMinor(name, before, after)));
  if (changed.length === 0) return [];
  const sure = changed.filter((name) => updates.get(name) === 'changes');
  const open = sure.length > 0 ? [] : changed.map((name) => argument(after, name));
  for (const condition of one.when ?? []) {
    const answer = holds(condition, after);
    if (answer === false) return [];
    if (answer === undefined) open.push(argument(after, condition.argument));
  }
  const missing = open.length === 0 ? undefined : open;
  return [{ by: 'updated', arguments: sure.length > 0 ? sure : changed, missing, part: one.part }];
}

/** The numbers before the first dot stay: `15.4` and `15.7`. What cannot be told is no minor change. */
function isMinor(name: string, before: Resource, after: Resource): boolean {
  const [from, to] = [before, after].map(({ attributes }) => attributes.string(name)?.split('.')[0]);
  return from !== undefined && from === to;
}
