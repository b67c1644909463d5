import { isList, isObject, listAt, memberOf, textAt, type JsonObject } from '../../src/input/json/json.ts';
import type { Json } from '../../src/input/value.ts';
import { changedAt, valueAt, type Path } from './changed-at.ts';
import { alsoWritten, pathToWritten, writtenUnknown } from './written-unknown.ts';

/** A plan in which one value is only known after the apply. */
export interface MadeUnknown {
  readonly address: string;
  /** `aws_lb_listener default_action.type`: the same for every resource of the type and every element of a list. */
  readonly what: string;
  readonly path: Path;
  /** What is written there is left as it is. */
  readonly kept: boolean;
  readonly plan: () => JsonObject;
}

/** What AWS gives, and no plan writes. */
const computed = new Set(['id', 'arn', 'tags_all', 'owner_id', 'region']);

/**
 * Every value of a plan made unknown in turn: each text, number and flag, and each argument as a whole. What is written there is
 * made something unknown too, as Terraform would have it, unless it is `kept`.
 */
export function* madeUnknown(plan: JsonObject, kept = false): Iterable<MadeUnknown> {
  for (const [index, resource] of listAt(plan, 'resource_changes').entries()) {
    const address = textAt(resource, 'address');
    const change = memberOf(resource, 'change');
    const after = memberOf(change, 'after');
    if (address === undefined || !isObject(after)) continue;
    const toWritten = kept ? undefined : pathToWritten(plan, address);
    const written = toWritten && valueAt(plan, toWritten);
    for (const path of pathsIn(after)) {
      const [name] = path;
      let now: Json | undefined;
      if (written !== undefined) {
        now = writtenUnknown(written, after, path);
        // What is not written has a default, or is what AWS gave it: that is never unknown unless it is written.
        if (now === undefined && !computed.has(String(name))) now = alsoWritten(written, after, path);
        if (now === undefined) continue;
      }
      const what = `${textAt(resource, 'type')} ${path.filter((step) => typeof step === 'string').join('.')}`;
      const at: Path = ['resource_changes', index, 'change'];
      yield {
        address,
        what,
        path,
        kept,
        plan: () => {
          let made = changedAt(plan, [...at, 'after', ...path], undefined);
          made = changedAt(made, [...at, 'after_unknown', ...path], true);
          if (toWritten !== undefined && now !== undefined) made = changedAt(made, toWritten, now);
          return isObject(made) ? made : plan;
        },
      };
    }
  }
}

/** Every place that has a value; of blocks and maps also what is in them, of lists the elements. */
function* pathsIn(after: JsonObject): Iterable<Path> {
  const stack: { readonly path: Path; readonly value: Json }[] = [{ path: [], value: after }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { path, value } = next;
    const isContainer = isList(value) || isObject(value);
    const isEmpty = value === null || (isContainer && Object.keys(value).length === 0);
    if (isEmpty) continue;
    // The element of a list of blocks is there or is not: only what is in it can be unknown.
    const isBlock = isObject(value) && typeof path.at(-1) !== 'string';
    if (!isBlock) yield path;
    if (!isContainer) continue;
    for (const key of Object.keys(value).toReversed()) {
      const step = isList(value) ? Number(key) : key;
      stack.push({ path: [...path, step], value: valueAt(value, [step]) ?? null });
    }
  }
}
