import type { Attributes } from '../input/attributes.ts';
import type { Resource } from '../input/deployment.ts';
import type { Json, Value } from '../input/value.ts';
import type { CallArguments } from './call-arguments.ts';
import type { Census } from './census.ts';
import { surest, weakest } from './certainty.ts';
import { choose } from './choose.ts';
import type { Question } from './choose.ts';
import { byElimination } from './elimination.ts';
import { textsIn } from './expression.ts';
import type { Certainty, Reference, Resolution } from './graph.ts';
import type { Identifiers } from './identifiers.ts';
import type { Instances } from './instances.ts';
import type { Reach } from './reach.ts';
import { matchTexts, mayRead } from './known-texts.ts';
import type { Relevance } from './relevance.ts';
import { scopeOf } from './scope.ts';
import { takesSeveral } from './several.ts';
import { trace } from './trace.ts';
import type { Candidate, Trace } from './candidate.ts';
import { fromModule } from './unwritten.ts';
import type { Unwritten } from './unwritten.ts';
import type { Argument } from './written-arguments.ts';
import { argumentsAt } from './written-arguments.ts';

export interface Sources {
  readonly instances: Instances;
  readonly census: Census;
  readonly identifiers: Identifiers;
  readonly reach: Reach;
  readonly calls: CallArguments;
  readonly relevance: Relevance;
}

/**
 * What the argument at `path` points at: known ids first, then the expressions as written, then one or two hops
 * through the arguments of what they lead to, and last elimination.
 */
export function resolve(
  resource: Resource,
  path: string,
  types: readonly string[] | undefined,
  sources: Sources,
): Resolution {
  const parts = argumentsAt(resource.attributes, path).map((one) => resolveArgument(resource, one, types, sources));
  const [only, ...others] = parts;
  if (only?.omitted === true && others.length === 0) return only;
  return {
    references: inOrder(
      parts.flatMap(({ references }) => references.map((one) => managedOf(one, resource, sources))),
      sources.census,
    ),
    literals: [...new Set(parts.flatMap(({ literals }) => literals))],
    unresolved: [...new Set(parts.flatMap(({ unresolved }) => unresolved))],
    omitted: parts.every(({ omitted }) => omitted),
  };
}

/** A data source that reads what another document of the input manages stands for that. */
function managedOf(reference: Reference, resource: Resource, { identifiers }: Sources): Reference {
  const { mode, type, attributes } = reference.target;
  const id = mode === 'data' ? attributes.string('id') : undefined;
  if (id === undefined) return reference;
  const { resources } = identifiers.named(id, [type], resource, false);
  const [managed, ...others] = resources.filter((one) => one.mode === 'managed');
  return managed === undefined || others.length > 0 ? reference : { ...reference, target: managed };
}

/** One reference a target, the surest, in input order. */
export function inOrder(references: readonly Reference[], census: Census): readonly Reference[] {
  const byTarget = new Map<Resource, Reference>();
  for (const reference of references) {
    const before = byTarget.get(reference.target);
    byTarget.set(reference.target, {
      target: reference.target,
      attribute: before === undefined || before.attribute === '' ? reference.attribute : before.attribute,
      certainty: before === undefined ? reference.certainty : surest(before.certainty, reference.certainty),
    });
  }
  return [...byTarget.values()].toSorted((a, b) => census.placeOf(a.target) - census.placeOf(b.target));
}

const omitted: Resolution = { references: [], literals: [], unresolved: [], omitted: true };

function resolveArgument(
  resource: Resource,
  { attributes, path }: Argument,
  types: readonly string[] | undefined,
  sources: Sources,
): Resolution {
  const value = attributes.read(path);
  if (value.kind === 'omitted' || (value.kind === 'known' && value.value === null)) return omitted;
  const expressions = attributes.expressions(path);
  const several = takesSeveral(attributes, path, value);
  const scope = scopeOf(resource, sources.instances);
  const traced = trace(expressions, scope, sources.instances, { several });
  const others = traced.candidates.filter((candidate) => candidate.resource !== resource);
  const allowed = types === undefined ? others : others.filter((candidate) => types.includes(candidate.resource.type));

  const texts = value.kind === 'known' ? textsIn(value.value) : [...attributes.strings(path)];
  const complete = value.kind === 'known' && !hasGap(value.value);
  const { matched, unmatched } = matchTexts(texts, resource, types, allowed, sources);
  if (complete && unmatched.length === 0) return { references: matched, literals: [], unresolved: [], omitted: false };

  const found = new Set(matched.map(({ target }) => target));
  const possible = allowed.filter(
    (candidate) => !found.has(candidate.resource) && (!complete || mayRead(candidate, unmatched)),
  );
  const question = questionOf(attributes, path, several, texts.length);
  let chosen = choose(possible, question);
  if (question.several && question.length !== undefined && chosen.length < question.length && possible.some(paired)) {
    // Pairing left fewer than there are: it was no pairing. All of them, then.
    const whole = trace(expressions, scope, sources.instances, { several, pairing: false });
    const all = whole.candidates.filter(({ resource: { type } }) => types === undefined || types.includes(type));
    chosen = choose(all, question).map((reference) => ({ ...reference, certainty: 'guessed' as const }));
  }
  if (!question.several && traced.deadEnds.length > 0)
    chosen = chosen.map((one) => doubted(one, resource, types, sources));
  const references = [...matched, ...chosen];
  if (references.length > 0) {
    return {
      references,
      literals: complete ? [] : unmatched,
      unresolved: [
        ...traced.deadEnds.map(({ text }) => text),
        ...(question.several ? halfRead(references, value) : []),
      ],
      omitted: false,
    };
  }
  if (complete) return { references: [], literals: unmatched, unresolved: [], omitted: false };
  // A single value that is not known yet is none of the constants beside it; only a list may hold both.
  const mayBeConstant = question.several || resource.document.kind === 'cdktf';
  const literals = traced.literals.filter(({ from }) => mayBeConstant || from === 'remote');
  const reason = expressions.length === 0 && value.kind === 'unknown' ? value.reason : undefined;
  const asked = { resource, attributes, path, types, question };
  return indirect(asked, { ...traced, literals }, unmatched, sources, reason);
}

