import type { Contents, Origin } from './contents.ts';
import type { Document } from './deployment.ts';
import { placeResources } from './draft.ts';
import type { Draft } from './draft.ts';
import { addressOf, dependenciesOf, providerNameOf } from './resource-identity.ts';
import { memberOf, textAt } from './json/json.ts';
import type { JsonObject } from './json/json.ts';
import { checkVersion } from './plan/plan-checks.ts';
import { PlannedAttributes } from './plan/planned-attributes.ts';
import { untold } from './plan/planned-place.ts';
import { noSettings } from './plan/provider-settings.ts';
import { outputsOfValues, resourcesOfValues } from './values-representation.ts';

/** Reads the JSON of `terraform show -json` of a state: values without configuration. Throws InputError. */
export function readState(state: JsonObject, origin: Origin): Contents {
  checkVersion(textAt(state, 'format_version'), 'state', origin.path);
  const values = memberOf(state, 'values');
  const document: Document = {
    name: origin.name,
    kind: 'state',
    path: origin.path,
    digest: origin.digest,
    ...(origin.isTestTier === true && { isTestTier: true }),
    ...(origin.isNamed === true && { isNamed: true }),
    ...(origin.values !== undefined && { values: origin.values }),
    configuration: undefined,
    variables: {},
    outputs: outputsOfValues(values),
    opaqueModules: [],
  };
  const drafts = resourcesOfValues(values)
    .filter((resource) => textAt(resource, 'address') !== undefined && memberOf(resource, 'deposed_key') === undefined)
    .map((resource) => draftOf(resource, origin.path));
  return { document, resources: placeResources(drafts, document, origin.isOnly), removed: [] };
}

function draftOf(resource: JsonObject, path: string): Draft {
  const parts = addressOf(resource, path);
  const place = {
    value: memberOf(resource, 'values'),
    unknown: undefined,
    sensitive: memberOf(resource, 'sensitive_values'),
    written: untold,
  };
  return {
    address: textAt(resource, 'address') ?? '',
    parts,
    provider: providerNameOf(resource, parts.type),
    actions: ['no-op'],
    attributes: new PlannedAttributes(place, undefined),
    providerKey: undefined,
    settings: noSettings,
    source: undefined,
    template: undefined,
    stateDependencies: dependenciesOf(resource),
  };
}
