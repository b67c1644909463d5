import type { ModuleStep } from '../deployment.ts';
import { isExpression } from '../expression.ts';
import type { Expression } from '../expression.ts';
import { isList, memberOf, objectAt, textAt } from '../json/json.ts';
import type { JsonObject } from '../json/json.ts';
import { accountIn, accountOfArn, nowhereKnown } from '../whereabouts.ts';
import type { Whereabouts } from '../whereabouts.ts';
import { PlannedAttributes } from './planned-attributes.ts';
import type { Scope } from '../evaluation.ts';
import type { Json } from '../value.ts';

/** What a provider configuration says about all resources that use it. */
export interface ProviderSettings extends Whereabouts {
  readonly defaultTags: Readonly<Record<string, string>>;
}

export const noSettings: ProviderSettings = { ...nowhereKnown, defaultTags: {} };

/** Finds the provider configuration of a resource through aliases and the modules it was passed into. */
export class ProviderConfigurations {
  readonly #raw: JsonObject;
  readonly #scopeOf: (module: string) => Scope | undefined;
  readonly #settings = new Map<string, ProviderSettings>();

  /**
   * @param raw `configuration.provider_config` of a plan
   * @param scopeOf the scope of a module by its address without keys
   */
  constructor(raw: JsonObject, scopeOf: (module: string) => Scope | undefined) {
    this.#raw = raw;
    this.#scopeOf = scopeOf;
  }

  /** Key of the configuration a resource uses, or undefined when it cannot be told which one that is. */
  resolve(key: string, module: readonly ModuleStep[]): string | undefined {
    if (!key.includes(':')) return key;
    const provider = key.slice(key.lastIndexOf(':') + 1);
    // Before 1.1 a key names the module of the resource, also when the module only inherits its provider.
    for (let depth = module.length; depth > 0; depth--) {
      const path = module.slice(0, depth).map((step) => `module.${step.name}`);
      const local = `${path.join('.')}:${provider}`;
      if (this.#isSet(local)) return local;
    }
    const [type = provider] = provider.split('.', 1);
    const atRoot = Object.keys(this.#raw).filter((each) => each.split('.', 1)[0] === type && this.#isSet(each));
    // `providers = { aws = aws.west }` is not in the configuration: with several to choose from, none is sure.
    return atRoot.length > 1 ? undefined : (atRoot[0] ?? type);
  }

  settings(key: string | undefined): ProviderSettings {
    if (key === undefined) return noSettings;
    let settings = this.#settings.get(key);
    if (settings === undefined) {
      settings = this.#read(objectAt(this.#raw, key));
      this.#settings.set(key, settings);
    }
    return settings;
  }

  #isSet(key: string): boolean {
    return Object.keys(objectAt(memberOf(this.#raw, key), 'expressions')).length > 0;
  }

  #read(configuration: Json): ProviderSettings {
    const expressions = memberOf(configuration, 'expressions');
    const scope = this.#scopeOf(textAt(configuration, 'module_address') ?? '');
    return isExpression(expressions) ? settingsOf(expressions, scope) : noSettings;
  }
}

/** Reads region, account and default tags out of the written arguments of a provider. */
export function settingsOf(expressions: Expression, scope: Scope | undefined): ProviderSettings {
  const place = {
    value: undefined,
    unknown: true,
    sensitive: undefined,
    written: { kind: 'written', expression: expressions },
  } as const;
  const attributes = new PlannedAttributes(place, scope);
  const allowed = attributes.json('allowed_account_ids');
  const only = isList(allowed) && allowed.length === 1 ? allowed[0] : undefined;
  const role = attributes.string('assume_role.role_arn');
  return {
    region: attributes.string('region'),
    account:
      accountOfArn(role ?? '') ??
      accountIn(typeof only === 'number' ? String(only) : typeof only === 'string' ? only : undefined),
    defaultTags: attributes.texts('default_tags.tags'),
  };
}
