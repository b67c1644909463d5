import type { Resource } from '../input/deployment.ts';
import type { Candidate } from './candidate.ts';
import type { Census } from './census.ts';
import { textsIn } from './expression.ts';
import type { Reference } from './graph.ts';
import type { Identifiers } from './identifiers.ts';

export interface Names {
  readonly census: Census;
  readonly identifiers: Identifiers;
}

/**
 * The resources that known texts of an argument name. A text that several bear is the one that the expressions lead
 * to as well, where there is one.
 */
export function matchTexts(
  texts: readonly string[],
  resource: Resource,
  types: readonly string[] | undefined,
  candidates: readonly Candidate[],
  { census, identifiers }: Names,
): { matched: readonly Reference[]; unmatched: readonly string[] } {
  const matched: Reference[] = [];
  const unmatched: string[] = [];
  for (const text of texts) {
    const exact = identifiers.named(text, types ?? census.types, resource, types !== undefined);
    const matches = exact.resources.length > 0 ? [exact] : identifiers.mentioned(text, types ?? [], resource);
    for (const match of matches) {
      const written = candidates.filter((candidate) => match.resources.includes(candidate.resource));
      const targets = written.length > 0 ? new Set(written.map((candidate) => candidate.resource)) : match.resources;
      const certainty = new Set(targets).size === 1 ? 'exact' : match.certainty;
      for (const target of targets) {
        const attribute = written.find((candidate) => candidate.resource === target)?.attribute ?? '';
        if (target !== resource) matched.push({ target, attribute, certainty });
      }
    }
    if (matches.length === 0) unmatched.push(text);
  }
  return { matched, unmatched };
}

/** A known value cannot come from an attribute that is unknown or has another value. */
export function mayRead({ resource, attribute, written }: Candidate, texts: readonly string[]): boolean {
  if (written) {
    const value = resource.attributes.read(attribute);
    if (value.kind !== 'known') return value.kind === 'sensitive';
    return textsIn(value.value).some((text) => texts.some((whole) => whole.includes(text)));
  }
  if (resource.attributes.string('id') === undefined) return true;
  for (const [, text] of resource.attributes.knownStrings()) {
    if (texts.includes(text)) return true;
  }
  return false;
}
