import type { Expression, Resource } from '../input/deployment.ts';
import type { Json } from '../input/value.ts';
import type { Access, Pick } from './access.ts';
import { navigate, pick } from './access.ts';
import { besideValues, isValue, standsBeside } from './beside.ts';
import { weakest } from './certainty.ts';
import type { Chain, NamedChain, ResourceChain, Step } from './chain.ts';
import { longestChains, stepsText } from './chain.ts';
import type { Candidate, DeadEnd, Fork, Literal, Trace } from './candidate.ts';
import { constantOf } from './constant.ts';
import { below, leafOf, textsIn } from './expression.ts';
import type { Certainty } from './graph.ts';
import type { Instances, ModuleInstance } from './instances.ts';
import { KeyedGroup } from './keyed-group.ts';
import { isRemoteState, remoteOutput } from './remote-state.ts';
import type { Scope } from './scope.ts';
import { callScope } from './scope.ts';
import { namesSeveral } from './several.ts';

interface Item {
  readonly expression: Expression;
  readonly scope: Scope;
  readonly access: readonly Access[];
  readonly certainty: Certainty;
  readonly forks: readonly Fork[];
  /** It gives a list or a set. */
  readonly several: boolean;
}

export interface Reading {
  /** The argument takes a list or a set: a number beside a list is no index of it. */
  readonly several: boolean;
  /** False: instances are chosen only where it is certain, never by position or part of a key. True unless said. */
  readonly pairing?: boolean;
}

/** Beyond this many steps an expression is a cycle through collapsed objects, not wiring that somebody wrote. */
const MOST_ITEMS = 20_000;

/**
 * Follows expressions through variables, outputs, locals, modules and for_each to the resource instances they may
 * stand for. A worklist with a visited set: wiring that loops through collapsed objects ends.
 */
export function trace(
  expressions: readonly Expression[],
  scope: Scope,
  instances: Instances,
  { several, pairing = true }: Reading,
): Trace {
  const walk = new Walk(instances, pairing);
  const start = { scope, access: [], certainty: 'exact', forks: [], several } as const;
  for (const expression of expressions) walk.push({ ...start, expression });
  walk.run();
  return walk;
}

class Walk implements Trace {
  readonly candidates: Candidate[] = [];
  readonly literals: Literal[] = [];
  readonly deadEnds: DeadEnd[] = [];
  readonly sideEnds: DeadEnd[] = [];
  readonly #items: Item[] = [];
  readonly #visited = new Set<string>();
  readonly #names = new Map<Expression, number>();
  readonly #instances: Instances;
  readonly #pairing: boolean;

  constructor(instances: Instances, pairing: boolean) {
    this.#instances = instances;
    this.#pairing = pairing;
  }

  push(item: Item): void {
    const { expression, scope, access } = item;
    const name = this.#names.get(expression) ?? this.#names.size;
    this.#names.set(expression, name);
    const place = `${name} ${scope.module.id} ${scope.repetition?.key ?? ''} ${access.length === 0 ? '' : JSON.stringify(access)}`;
    if (this.#visited.has(place) || this.#items.length >= MOST_ITEMS) return;
    this.#visited.add(place);
    this.#items.push(item);
  }

  run(): void {
    // The list grows while it is read: breadth first, in the order written.
    for (let next = 0; next < this.#items.length; next++) {
      const item = this.#items[next];
      if (item !== undefined) this.#follow(item);
    }
  }

  #follow(item: Item): void {
    const leaf = leafOf(item.expression);
    if (leaf === undefined) {
      for (const expression of below(item.expression)) this.push({ ...item, expression });
    } else if (leaf.references === undefined) {
      this.#constant(leaf.constant, item);
    } else {
      this.#references(longestChains(leaf.references), item);
    }
  }