/** How many the argument takes; `known` of them are texts that the plan has already. */
function questionOf(attributes: Attributes, path: string, several: boolean, known: number): Question {
  // A block of several arguments, or a map: its length says nothing of what is in it.
  const block = attributes.blocks(path).length > 0;
  const value = attributes.json(path);
  const map = typeof value === 'object' && value !== null && !Array.isArray(value);
  const length = block || map ? undefined : attributes.length(path);
  return { several, length: length === undefined ? undefined : length - known };
}

/** Nothing of an allowed type is written: what the written things hang on, what literals name, what is left over. */
function indirect(
  asked: Omit<Unwritten, 'types' | 'end'> & { readonly types: readonly string[] | undefined },
  traced: Trace,
  texts: readonly string[],
  sources: Sources,
  reason: string | undefined,
): Resolution {
  const { resource, types, question } = asked;
  const { matched, unmatched: literals } = matchTexts(
    [...texts, ...traced.literals.map(({ text }) => text)],
    resource,
    types,
    [],
    sources,
  );
  const certainty = traced.literals.reduce<Certainty>((worst, literal) => weakest(worst, literal.certainty), 'exact');
  const ends = [...traced.deadEnds, ...traced.sideEnds];
  const through = types === undefined ? undefined : sources.reach.through(traced.candidates, types, question.several);
  ends.push(...(through?.deadEnds ?? []));
  const unresolved = [...ends.map(({ text }) => text), ...(reason === undefined ? [] : [reason])];
  const named = matched.map((one) => ({ ...one, certainty: weakest(one.certainty, certainty) }));
  const references = [...named, ...(through?.references ?? [])];
  if (types === undefined || references.length > 0 || unresolved.length === 0) {
    return { references, literals, unresolved, omitted: false };
  }
  const modules = new Set(ends.length > 0 ? ends.map(({ module }) => module) : [sources.instances.homeOf(resource)]);
  const [end, ...others] = new Set(ends.map(({ module }) => module));
  const open = traced.candidates.length === 0 && others.length === 0 && resource.stateDependencies.length === 0;
  const inside = open ? fromModule({ ...asked, types, end }, sources) : undefined;
  // A block that nobody wrote in this form is a dynamic one: it may hold whatever its type allows.
  const isDynamic = ends.length === 0 && asked.attributes.path !== '' && resource.template !== undefined;
  const mayBeSeveral = question.several || isDynamic;
  const left = inside ?? byElimination(resource, types, [...modules], mayBeSeveral, sources);
  return { references: left, literals, unresolved, omitted: false };
}

/** Beside a dead end an instance is certain only when there is no other it could be. */
function doubted(
  reference: Reference,
  resource: Resource,
  types: readonly string[] | undefined,
  { census, instances }: Sources,
): Reference {
  const all = census.within(types ?? [reference.target.type], instances.root(resource.document)).length;
  return all <= 1 ? reference : { ...reference, certainty: weakest(reference.certainty, 'fuzzy') };
}

/** A list of certain and guessed ones is not the certain ones alone: what is in it besides is open. */
function halfRead(references: readonly Reference[], value: Value): readonly string[] {
  const guesses = references.filter(({ certainty }) => certainty === 'guessed').length;
  return value.kind === 'unknown' && guesses > 0 && guesses < references.length ? [value.reason] : [];
}

function paired({ picked, certainty }: Candidate): boolean {
  return picked !== undefined && certainty !== 'exact';
}

/** A list with null in it has elements that are not known yet. */
function hasGap(value: Json): boolean {
  return Array.isArray(value) && value.includes(null);
}
