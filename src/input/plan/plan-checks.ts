import { inputName } from '../contents.ts';
import { InputError } from '../error.ts';
import type { ModuleTemplate } from '../deployment.ts';
import { memberOf, textAt } from '../json/json.ts';
import type { JsonObject } from '../json/json.ts';
import { leftOut } from './left-out.ts';

/** Throws InputError for a plan of an unknown major format, and for one that is not whole unless `allowErrored`. */
export function checkPlan(plan: JsonObject, path: string, allowErrored: boolean): void {
  checkVersion(textAt(plan, 'format_version') ?? textAt(plan, 'plan_format_version'), 'plan', path);
  if (allowErrored) return;
  if (memberOf(plan, 'errored') === true) {
    throw new InputError(
      `${inputName(path)}: planning stopped with an error (errored: true), so this is only a part of the plan; ` +
        'fix the error and plan again.',
    );
  }
  if (memberOf(plan, 'complete') === false) {
    throw new InputError(
      `${inputName(path)}: the plan leaves changes out (complete: false), as with -target or deferred changes; ` +
        'plan the whole configuration.',
    );
  }
}

/** Throws InputError for a plan that lacks what its configuration, read as `root`, has for certain. */
export function refuseLeftOut(plan: JsonObject, root: ModuleTemplate | undefined, path: string): void {
  const address = leftOut(plan, root);
  if (address === undefined) return;
  throw new InputError(
    `${inputName(path)}: the plan lacks ${address}, which its configuration has, as with -exclude or -target; ` +
      'plan the whole configuration.',
  );
}

/** Throws InputError for a format of major version 2 or later: what it means is not known yet. */
export function checkVersion(version: string | undefined, what: 'plan' | 'state', path: string): void {
  if (version === undefined || /^[01](\.|$)/.test(version)) return;
  throw new InputError(
    `${inputName(path)}: the ${what} has format version ${version.slice(0, 20)}, but only versions 0.x and 1.x are known.`,
  );
}
