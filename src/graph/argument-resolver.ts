import type { Resource } from '../input/deployment.ts';
import { surest, weakest } from './certainty.ts';
import { argumentsAt } from './block-arguments.ts';
import type { Argument } from './block-arguments.ts';
import { choose } from './choose.ts';
import type { Question } from './choose.ts';
import { takesCollection } from './collections.ts';
import type { Candidate, Evaluated } from './evaluated.ts';
import { evaluate } from './evaluator.ts';
import type { Identifiers, Reference, Resolution } from './graph.ts';
import { scopeOf } from './instance-scope.ts';
import { idsIn, literalIds, mayRead } from './literal-ids.ts';
import type { ModuleCallArguments } from './module-call-arguments.ts';
import type { ModuleInstances } from './module-instances.ts';
import type { IndirectReferences } from './indirect-references.ts';
import type { RelevantAttributes } from './relevant-attributes.ts';
import type { ResourceIds } from './resource-ids.ts';
import type { ResourcesByType } from './resources-by-type.ts';
import { referencesBehind } from './locals-and-dynamic-blocks.ts';

export interface Sources {
  readonly instances: ModuleInstances;
  readonly byType: ResourcesByType;
  readonly ids: ResourceIds;
  readonly indirect: IndirectReferences;
  readonly calls: ModuleCallArguments;
  readonly relevant: RelevantAttributes;
  readonly identifiers: Identifiers;
}

type Types = readonly string[] | undefined;

/**
 * What the argument at `path` refers to: known ids first, then the expressions as written, then what those lead to
 * refers to in its turn, and last elimination.
 */
export function resolve(resource: Resource, path: string, types: Types, sources: Sources): Resolution {
  const parts = argumentsAt(resource.attributes, path).map((one) => resolveArgument(resource, one, types, sources));
  return {
    references: inOrder(
      parts.flatMap(({ references }) => references),
      sources.byType,
    ),
    literals: [...new Set(parts.flatMap(({ literals }) => literals))],
    unresolved: [...new Set(parts.flatMap(({ unresolved }) => unresolved))],
    omitted: parts.every(({ omitted }) => omitted),
  };
}

/** One reference a target, the surest, in input order. */
export function inOrder(references: readonly Reference[], byType: ResourcesByType): readonly Reference[] {
  const byTarget = new Map<Resource, Reference>();
  for (const reference of references) {
    const before = byTarget.get(reference.target);
    byTarget.set(reference.target, {
      target: reference.target,
      attribute: before === undefined || before.attribute === '' ? reference.attribute : before.attribute,
      certainty: before === undefined ? reference.certainty : surest(before.certainty, reference.certainty),
    });
  }
  return [...byTarget.values()].toSorted((a, b) => byType.placeOf(a.target) - byType.placeOf(b.target));
}

const nothing: Resolution = { references: [], literals: [], unresolved: [], omitted: false };

