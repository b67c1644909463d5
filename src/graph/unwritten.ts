import type { Resource } from '../input/deployment.ts';
import type { Attributes } from '../input/attributes.ts';
import type { CallArguments } from './call-arguments.ts';
import type { Census } from './census.ts';
import { weakest } from './certainty.ts';
import type { Question } from './choose.ts';
import { longestChains } from './chain.ts';
import { leafOf } from './expression.ts';
import type { Certainty, Reference } from './graph.ts';
import type { Instances, ModuleInstance } from './instances.ts';
import { keyTexts } from './key-texts.ts';
import { likeness, wordsOf } from './likeness.ts';
import type { Relevance } from './relevance.ts';

/** An argument whose expression the plan does not have, or that ends in a local. */
export interface Unwritten {
  readonly resource: Resource;
  /** Of the block it stands in. */
  readonly attributes: Attributes;
  readonly path: string;
  readonly types: readonly string[];
  readonly question: Question;
  /** The module instance where the trail ends; undefined where nothing is written (a dynamic block). */
  readonly end: ModuleInstance | undefined;
}

interface Sources {
  readonly instances: Instances;
  readonly census: Census;
  readonly calls: CallArguments;
  readonly relevance: Relevance;
}

/**
 * What an argument inside a module can be when a plan does not show its expression: a resource of the same module
 * instance, or what its call was handed, by the argument whose name fits best. Instances whose key is named by the
 * block or by `each.value` go first. One that is left is fuzzy, as is a list from one place; several are guesses.
 *
 * @returns undefined outside of modules, and where there are none.
 */
export function fromModule(
  asked: Unwritten,
  { instances, census, calls, relevance }: Sources,
): readonly Reference[] | undefined {
  const { resource, types, question, end } = asked;
  const module = end ?? instances.homeOf(resource);
  if (module.parent === undefined && end !== undefined) return undefined;
  const words = wordsOf(asked.attributes.path, asked.path, ...types);
  const all = census.inModule(types, module).filter((one) => one !== resource);
  const beside = all.filter((one) => relevance.mayRead(resource, one));
  const keyed = module === instances.homeOf(resource) ? named(beside, asked, instances) : [];
  const taken = end === undefined ? new Set<string>() : variablesOf(resource);
  const { fitting, byName } = best(
    calls.of(module, types).filter(({ name }) => !taken.has(name)),
    words,
  );
  const handed = keyed.length > 0 ? [] : fitting.filter(({ open }) => !open);
  // What a module reads it was mostly handed: a data source counts where nothing else does.
  const managed = beside.filter(({ mode }) => mode === 'managed');
  const own = managed.length > 0 || handed.length > 0 ? managed : beside;
  const local = keyed.length > 0 ? keyed : own;
  const found = new Map<Resource, Certainty>(local.map((one) => [one, 'fuzzy']));
  for (const { references } of handed) {
    for (const { target, certainty } of references) {
      if (target !== resource) found.set(target, weakest(certainty, 'fuzzy'));
    }
  }
  if (found.size === 0) return undefined;
  const blocks = new Set(local.map(({ mode, type, name }) => `${mode} ${type} ${name}`)).size;
  // What only the plan's own list of reads rules out leaves a doubt.
  const narrowed = keyed.length === 0 && beside.length < all.length;
  const open = narrowed || (keyed.length === 0 && fitting.some((one) => one.open));
  const sure = question.several
    ? handed.length <= 1 &&
      blocks <= 1 &&
      (byName || handed.length === 0 || local.length === 0) &&
      (question.length === undefined || question.length === found.size)
    : found.size === 1;
  // In the root module anything of the document may be meant.
  if (!sure && module.parent === undefined) return undefined;
  const same = handed.length === 0 && blocks === 1 ? local.filter(({ key }) => key === resource.key) : [];
  if (!sure && !question.several && same.length === 1)
    found.forEach((_, one) => same.includes(one) || found.delete(one));
  return [...found].map(([target, certainty]) => ({
    target,
    attribute: '',
    certainty: sure && !open ? certainty : 'guessed',
  }));
}

/** Those whose instance key stands in the block, or in what `each.value` is for the resource. */
function named(beside: readonly Resource[], asked: Unwritten, instances: Instances): readonly Resource[] {
  if (!beside.some(({ key }) => typeof key === 'string')) return [];
  const texts = new Set(keyTexts(asked.resource, instances));
  if (asked.attributes.path !== '') for (const [, text] of asked.attributes.knownStrings()) texts.add(text);
  return beside.filter(({ key }) => typeof key === 'string' && texts.has(key));
}

/** The arguments whose names share most words; where none does, all that lead somewhere. */
function best<T extends { readonly name: string; readonly open: boolean }>(
  handed: readonly T[],
  words: ReadonlySet<string>,
): { readonly fitting: readonly T[]; readonly byName: boolean } {
  const rated = handed.flatMap((one) => {
    const shared = likeness(one.name, words);
    return shared === undefined ? [] : [{ one, shared }];
  });
  const most = Math.max(0, ...rated.map(({ shared }) => shared));
  const fitting = rated.filter(({ one, shared }) => shared === most && (most > 0 || !one.open)).map(({ one }) => one);
  return { fitting, byName: most > 0 };
}

/** Variables that are written in other arguments of the resource: they are taken. */
function variablesOf({ attributes }: Resource): ReadonlySet<string> {
  const names = new Set<string>();
  for (const expression of attributes.allExpressions()) {
    for (const chain of longestChains(leafOf(expression)?.references ?? [])) {
      if (chain.root === 'var') names.add(chain.name);
    }
  }
  return names;
}
