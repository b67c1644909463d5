import type { Resource } from '../deployment.ts';
import { isList, type JsonObject, listAt, marksAnything, memberOf, objectAt, stringsOf, textAt } from '../json/json.ts';
import type { Json } from '../value.ts';
import { isAction } from './actions.ts';
import { isSame } from './template-before.ts';

/** What the plan says of why a resource is replaced, a path being a list of names and numbers, and of what an update changes. */
export function reasonsOf(
  resource: JsonObject,
): Pick<Resource, 'actionReason' | 'replacePaths' | 'updates' | 'isActionUnknown'> {
  const reason = textAt(resource, 'action_reason');
  const change = objectAt(resource, 'change');
  const paths = listAt(change, 'replace_paths');
  const actions = stringsOf(memberOf(change, 'actions'));
  const updates = actions.includes('update') ? updatesOf(change) : undefined;
  return {
    ...(reason === undefined ? {} : { actionReason: reason }),
    ...(paths.length === 0 ? {} : { replacePaths: paths.map(pathText) }),
    ...(updates === undefined || updates.size === 0 ? {} : { updates }),
    ...(actions.every(isAction) ? {} : { isActionUnknown: true as const }),
  };
}

function updatesOf(change: JsonObject): NonNullable<Resource['updates']> {
  const [before, after, unknown] = ['before', 'after', 'after_unknown'].map((key) => objectAt(change, key));
  const names = new Set([before, after, unknown].flatMap((values) => Object.keys(values ?? {})));
  const updates = new Map<string, 'changes' | 'may-change'>();
  for (const name of names) {
    if (marksAnything(memberOf(unknown, name))) updates.set(name, 'may-change');
    else if (!isSame(memberOf(before, name) ?? null, memberOf(after, name) ?? null)) updates.set(name, 'changes');
  }
  return updates;
}

function pathText(path: Json): string {
  const steps = isList(path) ? path : [path];
  return steps.map((step) => (typeof step === 'string' ? step : JSON.stringify(step))).join('.');
}
