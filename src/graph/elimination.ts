import type { Resource } from '../input/deployment.ts';
import type { Census } from './census.ts';
import type { Certainty, Reference } from './graph.ts';
import type { Instances, ModuleInstance } from './instances.ts';
import type { Relevance } from './relevance.ts';

interface Sources {
  readonly instances: Instances;
  readonly census: Census;
  readonly relevance: Relevance;
}

/**
 * What an argument can only mean when its expression is a dead end (`local.x`). First what the state says it depended
 * on; else the only resource of an allowed type in the module instance where the trail ends, there and in the modules
 * it calls, in the document. Of several instances of one block, the one with the key of the asking resource. What the
 * plan rules out is left out; where it names several for a list, each of them is a guess.
 *
 * @param ends module instances in which the trail ends.
 * @param several the argument takes a list or a set, or stands in a dynamic block.
 */
export function byElimination(
  resource: Resource,
  types: readonly string[],
  ends: readonly ModuleInstance[],
  several: boolean,
  { instances, census, relevance }: Sources,
): readonly Reference[] {
  const home = instances.homeOf(resource);
  const root = instances.root(resource.document);
  const not = (found: readonly Resource[]): readonly Resource[] =>
    found.filter((one) => one !== resource && relevance.mayRead(resource, one));
  const stated = new Set(resource.stateDependencies);
  if (stated.size > 0) {
    const depended = not(census.within(types, root)).filter((other) => stated.has(configAddress(other)));
    const near = depended.filter((other) => instances.homeOf(other) === home);
    const chosen = only(near, resource) ?? only(depended, resource);
    if (chosen !== undefined) return references([chosen], 'fuzzy');
    if (depended.length > 0) return references(depended, 'guessed');
  }
  for (const end of [...ends, root]) {
    const here = not(census.inModule(types, end));
    const candidates = here.length > 0 ? here : not(census.within(types, end));
    if (candidates.length === 0) continue;
    // Only the plan's own list makes a guess of several: it may be any of them, but nothing else.
    if (several && relevance.tells(resource)) return references(candidates, 'guessed');
    const chosen = only(candidates, resource);
    return chosen === undefined ? [] : references([chosen], 'guessed');
  }
  return [];
}

function only(candidates: readonly Resource[], resource: Resource): Resource | undefined {
  const [first, ...others] = candidates;
  if (first === undefined || others.length === 0) return first;
  const siblings = others.every(
    ({ type, name, mode, module }) =>
      type === first.type && name === first.name && mode === first.mode && module.length === first.module.length,
  );
  if (!siblings || resource.key === undefined) return undefined;
  const sameKey = candidates.filter(({ key }) => key === resource.key);
  return sameKey.length === 1 ? sameKey[0] : undefined;
}

/** Address without instance keys, as the state's `depends_on` has it. */
function configAddress({ module, mode, type, name }: Resource): string {
  const path = module.map((step) => `module.${step.name}.`).join('');
  return `${path}${mode === 'data' ? 'data.' : ''}${type}.${name}`;
}

function references(targets: readonly Resource[], certainty: Certainty): readonly Reference[] {
  return targets.map((target) => ({ target, attribute: '', certainty }));
}
