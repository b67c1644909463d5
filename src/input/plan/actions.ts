import type { Action } from '../deployment.ts';
import { isObject, type JsonObject, memberOf, stringsOf } from '../json/json.ts';

/** What a plan does to a resource, in its order. */
export function actionsOf(change: JsonObject): readonly Action[] {
  const actions = stringsOf(memberOf(change, 'actions')).filter(isAction);
  return actions.some((action) => action !== 'no-op') ? actions : [actionBetween(change)];
}

/** What the values say, where no action is said, or one that this version does not know: it must not hide a change. */
function actionBetween(change: JsonObject): Action {
  const [before, after] = [memberOf(change, 'before'), memberOf(change, 'after')];
  if (!isObject(after) || before === undefined) return 'no-op';
  if (before === null) return 'create';
  return JSON.stringify(before) === JSON.stringify(after) ? 'no-op' : 'update';
}

const actionNames: readonly string[] = ['no-op', 'create', 'read', 'update', 'delete', 'forget'] satisfies Action[];

/** It is one that this version knows. */
export function isAction(text: string): text is Action {
  return actionNames.includes(text);
}
