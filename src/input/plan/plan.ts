import { parseModule } from '../address.ts';
import { isSecretVariable, opaqueModulesOf, readModule } from './configuration.ts';
import type { Contents, Origin } from '../contents.ts';
import type { Action, Document } from '../deployment.ts';
import { placeResources } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { addressOf, dependenciesOf, providerNameOf } from '../resource-identity.ts';
import { isObject, listAt, memberOf, objectAt, textAt } from '../json/json.ts';
import type { JsonObject } from '../json/json.ts';
import { scopeOfInstance } from '../each-value.ts';
import { ModuleScopes } from './module-scopes.ts';
import { PlannedAttributes } from './planned-attributes.ts';
import { actionsOf } from './actions.ts';
import { reasonsOf } from './reasons.ts';
import { templateBefore } from './template-before.ts';
import { untold } from './planned-place.ts';
import type { Place, Written } from './planned-place.ts';
import { checkPlan, refuseLeftOut } from './plan-checks.ts';
import { ProviderConfigurations } from './provider-settings.ts';
import type { Json } from '../value.ts';
import { outputsOfValues, resourcesOfValues } from '../values-representation.ts';

/**
 * Reads the JSON of `terraform show -json PLANFILE`, format 0.1 to 1.x.
 * Throws InputError for another format, and for a plan that is not whole unless `allowErrored`.
 */
export function readPlan(plan: JsonObject, origin: Origin, allowErrored: boolean): Contents {
  checkPlan(plan, origin.path, allowErrored);
  const configuration = memberOf(plan, 'configuration');
  const rootModule = memberOf(configuration, 'root_module');
  // A configuration that says nothing (generated on import, redacted) must not turn unknown values into defaults.
  const root = isObject(rootModule) && Object.keys(rootModule).length > 0 ? readModule(rootModule) : undefined;
  if (!allowErrored) refuseLeftOut(plan, root, origin.path);
  const planned = memberOf(plan, 'planned_values');
  const document: Document = {
    name: origin.name,
    kind: 'plan',
    path: origin.path,
    digest: origin.digest,
    ...(origin.isTestTier === true && { isTestTier: true }),
    ...(origin.isNamed === true && { isNamed: true }),
    ...(origin.values !== undefined && { values: origin.values }),
    configuration: root,
    variables: variablesOf(plan),
    outputs: outputsOfValues(planned),
    opaqueModules: root === undefined ? [] : opaqueModulesOf(root),
    ...relevantOf(plan),
  };
  const scopes = new ModuleScopes(root, document.variables);
  const drafts = new PlanDrafts(plan, origin.path, scopes);
  return {
    document,
    resources: placeResources(drafts.resources(), document, origin.isOnly),
    removed: placeResources(drafts.removed(), document, origin.isOnly),
    before: () => placeResources(drafts.before(), document, origin.isOnly),
  };
}

/** Values of root variables. A sensitive one stays unknown: a tier, a Region or a tag that comes of it stands in every report. */
function variablesOf(plan: JsonObject): Readonly<Record<string, Json>> {
  const declared = objectAt(memberOf(memberOf(plan, 'configuration'), 'root_module'), 'variables');
  const found: [string, Json][] = [];
  for (const [name, variable] of Object.entries(objectAt(plan, 'variables'))) {
    const value = memberOf(variable, 'value');
    if (value !== undefined && !isSecretVariable(memberOf(declared, name))) found.push([name, value]);
  }
  return Object.fromEntries(found);
}

/** Redacted plans have an empty list, which says nothing. */
function relevantOf(plan: JsonObject): Pick<Document, 'relevant'> {
  const addresses = listAt(plan, 'relevant_attributes').flatMap((each) => textAt(each, 'resource') ?? []);
  return addresses.length === 0 ? {} : { relevant: new Set(addresses) };
}

/** One instance of the plan: where it is described, and the three trees of its values. */
interface Planned {
  readonly resource: JsonObject;
  readonly actions: readonly Action[];
  readonly value: Json | undefined;
  readonly unknown: Json | undefined;
  readonly sensitive: Json | undefined;
}

/** Joins the four places where a plan speaks of a resource: changes, planned values, prior state, configuration. */
class PlanDrafts {
  readonly #path: string;
  readonly #scopes: ModuleScopes;
  readonly #providers: ProviderConfigurations;
  readonly #prior: ReadonlyMap<string, JsonObject>;
  readonly #kept = new Map<string, Planned>();
  readonly #removed = new Map<string, Planned>();
  /** Values before, of what this plan updates, replaces or destroys. */
  readonly #before = new Map<string, Planned>();

