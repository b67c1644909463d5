import type { Resource } from '../input/deployment.ts';
import { stringsIn } from '../input/json/json.ts';
import type { Json } from '../input/value.ts';
import type { Candidate } from './evaluated.ts';
import type { Reference } from './graph.ts';
import type { ResourceIds } from './resource-ids.ts';
import type { ResourcesByType } from './resources-by-type.ts';

export interface Literals {
  readonly references: readonly Reference[];
  /** Texts that name no resource of the input. */
  readonly unmatched: readonly string[];
}

/** The resources that known texts of an argument name. */
export function literalIds(
  texts: readonly string[],
  resource: Resource,
  types: readonly string[] | undefined,
  { byType, ids }: { readonly byType: ResourcesByType; readonly ids: ResourceIds },
): Literals {
  const references: Reference[] = [];
  const unmatched: string[] = [];
  for (const text of texts) {
    const exact = ids.named(text, types ?? byType.types, resource, types !== undefined);
    const matches = exact.resources.length > 0 ? [exact] : ids.mentioned(text, types ?? [], resource);
    for (const { resources, certainty } of matches) {
      for (const target of resources) if (target !== resource) references.push({ target, attribute: '', certainty });
    }
    if (matches.length === 0) unmatched.push(text);
  }
  return { references, unmatched };
}

/**
 * A known value cannot come from an attribute that has another value, nor from one that is unknown unless there is nothing else
 * (`isOnly`) that it can come from.
 */
export function mayRead(
  { resource, attribute, isWritten }: Candidate,
  texts: readonly string[],
  isOnly: boolean,
): boolean {
  if (!isWritten) return [...resource.attributes.knownStrings()].some(([, text]) => texts.includes(text));
  const value = resource.attributes.read(attribute);
  if (value.kind !== 'known') return value.kind === 'sensitive' || (isOnly && value.kind === 'unknown');
  return idsIn(value.value).some((text) => texts.some((whole) => whole.includes(text)));
}

/** All known texts in a value. Texts with an interpolation are expressions, not values. */
export function idsIn(value: Json): string[] {
  return [...stringsIn(value)].filter((text) => text !== '' && !text.includes('${'));
}
