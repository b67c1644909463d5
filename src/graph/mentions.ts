import type { Expression, Resource } from '../input/deployment.ts';
import type { Secret } from '../input/value.ts';
import type { Candidate } from './candidate.ts';
import { leafOf, namedBelow } from './expression.ts';
import type { Identifiers } from './identifiers.ts';
import { plainText } from './plain-text.ts';
import type { Reference } from './graph.ts';
import { inOrder } from './resolver.ts';
import type { Sources } from './resolver.ts';

/**
 * The resources of `types` that any argument of `resource` refers to, or names in a text by id, ARN or address.
 * Secret values are searched, not read.
 */
export function mentionsOf(resource: Resource, types: readonly string[], sources: Sources): readonly Reference[] {
  const { census, identifiers, reach } = sources;
  const written = reach.of(resource).candidates.filter(({ resource: { type } }) => types.includes(type));
  const found: Reference[] = written.map(mention);
  if (identifiers.anyAddress(types)) found.push(...named(resource, types, identifiers));
  return inOrder(
    found.filter(({ target }) => target !== resource),
    census,
  );
}

/** What the known texts and the secrets of a resource name by id, ARN or address. */
function named(resource: Resource, types: readonly string[], identifiers: Identifiers): readonly Reference[] {
  const found: Reference[] = [];
  for (const [path, text] of resource.attributes.knownStrings()) {
    for (const { resources, certainty } of identifiers.mentioned(plainText(path, text), types, resource)) {
      for (const target of resources) found.push({ target, attribute: '', certainty });
    }
  }
  for (const secret of secretsOf(resource)) {
    for (const [text, targets] of identifiers.addressesOf(types)) {
      if (!secret.mentions(text)) continue;
      for (const target of targets)
        found.push({ target, attribute: '', certainty: targets.length > 1 ? 'guessed' : 'exact' });
    }
  }
  return found;
}

/** Whichever branch is taken, what stands on it is mentioned; which instance of several it is may not be certain. */
function mention({ resource, attribute, certainty, forks }: Candidate): Reference {
  const sure = certainty === 'exact' && forks.length === 0;
  return { target: resource, attribute, certainty: sure ? 'exact' : 'fuzzy' };
}

/** The sensitive values among the arguments that are written. */
function secretsOf({ attributes, template }: Resource): readonly Secret[] {
  const secrets: Secret[] = [];
  const open: (readonly [path: string, expression: Expression])[] =
    template === undefined ? [] : [['', template.expressions]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [path, expression] = next;
    if (leafOf(expression) === undefined) {
      for (const [name, inner] of namedBelow(expression)) open.push([path === '' ? name : `${path}.${name}`, inner]);
      continue;
    }
    const value = attributes.read(path);
    if (value.kind === 'sensitive') secrets.push(value);
  }
  return secrets;
}
