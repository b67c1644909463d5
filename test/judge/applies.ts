import { lint, type Report } from '../../src/lint.ts';
import { isObject, type JsonObject } from '../../src/input/json/json.ts';
import type { Json } from '../../src/input/value.ts';
import { applied } from '../input/applied.ts';
import { planForm } from '../network/plan-form.ts';

type Config = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;

/** What an apply does to a resource: an update says the arguments after it, `null` for one that is known after the apply only. */
export type Done =
  | 'create'
  | 'destroy'
  | 'forget'
  /** An action that no version of Terraform has yet. */
  | 'recast'
  | { readonly replace: readonly string[]; readonly createFirst?: true }
  | { readonly update: Readonly<Record<string, Json>>; readonly unknown?: readonly string[] };

/** The plan of a configuration that exists already, but for what it does by address. */
export function planOf(resource: Config, done: Readonly<Record<string, Done>>): JsonObject {
  const provider = { aws: [{ region: 'ap-northeast-2' }] };
  const first: JsonObject = JSON.parse(JSON.stringify(planForm({ resource, provider })));
  const plan: { resource_changes: { address: string; change: JsonObject }[] } = JSON.parse(
    JSON.stringify(applied(first)),
  );
  const known = new Set(plan.resource_changes.map(({ address }) => address));
  for (const address of Object.keys(done)) if (!known.has(address)) throw new Error(`no resource ${address}`);
  const changes = plan.resource_changes.map((one) => ({ ...one, change: changeOf(one.change, done[one.address]) }));
  return JSON.parse(JSON.stringify({ ...plan, resource_changes: changes }));
}

function changeOf(change: JsonObject, done: Done | undefined): JsonObject {
  const { before } = change;
  if (done === undefined || !isObject(before)) return change;
  if (done === 'create') return { ...change, actions: ['create'], before: null };
  if (done === 'destroy') return { ...change, actions: ['delete'], after: null };
  if (done === 'recast') return { ...change, actions: ['recast'] };
  if (done === 'forget') return { ...change, actions: ['forget'], after: null };
  if ('replace' in done) {
    const actions = done.createFirst ? ['create', 'delete'] : ['delete', 'create'];
    return { ...change, actions, replace_paths: done.replace.map((path) => path.split('.')) };
  }
  const { update, unknown = [] } = done;
  return {
    ...change,
    actions: ['update'],
    after: { ...before, ...update, ...Object.fromEntries(unknown.map((name) => [name, null])) },
    after_unknown: Object.fromEntries(unknown.map((name) => [name, true])),
  };
}

/** The report on such a plan, by the recommended pack unless `config` says another. */
export function reportOn(plan: JsonObject, config?: string): Promise<Report> {
  const bytes = new TextEncoder().encode(JSON.stringify(plan));
  return lint({ inputs: ['-'], stdin: async () => bytes, allowEmpty: true, ...(config !== undefined && { config }) });
}

/** Findings of a policy on such a plan, each with what it says. */
export async function found(policy: string, resource: Config, done: Readonly<Record<string, Done>>) {
  const { findings } = await reportOn(planOf(resource, done));
  return findings.filter((one) => one.policy === policy);
}
