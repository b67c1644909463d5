import { isObject, memberOf } from './json/json.ts';
import type { JsonObject } from './json/json.ts';
import type { Json } from './value.ts';

export type Format = 'plan' | 'state' | 'synth';

/** Tells what a JSON document is by its content; undefined when it is none of the formats read here. */
export function formatOf(json: Json): Format | undefined {
  if (!isObject(json)) return undefined;
  const has = (key: string): boolean => memberOf(json, key) !== undefined;
  if (has('resource_changes') || has('planned_values') || has('plan_format_version')) return 'plan';
  if (has('format_version') && has('configuration')) return 'plan';
  const values = memberOf(json, 'values');
  if (memberOf(values, 'root_module') !== undefined || memberOf(values, 'outputs') !== undefined) return 'state';
  if (has('format_version') && (isObject(values) || isStateOfNothing(json))) return 'state';
  if (isObject(memberOf(memberOf(json, '//'), 'metadata'))) return 'synth';
  return isSource(json) ? 'synth' : undefined;
}

/** Top-level names of a configuration in JSON. */
const sections = new Set(
  'terraform provider variable locals output resource data ephemeral module moved import removed check //'.split(' '),
);

/** A configuration in JSON that CDKTF did not mark; not just any JSON with a member called `data`. */
function isSource(json: JsonObject): boolean {
  if (!Object.keys(json).every((key) => sections.has(key))) return false;
  const holds = (key: string): boolean => isObject(memberOf(json, key));
  return holds('resource') || holds('module') || (holds('data') && (holds('terraform') || holds('provider')));
}

/** `terraform show -json` of an empty state says no more than its version. */
function isStateOfNothing(json: JsonObject): boolean {
  return Object.keys(json).every((key) => key === 'format_version' || key === 'terraform_version');
}

/** Something else that people give by mistake: what it is and what to do. */
export function mistakenFor(json: Json): string | undefined {
  if (!isObject(json)) return undefined;
  if (memberOf(json, 'lineage') !== undefined && memberOf(json, 'serial') !== undefined) {
    return 'is a raw state file; give the output of "terraform show -json" instead';
  }
  if (memberOf(json, '@level') !== undefined) {
    return 'is the log of "terraform plan -json"; give the output of "terraform show -json PLANFILE" instead';
  }
  if (memberOf(json, 'stacks') !== undefined && memberOf(json, 'version') !== undefined) {
    return 'is the manifest of a CDKTF output folder; give the folder instead';
  }
  if (memberOf(memberOf(json, 'tool'), 'name') === 'nospof') {
    return 'is a report of nospof, which does not tell what the services consist of; give the plan that it was made from instead (nospof report shows it)';
  }
  if (memberOf(json, 'provider_schemas') !== undefined) {
    return 'holds provider schemas; give the output of "terraform show -json PLANFILE" instead';
  }
  return undefined;
}