  constructor(plan: JsonObject, path: string, scopes: ModuleScopes) {
    this.#path = path;
    this.#scopes = scopes;
    this.#providers = new ProviderConfigurations(
      objectAt(objectAt(plan, 'configuration'), 'provider_config'),
      (module) => scopes.of(parseModule(module) ?? []),
    );
    this.#prior = byAddress(memberOf(objectAt(plan, 'prior_state'), 'values'));
    const planned = byAddress(memberOf(plan, 'planned_values'));
    for (const change of listAt(plan, 'resource_changes')) if (isObject(change)) this.#addChange(change, planned);
    for (const [address, resource] of planned) this.#addExisting(address, resource);
    // Data sources that were read while planning stand nowhere but in the state.
    for (const [address, resource] of this.#prior) {
      if (textAt(resource, 'mode') === 'data') this.#addExisting(address, resource);
    }
  }

  resources(): readonly Draft[] {
    return [...this.#kept].map(([address, planned]) => {
      const before = planned.actions.includes('update') ? this.#before.get(address) : undefined;
      const attributesBefore = before && new PlannedAttributes(placeOf(before, untold), undefined);
      return { ...this.#draft(address, planned), attributesBefore };
    });
  }

  removed(): readonly Draft[] {
    return [...this.#removed].map(([address, planned]) => this.#draft(address, planned));
  }

  /** What exists before the apply, at the address that it has after it. */
  before(): readonly Draft[] {
    const kept = [...this.#kept].flatMap(([address, after]) => {
      const before = this.#before.get(address);
      if (before !== undefined) return [this.#draft(address, before, after)];
      return after.actions.includes('create') ? [] : [this.#draft(address, after)];
    });
    return [...kept, ...this.removed()];
  }

  #addChange(resource: JsonObject, planned: ReadonlyMap<string, JsonObject>): void {
    const address = textAt(resource, 'address');
    // A deposed object is what is left of an earlier replacement, not an instance of its own.
    if (address === undefined || memberOf(resource, 'deposed') !== undefined) return;
    const change = objectAt(resource, 'change');
    const actions = actionsOf(change);
    const before = {
      resource,
      actions,
      value: memberOf(change, 'before'),
      sensitive: memberOf(change, 'before_sensitive'),
    };
    if (actions.every((action) => action === 'delete')) {
      this.#removed.set(address, { ...before, unknown: undefined });
      return;
    }
    if (actions.length === 1 && actions[0] === 'forget') {
      this.#kept.set(address, { ...before, unknown: undefined });
      return;
    }
    if (isObject(before.value) && actions.some((action) => action === 'update' || action === 'delete')) {
      this.#before.set(address, { ...before, actions: ['no-op'], unknown: undefined });
    }
    const after = memberOf(change, 'after');
    const values = after === undefined || after === null ? planned.get(address) : undefined;
    this.#kept.set(address, {
      resource,
      actions,
      value: values === undefined ? after : memberOf(values, 'values'),
      unknown: memberOf(change, 'after_unknown'),
      sensitive: memberOf(change, 'after_sensitive') ?? memberOf(values, 'sensitive_values'),
    });
  }

  #addExisting(address: string, resource: JsonObject): void {
    if (this.#kept.has(address)) return;
    this.#kept.set(address, {
      resource,
      actions: textAt(resource, 'mode') === 'data' ? ['read'] : ['no-op'],
      value: memberOf(resource, 'values'),
      unknown: undefined,
      sensitive: memberOf(resource, 'sensitive_values'),
    });
  }

  /** `after` is given for what was there before: only what it has as well was written as it is now. */
  #draft(address: string, planned: Planned, after?: Planned): Draft {
    const { resource, actions, value, unknown } = planned;
    const parts = addressOf(resource, this.#path);
    const ofModule = this.#scopes.of(parts.module);
    const local = `${parts.mode === 'data' ? 'data.' : ''}${parts.type}.${parts.name}`;
    const written = ofModule?.module.resources.get(local);
    const template = after && written ? templateBefore(written, value, after.value) : written;
    const scope = ofModule && scopeOfInstance(ofModule, template?.forEach, parts.key);
    const expressions: Written =
      template === undefined ? untold : { kind: 'written', expression: template.expressions };
    const isDeferred = parts.mode === 'data' && unknown !== undefined;
    const key = template?.providerKey;
    const providerKey = key === undefined ? undefined : this.#providers.resolve(key, parts.module);
    return {
      address,
      parts,
      provider: providerNameOf(resource, parts.type),
      actions,
      change: reasonsOf(resource),
      attributes: new PlannedAttributes(
        placeOf(planned, expressions),
        isDeferred && scope !== undefined ? { ...scope, deferred: true } : scope,
      ),
      providerKey,
      settings: this.#providers.settings(providerKey),
      source: undefined,
      template,
      stateDependencies: dependenciesOf(this.#prior.get(address)),
    };
  }
}

function placeOf({ value, unknown, sensitive }: Planned, written: Written): Place {
  return { value: value ?? undefined, unknown: unknown ?? undefined, sensitive, written };
}

function byAddress(values: Json | undefined): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  for (const resource of resourcesOfValues(values)) {
    const address = textAt(resource, 'address');
    if (address !== undefined) found.set(address, resource);
  }
  return found;
}
