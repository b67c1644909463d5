import { pushAll } from '../multimap.ts';
import { blockAddress } from '../input/address.ts';
import type { Resource } from '../input/deployment.ts';
import { constantOf, definitionOf, valueAt } from '../input/evaluation.ts';
import { leavesOf, traversalsOf } from '../input/expression.ts';
import type { Expression, Leaf } from '../input/expression.ts';
import { stepsText } from '../input/traversal.ts';
import type { NamedTraversal, ResourceTraversal, Step, Traversal } from '../input/traversal.ts';
import { weakest } from './certainty.ts';
import type { Branch, Candidate, DeadEnd, Evaluated } from './evaluated.ts';
import type { Certainty } from './graph.ts';
import { indexExpressionsOf, isBlockReference } from './index-expressions.ts';
import { InstanceScope } from './instance-scope.ts';
import { select, stepOf } from './instance-selection.ts';
import type { Access, Selection } from './instance-selection.ts';
import { idsIn } from './literal-ids.ts';
import type { ModuleInstance, ModuleInstances } from './module-instances.ts';
import { ownElement, roundScope } from './own-element.ts';
import { partOf } from './written-part.ts';
import { isRemoteState, remoteOutput } from './remote-state.ts';

/** How an expression is read, wherever it is reached from. */
interface Reading {
  readonly scope: InstanceScope;
  /** What is read from its value. */
  readonly access: readonly Access[];
  readonly certainty: Certainty;
  readonly branches: readonly Branch[];
}

interface Item extends Reading {
  readonly leaf: Leaf;
}

/** Beyond this many steps an expression is a cycle through objects and no wiring: it leads nowhere. */
const MOST_ITEMS = 20_000;

/**
 * Follows expressions through variables, outputs, locals, modules and for_each to the resource instances they may
 * stand for. A worklist with a visited set: wiring that loops through objects ends.
 *
 * @param isCollection the argument takes a list or a set
 */
export function evaluate(
  expressions: readonly Expression[],
  scope: InstanceScope,
  instances: ModuleInstances,
  isCollection: boolean,
): Evaluated {
  const evaluation = new Evaluation(instances, isCollection);
  for (const one of expressions) evaluation.push(one, { scope, access: [], certainty: 'exact', branches: [] });
  evaluation.run();
  return evaluation;
}

class Evaluation implements Evaluated {
  readonly candidates: Candidate[] = [];
  readonly remoteTexts: string[] = [];
  readonly deadEnds: DeadEnd[] = [];
  isForked = false;
  readonly #items: Item[] = [];
  readonly #visited = new Set<string>();
  readonly #names = new Map<Leaf, number>();
  readonly #instances: ModuleInstances;
  readonly #isCollection: boolean;

  constructor(instances: ModuleInstances, isCollection: boolean) {
    this.#instances = instances;
    this.#isCollection = isCollection;
  }

  push(written: Expression, whole: Reading): void {
    const { expression, ...part } = partOf(written, whole.access);
    const reading = { ...whole, access: part.access, certainty: weakest(whole.certainty, part.certainty) };
    for (const leaf of leavesOf(expression)) {
      const key = reading.scope.repetition?.key ?? '';
      const access = reading.access.length === 0 ? '' : JSON.stringify(reading.access);
      const place = `${this.#nameOf(leaf, reading)} ${key} ${access}`;
      if (this.#visited.has(place)) continue;
      this.#visited.add(place);
      if (this.#items.length >= MOST_ITEMS) {
        this.#giveUp(leaf, reading);
        continue;
      }
      this.#items.push({ ...reading, leaf });
    }
  }

  run(): void {
    // The list grows while it is read: breadth first, in the order written.
    for (let next = 0; next < this.#items.length; next++) {
      const item = this.#items[next];
      if (item !== undefined) this.#followAll(item);
    }
  }

  /** What is not followed is not known. */
  #giveUp(leaf: Leaf, { scope }: Reading): void {
    const [first] = traversalsOf(leaf);
    if (first !== undefined) this.deadEnds.push({ text: first.text, module: scope.moduleInstance });
  }

