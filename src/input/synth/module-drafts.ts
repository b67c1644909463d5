import { pushAll } from '../../multimap.ts';
import { blockAddress, keyText } from '../address.ts';
import type { ModuleStep, ResourceTemplate } from '../deployment.ts';
import type { Draft } from '../draft.ts';
import type { Scope } from '../evaluation.ts';
import { isList, isObject, listAt, memberOf, objectAt, textAt } from '../json/json.ts';
import type { JsonObject } from '../json/json.ts';
import { emptyModule } from '../plan/configuration.ts';
import { PlannedAttributes } from '../plan/planned-attributes.ts';
import { noSettings, settingsOf } from '../plan/provider-settings.ts';
import type { ProviderSettings } from '../plan/provider-settings.ts';
import { providerOfType, shortProvider } from '../provider.ts';
import { instancesOf } from './instances.ts';
import { expressionOf } from './json-expression.ts';
import { folderOf, type LocalModules } from './local-modules.ts';
import { providerKeyIn, resourcesOf } from './module.ts';
import type { SynthResource } from './module.ts';
import { constructOf, sourceOf } from './source.ts';

/** What the modules of one stack have in common. */
interface OfStack {
  readonly modules: LocalModules;
  /** Where the stack is. */
  readonly folder: string | undefined;
  /** Told how many instances an argument makes, before they are made. */
  readonly counts: (instances: number, argument: 'count' | 'for_each', address: string) => void;
}

/** One instance of a module, the root among them. */
interface Home {
  readonly json: JsonObject;
  /** Where its files are; undefined for a stack without a file. */
  readonly folder: string | undefined;
  readonly scope: Scope;
  readonly steps: readonly ModuleStep[];
  readonly path: string;
  /** Settings of provider configurations, by the key resources name them with: `aws`, `aws.west`. */
  readonly providers: ReadonlyMap<string, Provider>;
  /** Construct that made the call of the module; undefined for the root. */
  readonly construct: string | undefined;
  /** What says how many instances there are, where that is not known. */
  readonly open: Draft['openNumber'];
}

interface Provider {
  /** Key that is unique in the stack. */
  readonly key: string;
  readonly settings: ProviderSettings;
  /** Short source. */
  readonly source: string;
}

/** The resources of a stack and of the modules that it calls in folders. */
export function draftsIn(stack: JsonObject, scope: Scope, of: OfStack): readonly Draft[] {
  const { folder } = of;
  const providers = providersIn(stack, scope, new Map(), '');
  const root = { json: stack, folder, scope, steps: [], path: '', providers, construct: undefined, open: undefined };
  return draftsBelow(root, of);
}

function draftsBelow(home: Home, of: OfStack): Draft[] {
  const { json, scope, path } = home;
  const drafts: Draft[] = [];
  for (const resource of resourcesOf(json)) {
    const template = scope.module.resources.get(blockAddress(resource));
    if (template !== undefined) pushAll(drafts, draftsOf(resource, template, home, of));
  }
  for (const [name, call] of Object.entries(objectAt(json, 'module'))) {
    const written = scope.module.calls.get(name);
    const folder = home.folder === undefined ? undefined : folderOf(call, home.folder);
    const inner = folder === undefined ? undefined : of.modules.get(folder);
    if (written === undefined || written.module === emptyModule || inner === undefined || !isObject(call)) continue;
    const address = `${path}module.${name}`;
    const counts = (instances: number, argument: 'count' | 'for_each'): void => of.counts(instances, argument, address);
    // Few modules that call each other often are many instances, too.
    counts(1, 'count');
    const instances = instancesOf(memberOf(call, 'count'), memberOf(call, 'for_each'), scope, counts);
    for (const { key, values, open } of instances) {
      const caller = { scope: { ...scope, instance: values }, call: written };
      const called: Scope = { module: written.module, variables: {}, caller, evaluated: false };
      const innerPath = `${address}${keyText(key)}.`;
      const one: Home = {
        json: inner,
        folder,
        scope: called,
        steps: [...home.steps, { name, key }],
        path: innerPath,
        providers: providersIn(inner, called, handedOn(call, home.providers), innerPath),
        construct: constructOf(call) ?? home.construct,
        open: open ?? home.open,
      };
      pushAll(drafts, draftsBelow(one, of));
    }
  }
  return drafts;
}

function draftsOf(resource: SynthResource, template: ResourceTemplate, home: Home, of: OfStack): readonly Draft[] {
  const { mode, type, name, json } = resource;
  const { scope, steps, path, providers } = home;
  const counts = (instances: number, argument: 'count' | 'for_each'): void =>
    of.counts(instances, argument, `${path}${blockAddress(resource)}`);
  const provider = providers.get(template.providerKey ?? '');
  const source = steps.length === 0 ? sourceOf(json, of.folder) : undefined;
  const construct = constructOf(json) ?? home.construct;
  const place = {
    value: undefined,
    unknown: true,
    sensitive: undefined,
    written: { kind: 'written', expression: template.expressions },
  } as const;
  return instancesOf(memberOf(json, 'count'), memberOf(json, 'for_each'), scope, counts).map(
    ({ key, values, open = home.open }) => ({
      ...(open && { openNumber: open }),
      address: `${path}${blockAddress(resource)}${keyText(key)}`,
      parts: { module: steps, mode, type, name, key },
      provider: provider?.source ?? sourceOfProvider(template.providerKey ?? type, home.json),
      actions: mode === 'data' ? ['read'] : ['create'],
      attributes: new PlannedAttributes(place, { ...scope, instance: values, deferred: mode === 'data' }),
      providerKey: provider?.key ?? template.providerKey,
      settings: provider?.settings ?? noSettings,
      source,
      ...(construct !== undefined && { construct }),
      template,
      stateDependencies: [],
    }),
  );
}

/** Those that a module configures itself, over those that it is given. */
function providersIn(
  json: JsonObject,
  scope: Scope,
  given: ReadonlyMap<string, Provider>,
  path: string,
): ReadonlyMap<string, Provider> {
  const found = new Map(given);
  for (const [name, blocks] of Object.entries(objectAt(json, 'provider'))) {
    for (const block of isList(blocks) ? blocks : [blocks]) {
      if (!isObject(block)) continue;
      const alias = textAt(block, 'alias');
      const key = alias === undefined ? name : `${name}.${alias}`;
      const settings = settingsOf(expressionOf(block), scope);
      found.set(key, { key: `${path}${key}`, settings, source: sourceOfProvider(name, json) });
    }
  }
  return found;
}

/** A module is given the configurations that its call names, and those without an alias. */
function handedOn(call: JsonObject, providers: ReadonlyMap<string, Provider>): ReadonlyMap<string, Provider> {
  const given = new Map([...providers].filter(([key]) => !key.includes('.')));
  for (const name of Object.keys(objectAt(call, 'providers'))) {
    const provider = providers.get(providerKeyIn(textAt(objectAt(call, 'providers'), name) ?? ''));
    if (provider !== undefined) given.set(name, provider);
  }
  return given;
}

/** Short source of the provider with a local name, or of the one that a key or a type begins with. */
function sourceOfProvider(name: string, json: JsonObject): string {
  const [local = ''] = name.split(/[._]/, 1);
  const terraform = objectAt(json, 'terraform');
  // In a file of Terraform's language it is a block, of which there may be several.
  const blocks = [objectAt(terraform, 'required_providers'), ...listAt(terraform, 'required_providers')];
  const source = blocks.map((block) => textAt(objectAt(block, local), 'source')).find((one) => one !== undefined);
  return source === undefined ? providerOfType(local) : shortProvider(source);
}
