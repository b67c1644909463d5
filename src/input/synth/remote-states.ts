import { isObject, memberOf, objectAt, textAt } from '../json/json.ts';
import type { JsonObject } from '../json/json.ts';
import type { LocalModules } from './local-modules.ts';
import type { Json } from '../value.ts';

/** A stack that another one may read the outputs of. */
export interface Stack {
  /** Name of its document. */
  readonly name: string;
  /** Name CDKTF gave it. */
  readonly stackName: string;
  /** Input it came from, as the user gave it. */
  readonly path: string;
  /** Where its file is, without symbolic links; undefined for standard input. */
  readonly folder: string | undefined;
  /** The modules in folders that it calls; none where it has no file. */
  readonly modules?: LocalModules;
  readonly json: JsonObject;
}

const crossStack = 'cross-stack-reference-input-';

/**
 * Tells which of the stacks each `terraform_remote_state` of one stack reads: by the name CDKTF gives a cross-stack
 * reference, else by an equal backend.
 */
export function remoteStatesOf(stack: Stack, stacks: readonly Stack[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const others = stacks.filter((each) => each !== stack);
  for (const [name, data] of Object.entries(objectAt(objectAt(stack.json, 'data'), 'terraform_remote_state'))) {
    const wanted = readsBackend(data);
    const named = others.filter((each) => name === `${crossStack}${each.stackName}`);
    const same = others.filter((each) => wanted !== undefined && ownBackend(each.json) === wanted);
    const target = named.find((each) => each.path === stack.path) ?? only(same) ?? only(named);
    if (target !== undefined) found.set(name, target.name);
  }
  return found;
}

function only(stacks: readonly Stack[]): Stack | undefined {
  return stacks.length === 1 ? stacks[0] : undefined;
}

/** Backend a stack writes its state to, as comparable text. */
function ownBackend(stack: JsonObject): string | undefined {
  const [backend] = Object.entries(objectAt(objectAt(stack, 'terraform'), 'backend'));
  return backend === undefined ? undefined : `${backend[0]} ${canonical(backend[1])}`;
}

/** Backend a remote state reads, as comparable text. */
function readsBackend(data: Json): string | undefined {
  const type = textAt(data, 'backend');
  return type === undefined ? undefined : `${type} ${canonical(objectAt(data, 'config'))}`;
}

function canonical(json: Json): string {
  return JSON.stringify(json, (_, value: Json) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) : value,
  );
}

/** Name of the stack a file was synthesised from. */
export function stackNameOf(json: JsonObject): string | undefined {
  return textAt(memberOf(memberOf(json, '//'), 'metadata'), 'stackName');
}