function resolveArgument(resource: Resource, argument: Argument, types: Types, sources: Sources): Resolution {
  const { attributes, path } = argument;
  const value = attributes.read(path);
  if (value.kind === 'omitted' || (value.kind === 'known' && value.value === null))
    return { ...nothing, omitted: true };
  const isCollection = takesCollection(attributes, path, value);
  const expressions = attributes.expressions(path);
  const evaluated = evaluate(expressions, scopeOf(resource, sources.instances), sources.instances, isCollection);
  const texts = value.kind === 'known' ? idsIn(value.value) : attributes.strings(path);
  const named = literalIds(texts, resource, types, sources);
  const found = new Set([resource, ...named.references.map(({ target }) => target)]);
  const candidates = evaluated.candidates.filter(
    (one) => !found.has(one.resource) && (types === undefined || types.includes(one.resource.type)),
  );
  const length = attributes.length(path);
  const question = { isCollection, length: length === undefined ? undefined : length - texts.length };
  if (value.kind === 'known') {
    const isAsWritten = evaluated.candidates.length === 1 && isOnlyWay(resource, evaluated);
    const read = candidates.filter((one) => mayRead(one, named.unmatched, isAsWritten));
    const references = [...named.references, ...choose(read, question)];
    return { ...nothing, references, literals: references.length > 0 ? [] : named.unmatched };
  }
  const references = [...named.references, ...chosen(candidates, question, evaluated)];
  if (references.length === 0) {
    const reason = expressions.length === 0 && value.kind === 'unknown' ? [value.reason] : [];
    const resolution = { ...nothing, literals: named.unmatched, unresolved: reason };
    return notWritten({ resource, types, question, evaluated }, resolution, sources);
  }
  // A list of certain and guessed ones is not the certain ones alone, nor are fewer than it has elements all.
  const guesses = references.filter(({ certainty }) => certainty === 'guessed').length;
  const isInPart = (guesses > 0 && guesses < references.length) || references.length < (length ?? 0);
  const isOpen = isCollection && value.kind === 'unknown' && isInPart;
  const handedOn = isCollection ? handingOn(evaluated.candidates, types, sources) : [];
  const unresolved = [...evaluated.deadEnds.map(({ text }) => text), ...handedOn];
  return {
    ...nothing,
    references,
    literals: named.unmatched,
    unresolved: isOpen ? [...unresolved, value.reason] : unresolved,
  };
}

/** A resource that is made now has what is written, whatever else a plan says it has; what is there already may keep its value. */
function isOnlyWay({ actions }: Resource, { deadEnds, isForked }: Evaluated): boolean {
  return actions.includes('create') && deadEnds.length === 0 && !isForked;
}

/** Values of other types that may stand for anything, the allowed types too: `terraform_data.a.output` before it is known. */
function handingOn(candidates: readonly Candidate[], types: Types, { identifiers }: Sources): readonly string[] {
  if (types === undefined) return [];
  return candidates
    .filter(({ resource }) => !types.includes(resource.type) && identifiers.isJoin(resource))
    .filter(({ resource, attribute }) => attribute !== '' && isUnknown(resource, attribute))
    .map(({ resource, attribute }) => `${resource.address}.${attribute}`);
}

function isUnknown({ attributes }: Resource, path: string): boolean {
  return attributes.read(path).kind === 'unknown' || attributes.isOpen(path);
}

/** What is chosen of the candidates, as sure as it can be beside what the plan does not show. */
function chosen(candidates: readonly Candidate[], question: Question, { deadEnds }: Evaluated): readonly Reference[] {
  // Beside a dead end an instance is not the only one that an argument of one value can be.
  const most = !question.isCollection && deadEnds.length > 0 ? 'fuzzy' : 'exact';
  return choose(candidates, question).map((one) => ({ ...one, certainty: weakest(one.certainty, most) }));
}

interface Asked {
  readonly resource: Resource;
  readonly types: Types;
  readonly question: Question;
  readonly evaluated: Evaluated;
}

/** Where no resource of an allowed type is written: what the written ones refer to, remote ids name, or is left over. */
function notWritten({ resource, types, question, evaluated }: Asked, known: Resolution, sources: Sources): Resolution {
  const remote = literalIds(evaluated.remoteTexts, resource, types, sources);
  const indirect = types && sources.indirect.from(evaluated.candidates, types, question.isCollection);
  const deadEnds = [...evaluated.deadEnds, ...(indirect?.deadEnds ?? [])];
  const named = remote.references.map((one) => ({ ...one, certainty: weakest(one.certainty, 'fuzzy') }));
  const resolution = {
    references: [...named, ...(indirect?.references ?? [])],
    literals: [...known.literals, ...remote.unmatched],
    unresolved: [...deadEnds.map(({ text }) => text), ...known.unresolved],
    omitted: false,
  };
  if (types === undefined || resolution.references.length > 0 || resolution.unresolved.length === 0) return resolution;
  const hidden = {
    resource,
    types,
    question,
    ends: [...new Set(deadEnds.map(({ module }) => module))],
    leadsElsewhere: evaluated.candidates.length > 0,
  };
  return { ...resolution, references: referencesBehind(hidden, sources) };
}