  #constant(value: Json, { access, certainty }: Item, from: Literal['from'] = 'constant'): void {
    const read = navigate(value, access);
    if (read === undefined) return;
    for (const text of textsIn(read)) this.literals.push({ text, from, certainty });
  }

  #references(chains: readonly Chain[], item: Item): void {
    const written = chains.filter(({ root }) => root !== 'ignored');
    const fork = forkOf(written, item) ? `${this.#names.get(item.expression)} ${item.scope.module.id}` : undefined;
    // What is still to be picked from a value comes out of a list.
    const several = item.several || item.access.some(({ kind }) => kind !== 'attribute');
    const { indexes, head, whole } = besideValues(written, item.scope, several);
    const joined = fork === undefined && written.filter(isValue).length > 1;
    const left = joined ? item.access.map(doubted) : item.access;
    for (const [place, chain] of written.entries()) {
      const beside = indexes[place] ?? head;
      const certainty = indexes[place] === undefined ? weakest(item.certainty, whole) : item.certainty;
      const forks = fork === undefined ? item.forks : [...item.forks, { id: fork, branch: `${place}` }];
      const access = [...chain.steps, ...(beside === undefined ? [] : [beside]), ...left];
      const dead = standsBeside(written, place) ? this.sideEnds : this.deadEnds;
      if (!this.#chain(chain, { ...item, access, forks, certainty }))
        dead.push({ text: chain.text, module: item.scope.module });
    }
  }

  /** Follows one chain; false where it leads nowhere. `item.access` begins with the chain's own steps. */
  #chain(chain: Chain, item: Item): boolean {
    const { module, repetition } = item.scope;
    switch (chain.root) {
      case 'resource':
        return isRemoteState(chain) ? this.#remote(chain, item) : this.#resource(chain, item);
      case 'module':
        return this.#module(chain, item);
      case 'var':
        return this.#variable(chain.name, item);
      case 'local': {
        const expression = module.template?.locals.get(chain.name);
        if (expression === undefined) return false;
        this.push({ ...item, expression, scope: { module, repetition: undefined } });
        return true;
      }
      case 'each.value': {
        if (repetition === undefined) return false;
        // A plan leaves out a for_each without references: a set of constants.
        if (repetition.forEach === undefined) return true;
        const { key, forEach } = repetition;
        const own: readonly Access[] =
          typeof key === 'string' ? [{ kind: 'key', key, certainty: 'exact', own: true }] : [];
        const access = [...own, ...item.access];
        this.push({ ...item, expression: forEach, scope: { module, repetition: undefined }, access });
        return true;
      }
      case 'each.key':
      case 'count.index':
      case 'ignored':
        break;
    }
    return true;
  }

  #resource(chain: ResourceChain, item: Item): boolean {
    const { module } = item.scope;
    const address = `${chain.mode === 'data' ? 'data.' : ''}${chain.type}.${chain.name}`;
    const group = module.resources.get(address);
    if (group === undefined) {
      const template = module.template?.resources.get(address);
      // None planned: count or for_each is empty. One that should be there but is not is a hole in the input.
      return template !== undefined && (template.count !== undefined || template.forEach !== undefined);
    }
    const [index, ...steps] = chain.steps;
    if (group.keyed && index?.kind === 'index') {
      const member = group.get(index.key);
      if (member === undefined) return true;
      const rest = item.access.slice(chain.steps.length);
      this.#candidate(steps, item, { members: [member], certainty: 'exact', picked: 'written', rest });
      return true;
    }
    this.#candidate(group.keyed ? [] : chain.steps, item, pick(group, item.access, this.#pairing));
    return true;
  }

  #candidate(steps: readonly Step[], item: Item, { members, certainty, picked, rest }: Pick<Resource>): void {
    for (const resource of members) {
      this.candidates.push({
        resource,
        attribute: steps.length > 0 ? stepsText(steps) : attributeIn(rest, resource),
        written: steps.length > 0,
        certainty: weakest(item.certainty, certainty),
        picked,
        access: rest,
        forks: item.forks,
      });
    }
  }

  #module(chain: NamedChain<'module'>, item: Item): boolean {
    const { module } = item.scope;
    const group = this.#instances.children(module, chain.name);
    if (group === undefined) return false;
    const { members, certainty, rest } = pick(
      this.#realised(group, module, chain.name, item),
      item.access,
      this.#pairing,
    );
    let found = false;
    for (const child of members) {
      if (this.#outputs(child, { ...item, access: rest, certainty: weakest(item.certainty, certainty) })) found = true;
    }
    return found;
  }

  /** A repeated module without resources shows no instances: the one that is asked for stands for itself. */
  #realised(
    group: KeyedGroup<ModuleInstance>,
    parent: ModuleInstance,
    name: string,
    item: Item,
  ): KeyedGroup<ModuleInstance> {
    const call = parent.template?.calls.get(name);
    if (group.keyed || (call?.forEach === undefined && call?.count === undefined)) return group;
    for (const access of item.access) {
      if (access.kind === 'attribute' || access.kind === 'first') continue;
      const key = access.kind === 'count' ? access.index : access.key;
      return new KeyedGroup([[key, this.#instances.child(parent, name, key)]]);
    }
    return group;
  }

  #outputs(module: ModuleInstance, item: Item): boolean {
    const outputs = module.template?.outputs;
    if (outputs === undefined) return false;
    const scope: Scope = { module, repetition: undefined };
    const named = item.access.findIndex((one) => one.kind === 'attribute' && outputs.has(one.name));
    const step = item.access[named];
    if (step?.kind === 'attribute') {
      const expression = outputs.get(step.name);
      const several = item.several || namesSeveral(step.name);
      if (expression !== undefined)
        this.push({ ...item, expression, scope, access: item.access.toSpliced(named, 1), several });
      return true;
    }
    // The name of the output was lost with the index: it may be any of them.
    for (const [name, expression] of outputs) {
      this.push({ ...item, expression, scope, forks: [...item.forks, { id: `outputs ${module.id}`, branch: name }] });
    }
    return outputs.size > 0;
  }

  #variable(name: string, item: Item): boolean {
    const { module } = item.scope;
    const outer = callScope(module);
    const expression = module.call?.expressions[name];
    if (outer !== undefined && expression !== undefined) {
      this.push({ ...item, expression, scope: outer, several: item.several || namesSeveral(name) });
      return true;
    }
    const given = outer === undefined ? module.document.variables[name] : undefined;
    const value = given ?? module.template?.variables.get(name);
    if (value === undefined) return false;
    this.#constant(value, item);
    return true;
  }

  #remote(chain: ResourceChain, item: Item): boolean {
    const output = remoteOutput(chain, item.scope.module, this.#instances);
    if (output === undefined) return false;
    const certainty = weakest(item.certainty, output.certainty);
    const read = { ...item, access: item.access.slice(output.steps), certainty };
    if (output.kind === 'value') {
      this.#constant(output.value, read, 'remote');
    } else {
      const scope: Scope = { module: this.#instances.root(output.document), repetition: undefined };
      this.push({ ...read, expression: output.expression, scope });
    }
    return true;
  }
}

/** The head of several lists put together is not the head of each. */
function doubted(access: Access): Access {
  return access.kind === 'first' ? { ...access, certainty: 'guessed' } : access;
}

/** Attributes that are made by the provider and so are written nowhere. */
const made = /^(id|arn|name|dns_name|endpoint|address)$/u;

/** The attribute of `resource` among the names still to be read; the others are names in objects on the way. */
function attributeIn(access: readonly Access[], { attributes }: Resource): string {
  for (const one of access) {
    if (one.kind !== 'attribute') continue;
    if (made.test(one.name) || attributes.read(one.name).kind !== 'omitted') return one.name;
  }
  return '';
}

/** True when only one of the chains may be the value: read through an object, or behind a condition. */
function forkOf(chains: readonly Chain[], item: Item): boolean {
  const [first] = chains;
  if (first === undefined || chains.length < 2) return false;
  if (item.access.some((one) => one.kind === 'attribute' || one.kind === 'index')) return true;
  if (first.root === 'resource' || first.root === 'module' || chains.length < 3) return false;
  // concat(var.more, a, b) begins with a list, `var.one ? a : b` with a truth value.
  const value = constantOf(first, item.scope)?.value;
  return typeof value !== 'object' || value === null;
}
