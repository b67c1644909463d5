import { pushAll } from '../multimap.ts';
import type { Resource } from '../input/deployment.ts';
import { inOrder } from './argument-resolver.ts';
import type { Sources } from './argument-resolver.ts';
import type { Candidate } from './evaluated.ts';
import type { Reference } from './graph.ts';
import type { ResourceIds } from './resource-ids.ts';
import { userDataText } from './user-data.ts';

/**
 * The resources of `types` that any argument of `resource` refers to, or names in a text by id, ARN or address.
 * Secret values are searched, not read.
 */
export function mentionsOf(resource: Resource, types: readonly string[], sources: Sources): readonly Reference[] {
  const { byType, ids, indirect } = sources;
  const written = indirect.allOf(resource).candidates.filter(({ resource: { type } }) => types.includes(type));
  const found: Reference[] = written.map(mention);
  if (ids.anyAddress(types)) pushAll(found, namedIn(resource, types, ids));
  return inOrder(
    found.filter(({ target }) => target !== resource),
    byType,
  );
}

/** What the known texts and the secrets of a resource name by id, ARN or address. */
function namedIn(resource: Resource, types: readonly string[], ids: ResourceIds): readonly Reference[] {
  const { attributes, template } = resource;
  const found: Reference[] = [];
  for (const [path, text] of attributes.knownStrings()) {
    for (const { resources, certainty } of ids.mentioned(userDataText(path, text), types, resource)) {
      for (const target of resources) found.push({ target, attribute: '', certainty });
    }
  }
  for (const name of Object.keys(template?.expressions ?? {})) {
    const value = attributes.read(name);
    if (value.kind !== 'sensitive') continue;
    for (const [text, targets] of ids.addressesOf(types)) {
      if (!value.mentions(text)) continue;
      for (const target of targets)
        found.push({ target, attribute: '', certainty: targets.length > 1 ? 'guessed' : 'exact' });
    }
  }
  return found;
}

/** Whichever branch is taken, what stands on it is mentioned; which instance of several it is may not be certain. */
function mention({ resource, attribute, certainty }: Candidate): Reference {
  return { target: resource, attribute, certainty: certainty === 'exact' ? 'exact' : 'fuzzy' };
}
