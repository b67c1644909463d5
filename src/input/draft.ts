import type { Address } from './address.ts';
import type { Action, Document, Resource, ResourceTemplate } from './deployment.ts';
import { nowhereKnown, whereaboutsOf, writtenRegion } from './whereabouts.ts';
import type { Whereabouts } from './whereabouts.ts';
import type { PlannedAttributes } from './plan/planned-attributes.ts';
import type { ProviderSettings } from './plan/provider-settings.ts';
import { secretTagsOf, tagsOf } from './tags.ts';
import { documentHints, tierHints } from './tier-hints.ts';

/** A resource as one reader found it, before it is placed in region, account and tier. */
export interface Draft {
  readonly address: string;
  readonly parts: Address;
  readonly provider: string;
  readonly actions: readonly Action[];
  readonly change?: Pick<Resource, 'actionReason' | 'replacePaths' | 'updates' | 'isActionUnknown'>;
  readonly openNumber?: Resource['openNumber'];
  readonly attributes: PlannedAttributes;
  /** What it has before the apply, where a plan changes it and keeps it. */
  readonly attributesBefore?: PlannedAttributes | undefined;
  /** Key of its provider configuration, where one is known: resources with the same key share region and account. */
  readonly providerKey: string | undefined;
  readonly settings: ProviderSettings;
  readonly source: Resource['source'];
  readonly construct?: Resource['construct'];
  readonly template: ResourceTemplate | undefined;
  readonly stateDependencies: readonly string[];
}

/** Completes the resources of one document: region, account, tags and hints of the tier. */
export function placeResources(drafts: readonly Draft[], document: Document, isOnly: boolean): readonly Resource[] {
  const found = drafts.map(({ attributes }) => whereaboutsOf(attributes));
  const shared = sharedWhereabouts(drafts, found);
  const ofDocument = documentHints(document);
  return drafts.map((draft, index) => {
    const { address, parts, attributes, settings, providerKey } = draft;
    const own = found[index] ?? nowhereKnown;
    const siblings = (providerKey === undefined ? undefined : shared.get(providerKey)) ?? nowhereKnown;
    const account = settings.account ?? own.account ?? siblings.account;
    const tags = tagsOf(attributes, parts.mode === 'data' ? {} : settings.defaultTags);
    const secretTags = secretTagsOf(attributes);
    const taggedBefore = draft.attributesBefore && tagsOf(draft.attributesBefore, {});
    return {
      id: isOnly ? address : `${document.name}:${address}`,
      address,
      document,
      mode: parts.mode,
      type: parts.type,
      name: parts.name,
      key: parts.key,
      module: parts.module,
      provider: draft.provider,
      actions: draft.actions,
      ...draft.change,
      ...(draft.openNumber && { openNumber: draft.openNumber }),
      attributes,
      region: writtenRegion(parts.type, attributes) ?? settings.region ?? own.region ?? siblings.region,
      account,
      tags,
      ...(secretTags.length > 0 && { secretTags }),
      tierHints: tierHints(tags, ofDocument, account),
      ...(taggedBefore &&
        JSON.stringify(taggedBefore) !== JSON.stringify(tags) && {
          taggedBefore: { tags: taggedBefore, tierHints: tierHints(taggedBefore, ofDocument, account) },
        }),
      source: draft.source,
      ...(draft.construct !== undefined && { construct: draft.construct }),
      template: draft.template,
      stateDependencies: draft.stateDependencies,
    };
  });
}

/**
 * A region often comes from the environment and stands nowhere in the plan. One provider configuration has one region
 * and one account, so what its managed resources agree on holds for all of them.
 */
function sharedWhereabouts(drafts: readonly Draft[], found: readonly Whereabouts[]): ReadonlyMap<string, Whereabouts> {
  const regions = new Map<string, Set<string>>();
  const accounts = new Map<string, Set<string>>();
  for (const [index, { providerKey, parts, attributes }] of drafts.entries()) {
    // A data source may show another owner's resource; only a resource with an override is elsewhere.
    if (providerKey === undefined || parts.mode === 'data' || writtenRegion(parts.type, attributes) !== undefined)
      continue;
    const { region, account } = found[index] ?? nowhereKnown;
    if (region !== undefined) regions.set(providerKey, (regions.get(providerKey) ?? new Set()).add(region));
    if (account !== undefined) accounts.set(providerKey, (accounts.get(providerKey) ?? new Set()).add(account));
  }
  const shared = new Map<string, Whereabouts>();
  for (const key of new Set([...regions.keys(), ...accounts.keys()])) {
    shared.set(key, { region: onlyOne(regions.get(key)), account: onlyOne(accounts.get(key)) });
  }
  return shared;
}

function onlyOne(texts: ReadonlySet<string> | undefined): string | undefined {
  return texts?.size === 1 ? [...texts][0] : undefined;
}