  /** Name of an expression in its module instance. */
  #nameOf(leaf: Leaf, { scope }: Reading): string {
    const name = this.#names.get(leaf) ?? this.#names.size;
    this.#names.set(leaf, name);
    return `${name} ${scope.moduleInstance.id}`;
  }

  #followAll(item: Item): void {
    const { leaf, certainty } = item;
    const scope = roundScope(item.scope, leaf);
    const all = traversalsOf(leaf).filter(({ root }) => root !== 'constant' && root !== 'unreadable');
    // What is picked by an index or key comes out of a list or map.
    const isCollection = this.#isCollection || item.access.some(({ kind }) => kind !== 'attribute');
    const own = isCollection ? undefined : ownElement(all, scope);
    const traversals = own === undefined ? all : [own];
    const { indexes, whole } = indexExpressionsOf(traversals, scope, isCollection);
    const most = own !== undefined ? 'fuzzy' : isSliced(leaf) ? 'guessed' : 'exact';
    this.isForked ||= traversals.filter(({ root }) => root !== 'each.key' && root !== 'count.index').length > 1;
    const fork = isFork(traversals, item) ? this.#nameOf(leaf, item) : undefined;
    for (const [place, traversal] of traversals.entries()) {
      const index = indexes[place];
      const leadsOn = this.#follow(traversal, {
        scope,
        access: [...traversal.steps, ...(index === undefined ? [] : [index]), ...item.access],
        certainty: weakest(most, index === undefined ? weakest(certainty, whole) : certainty),
        branches: fork === undefined ? item.branches : [...item.branches, { of: fork, name: `${place}` }],
      });
      if (!leadsOn) this.deadEnds.push({ text: traversal.text, module: scope.moduleInstance });
    }
  }

  /** Follows one traversal; false where it leads nowhere. `reading.access` begins with its own steps. */
  #follow(traversal: Traversal, reading: Reading): boolean {
    switch (traversal.root) {
      case 'resource':
        return isRemoteState(traversal) ? this.#remoteOutput(traversal, reading) : this.#resource(traversal, reading);
      case 'module':
        return this.#module(traversal, reading);
      case 'var':
      case 'local': {
        const definition = definitionOf(traversal, reading.scope);
        if (definition !== undefined) this.push(definition.expression, { ...reading, scope: definition.scope });
        return definition !== undefined;
      }
      case 'each.value':
        return this.#eachValue(reading);
      case 'each.key':
      case 'count.index':
      case 'constant':
      case 'unreadable':
        break;
    }
    return true;
  }

  /** What for_each goes over, at the key of the instance. */
  #eachValue(reading: Reading): boolean {
    const { repetition } = reading.scope;
    if (repetition === undefined) return false;
    const { key, forEach } = repetition;
    const own: readonly Access[] = typeof key === 'string' ? [{ kind: 'key', key, certainty: 'exact', own: true }] : [];
    // A plan leaves out a for_each without references: a set of constants.
    if (forEach !== undefined)
      this.push(forEach, { ...reading, scope: reading.scope.ofModule(), access: [...own, ...reading.access] });
    return true;
  }

  #resource(traversal: ResourceTraversal, reading: Reading): boolean {
    const { resources, template } = reading.scope.moduleInstance;
    const address = blockAddress(traversal);
    const group = resources.get(address);
    if (group === undefined) {
      const block = template.resources.get(address);
      // None planned: count or for_each is empty. One that should be there but is not is a hole in the input.
      return block !== undefined && (block.count !== undefined || block.forEach !== undefined);
    }
    const { steps } = traversal;
    const [index, ...behind] = steps;
    if (group.isRepeated && index?.kind === 'index') {
      const instance = group.get(index.key);
      const rest = reading.access.slice(steps.length);
      if (instance !== undefined)
        this.#add(behind, reading, { instances: [instance], certainty: 'exact', isByOwn: false, rest });
      return true;
    }
    this.#add(group.isRepeated ? [] : steps, reading, select(group, reading.access));
    return true;
  }

  #add(
    steps: readonly Step[],
    { certainty, branches }: Reading,
    { instances, certainty: selected, isByOwn, rest }: Selection<Resource>,
  ): void {
    for (const resource of instances) {
      this.candidates.push({
        resource,
        attribute: steps.length > 0 ? stepsText(steps) : attributeIn(rest),
        isWritten: steps.length > 0,
        certainty: weakest(certainty, selected),
        isByOwn,
        branches,
      });
    }
  }

  #module(traversal: NamedTraversal<'module'>, reading: Reading): boolean {
    const group = this.#instances.children(reading.scope.moduleInstance, traversal.name);
    if (group === undefined) return false;
    const { instances, certainty, rest } = select(group, reading.access);
    const read = { ...reading, access: rest, certainty: weakest(reading.certainty, certainty) };
    let leadsOn = false;
    for (const one of instances) if (this.#outputs(one, read)) leadsOn = true;
    return leadsOn;
  }

  #outputs(module: ModuleInstance, reading: Reading): boolean {
    const { outputs } = module.template;
    const scope = new InstanceScope(module);
    for (const [place, step] of reading.access.entries()) {
      const expression = step.kind === 'attribute' ? outputs.get(step.name) : undefined;
      if (expression === undefined) continue;
      this.push(expression, { ...reading, scope, access: reading.access.toSpliced(place, 1) });
      return true;
    }
    // The name of the output is lost behind an index that is no constant: it may be any of them.
    for (const [name, expression] of outputs) {
      const branches = [...reading.branches, { of: `outputs ${module.id}`, name }];
      this.push(expression, { ...reading, scope, branches });
    }
    return outputs.size > 0;
  }

  #remoteOutput(traversal: ResourceTraversal, reading: Reading): boolean {
    const output = remoteOutput(traversal, reading.scope.moduleInstance, this.#instances);
    if (output === undefined) return false;
    // The first two steps are `outputs` and its name.
    const access = reading.access.slice(2);
    if ('value' in output) {
      const value = valueAt(output.value, access.map(stepOf));
      if (value !== undefined) pushAll(this.remoteTexts, idsIn(value));
    } else {
      const scope = new InstanceScope(this.#instances.root(output.document));
      this.push(output.expression, {
        ...reading,
        access,
        scope,
        certainty: weakest(reading.certainty, output.certainty),
      });
    }
    return true;
  }
}

/** The last of the names still to be read; the others are names in objects on the way. */
function attributeIn(access: readonly Access[]): string {
  const last = access.findLast((one) => one.kind === 'attribute');
  return last?.kind === 'attribute' ? last.name : '';
}

/** Synthesised text takes a part of a list, by numbers that do not stand in it. */
function isSliced({ constant_value: text }: Leaf): boolean {
  return typeof text === 'string' && /\bslice\s*\(/u.test(text);
}

/** True when only one of the traversals may be the value: read through an object, or behind a condition. */
function isFork(traversals: readonly Traversal[], { access, scope }: Item): boolean {
  const [first] = traversals;
  if (first === undefined || traversals.length < 2) return false;
  if (access.some(({ kind }) => kind === 'attribute' || kind === 'index')) return true;
  if (isBlockReference(first)) return false;
  // concat(var.more, a, b) begins with a list, `var.one ? a : b` with a truth value.
  const value = constantOf(first, scope)?.value;
  return typeof value !== 'object' || value === null;
}
