import { blockAddress } from '../input/address.ts';
import type { Resource } from '../input/deployment.ts';
import { leavesOf, traversalsOf } from '../input/expression.ts';
import { weakest } from './certainty.ts';
import type { Question } from './choose.ts';
import type { Certainty, Reference } from './graph.ts';
import type { ModuleCallArguments } from './module-call-arguments.ts';
import type { ModuleInstance, ModuleInstances } from './module-instances.ts';
import type { RelevantAttributes } from './relevant-attributes.ts';
import type { ResourcesByType } from './resources-by-type.ts';

/** An argument whose expression the plan does not have (a dynamic block), or that ends in a local. */
export interface HiddenArgument {
  readonly resource: Resource;
  readonly types: readonly string[];
  readonly question: Question;
  /** The module instances where its expressions end; none where nothing is written. */
  readonly ends: readonly ModuleInstance[];
  /** They lead to resources of other types, too. */
  readonly leadsElsewhere: boolean;
}

interface Sources {
  readonly instances: ModuleInstances;
  readonly byType: ResourcesByType;
  readonly calls: ModuleCallArguments;
  readonly relevant: RelevantAttributes;
}

/** What such an argument refers to: by the state, else by what is in the module, else the only one there is, as a guess. */
export function referencesBehind(argument: HiddenArgument, sources: Sources): readonly Reference[] {
  return fromState(argument, sources) ?? fromModule(argument, sources) ?? onlyOne(argument, sources);
}

/** What the state says the resource depended on, locals and modules passed through. */
function fromState(
  { resource, types }: HiddenArgument,
  { instances, byType }: Sources,
): readonly Reference[] | undefined {
  if (resource.stateDependencies.length === 0) return undefined;
  const found = byType
    .within(types, instances.root(resource.document))
    .filter((one) => resource.stateDependencies.includes(configurationAddress(one)));
  if (found.length === 0) return undefined;
  return found.map((target) => reference(target, found.length === 1 ? 'fuzzy' : 'guessed'));
}

/**
 * What an argument inside a module can be: a resource of the same module instance, or what its call was given. One
 * that is left is fuzzy, as is a list from one place; several are guesses.
 *
 * @returns undefined where the expressions end in the root module or lead elsewhere as well, and where there is none.
 */
function fromModule(
  { resource, types, question, ends, leadsElsewhere }: HiddenArgument,
  { instances, byType, calls }: Sources,
): readonly Reference[] | undefined {
  const [module = instances.homeOf(resource), ...others] = ends;
  if (others.length > 0 || module.parent === undefined || leadsElsewhere) return undefined;
  const taken = ends.length > 0 ? variablesOf(resource) : new Set<string>();
  const given = calls.of(module, types).filter(({ name }) => !taken.has(name));
  const inModule = byType.inModule(types, module).filter((one) => one !== resource);
  const managed = inModule.filter(({ mode }) => mode === 'managed');
  // What a module reads it was mostly given: a data source counts where nothing else does.
  const own = managed.length > 0 || given.some(({ references }) => references.length > 0) ? managed : inModule;
  const found = new Map<Resource, Certainty>(own.map((one) => [one, 'fuzzy']));
  for (const { target, certainty } of given.flatMap(({ references }) => references)) {
    if (target !== resource) found.set(target, weakest(certainty, 'fuzzy'));
  }
  if (found.size === 0) return undefined;
  const places = new Set([...own.map(blockAddress), ...given.map(({ name }) => name)]).size;
  const { isCollection, length = found.size } = question;
  const isSure = places === 1 && length === found.size && (isCollection || found.size === 1);
  return [...found].map(([target, certainty]) => reference(target, isSure ? certainty : 'guessed'));
}

/** Variables in the arguments of the resource that are written: they are no others. */
function variablesOf({ attributes }: Resource): ReadonlySet<string> {
  const traversals = attributes.allExpressions().flatMap(leavesOf).flatMap(traversalsOf);
  return new Set(traversals.flatMap((one) => (one.root === 'var' ? [one.name] : [])));
}

/** The only resource of an allowed type where the expressions end, or in the modules called there. */
function onlyOne(
  { resource, types, ends }: HiddenArgument,
  { instances, byType, relevant }: Sources,
): readonly Reference[] {
  for (const module of ends.length > 0 ? ends : [instances.homeOf(resource)]) {
    const possible = byType.within(types, module).filter((one) => one !== resource && relevant.mayRead(resource, one));
    const [only, ...others] = possible;
    if (only !== undefined) return others.length > 0 ? [] : [reference(only, 'guessed')];
  }
  return [];
}

/** The address without instance keys, as the state's `depends_on` has it. */
function configurationAddress(resource: Resource): string {
  return [...resource.module.map(({ name }) => `module.${name}`), blockAddress(resource)].join('.');
}

function reference(target: Resource, certainty: Certainty): Reference {
  return { target, attribute: '', certainty };
}
