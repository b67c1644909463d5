import { pushAll } from '../../multimap.ts';
import { blockAddress, keyText } from '../address.ts';
import { opaqueModulesOf } from '../plan/configuration.ts';
import { inputName } from '../contents.ts';
import type { Contents, Origin } from '../contents.ts';
import type { Document, ResourceTemplate } from '../deployment.ts';
import { placeResources } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { isList, isObject, memberOf, objectAt, textAt } from '../json/json.ts';
import type { JsonObject } from '../json/json.ts';
import { PlannedAttributes } from '../plan/planned-attributes.ts';
import { noSettings, settingsOf } from '../plan/provider-settings.ts';
import type { ProviderSettings } from '../plan/provider-settings.ts';
import { providerOfType, shortProvider } from '../provider.ts';
import type { Scope } from '../evaluation.ts';
import { Expansion } from './expansion.ts';
import { expressionOf } from './json-expression.ts';
import { type Instance, instancesOf } from './instances.ts';
import { moduleOf, resourcesOf } from './module.ts';
import type { SynthResource } from './module.ts';
import { remoteStatesOf } from './remote-states.ts';
import type { Stack } from './remote-states.ts';
import { constructOf, sourceOf } from './source.ts';

/**
 * Reads one synthesised stack (cdk.tf.json of CDKTF or CDK Terrain) among all stacks of the run, as if it were a plan
 * that creates everything: constants are known, references unknown, what is not written is omitted.
 * @param expansion of all stacks of the run
 */
export function readSynth(
  stack: Stack,
  stacks: readonly Stack[],
  origin: Origin,
  expansion: Expansion = new Expansion(),
): Contents {
  const { json } = stack;
  const root = moduleOf(json);
  const document: Document = {
    name: origin.name,
    kind: 'cdktf',
    path: origin.path,
    digest: origin.digest,
    ...(origin.isTestTier === true && { isTestTier: true }),
    ...(origin.isNamed === true && { isNamed: true }),
    ...(origin.values !== undefined && { values: origin.values }),
    configuration: root,
    variables: {},
    outputs: {},
    opaqueModules: opaqueModulesOf(root),
    remoteStates: remoteStatesOf(stack, stacks),
  };
  const scope: Scope = { module: root, variables: {}, caller: undefined, evaluated: false };
  const providers = settingsByKey(json, scope);
  const drafts: Draft[] = [];
  for (const resource of resourcesOf(json)) {
    const template = root.resources.get(blockAddress(resource));
    if (template === undefined) continue;
    const settings = providers.get(template.providerKey ?? '') ?? noSettings;
    const provider = providerOf(resource, json);
    const counts = (instances: number, argument: 'count' | 'for_each'): void =>
      expansion.add(instances, argument, blockAddress(resource), inputName(stack.path));
    const instances = instancesOf(memberOf(resource.json, 'count'), memberOf(resource.json, 'for_each'), scope, counts);
    const source = sourceOf(resource.json, stack.folder);
    pushAll(drafts, draftsOf(resource, instances, template, scope, settings, provider, source));
  }
  return { document, resources: placeResources(drafts, document, origin.isOnly), removed: [] };
}

function draftsOf(
  resource: SynthResource,
  instances: readonly Instance[],
  template: ResourceTemplate,
  scope: Scope,
  settings: ProviderSettings,
  provider: string,
  source: Draft['source'],
): readonly Draft[] {
  const { mode, type, name, json } = resource;
  const construct = constructOf(json);
  const place = {
    value: undefined,
    unknown: true,
    sensitive: undefined,
    written: { kind: 'written', expression: template.expressions },
  } as const;
  return instances.map(({ key, values, open }) => ({
    ...(open && { openNumber: open }),
    address: `${blockAddress(resource)}${keyText(key)}`,
    parts: { module: [], mode, type, name, key },
    provider,
    actions: mode === 'data' ? ['read'] : ['create'],
    attributes: new PlannedAttributes(place, { ...scope, instance: values, deferred: mode === 'data' }),
    providerKey: template.providerKey,
    settings,
    source,
    ...(construct !== undefined && { construct }),
    template,
    stateDependencies: [],
  }));
}

/** Settings of each provider block, by the key resources name it with: `aws`, `aws.west`. */
function settingsByKey(stack: JsonObject, scope: Scope): ReadonlyMap<string, ProviderSettings> {
  const found = new Map<string, ProviderSettings>();
  for (const [name, blocks] of Object.entries(objectAt(stack, 'provider'))) {
    for (const block of isList(blocks) ? blocks : [blocks]) {
      if (!isObject(block)) continue;
      const alias = textAt(block, 'alias');
      found.set(alias === undefined ? name : `${name}.${alias}`, settingsOf(expressionOf(block), scope));
    }
  }
  return found;
}

function providerOf({ type, json }: SynthResource, stack: JsonObject): string {
  const [local = ''] = (textAt(json, 'provider') ?? type.split('_', 1)[0] ?? type).replace(/^\$\{/, '').split('.', 1);
  const required = objectAt(objectAt(objectAt(stack, 'terraform'), 'required_providers'), local);
  const source = textAt(required, 'source');
  return source === undefined ? providerOfType(local) : shortProvider(source);
}
