import type { Attributes } from '../attributes.ts';
import { isBlockList, isLeaf, leavesOf } from '../expression.ts';
import type { Expression } from '../expression.ts';
import { isList, isObject, marksAnything } from '../json/json.ts';
import { argumentsCalled, childrenOf, elementAt, elementsOf, isBlockPlace, settle, stepInto } from './planned-place.ts';
import type { Place } from './planned-place.ts';
import { valueOf } from './planned-value.ts';
import type { Scope } from '../evaluation.ts';
import type { Json, Value } from '../value.ts';

/** Arguments over the three parallel trees of a plan and the configuration. Nothing is copied; every read walks. */
export class PlannedAttributes implements Attributes {
  readonly path: string;
  // Private by language, so that nothing that prints or serialises objects can reach a secret.
  readonly #place: Place;
  readonly #scope: Scope | undefined;

  constructor(place: Place, scope: Scope | undefined, path = '') {
    this.#place = settle(place, scope);
    this.#scope = scope;
    this.path = path;
  }

  read(path: string): Value {
    return valueOf(this.#at(path), this.#scope);
  }

  boolean(path: string): boolean | undefined {
    const value = this.json(path);
    if (value === 'true' || value === 'false') return value === 'true';
    return typeof value === 'boolean' ? value : undefined;
  }

  number(path: string): number | undefined {
    const value = this.json(path);
    if (typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value)) return Number(value);
    return typeof value === 'number' ? value : undefined;
  }

  string(path: string): string | undefined {
    const value = this.json(path);
    return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : undefined;
  }

  strings(path: string): readonly string[] {
    const place = this.#at(path);
    const found: string[] = [];
    for (const element of elementsOf(place, this.#scope)) {
      const value = valueOf(element, this.#scope);
      if (value.kind === 'known' && typeof value.value === 'string') found.push(value.value);
    }
    return found;
  }

  length(path: string): number | undefined {
    const { value, unknown: mask, written } = this.#at(path);
    if (isList(value)) return value.length;
    // Unknown entries of a map are left out of the value, but named in the mask.
    if (isObject(value)) return new Set([...Object.keys(value), ...Object.keys(isObject(mask) ? mask : {})]).size;
    // The plan leaves dynamic blocks out of the configuration, so only synthesised lists can be counted there.
    if (this.#scope?.evaluated === false && mask === true && written.kind === 'written') {
      return countOf(written.expression);
    }
    return undefined;
  }

  blocks(path: string): readonly Attributes[] {
    const place = this.#at(path);
    const base = this.#below(path);
    const found: Attributes[] = [];
    for (const [index, element] of elementsOf(place, this.#scope).entries()) {
      if (!isBlockPlace(element)) continue;
      found.push(new PlannedAttributes(element, this.#scope, `${base}.${index}`));
    }
    return found;
  }

  block(path: string, index: number): Attributes | undefined {
    const element = elementAt(this.#at(path), index, this.#scope);
    if (element === undefined || !isBlockPlace(element)) return undefined;
    return new PlannedAttributes(element, this.#scope, `${this.#below(path)}.${index}`);
  }

  isOpen(path: string): boolean {
    // What was not evaluated is unknown everywhere; there all that was written stands in it.
    if (this.#scope?.evaluated === false) return false;
    const { value, unknown: mask, written } = this.#at(path);
    return mask === true && (value === undefined || value === null) && written.kind === 'absent';
  }

  expressions(path: string): readonly Expression[] {
    const steps = stepsOf(path);
    const numbered = steps.findIndex((step) => /^\d+$/.test(step));
    if (numbered > 0) {
      const place = this.#at(steps.slice(0, numbered + 1).join('.'));
      return new PlannedAttributes(place, this.#scope).expressions(steps.slice(numbered + 1).join('.'));
    }
    const { written } = this.#place;
    if (written.kind === 'within') return [written.leaf];
    if (written.kind !== 'written') return [];
    let frontier: readonly Expression[] = [written.expression];
    for (const step of steps) frontier = frontier.flatMap((each) => argumentsCalled(each, step));
    return frontier.flatMap((each) => (isBlockList(each) ? each : [each]));
  }

  allExpressions(): readonly Expression[] {
    const { written } = this.#place;
    if (written.kind === 'within') return [written.leaf];
    return written.kind === 'written' ? leavesOf(written.expression) : [];
  }

  mentions(text: string): boolean {
    for (const [, { value }] of this.#textPlaces()) {
      if (typeof value === 'string' && value.includes(text)) return true;
    }
    // Synthesised texts with a reference in them are unknown, but what stands around it is not.
    return this.allExpressions().some((each) => isLeaf(each) && isTextWith(text, each.constant_value));
  }

  *knownStrings(): Iterable<readonly [path: string, text: string]> {
    for (const [path, place] of this.#textPlaces()) {
      if (typeof place.value === 'string' && place.sensitive !== true && place.unknown !== true) {
        yield [path, place.value];
      }
    }
  }

  /** Known text entries of a map, such as tags; unknown and sensitive entries are left out. */
  texts(path: string): Readonly<Record<string, string>> {
    const found: [key: string, text: string][] = [];
    for (const [key, child] of childrenOf(this.#at(path), this.#scope)) {
      const value = valueOf(child, this.#scope);
      if (value.kind === 'known' && typeof value.value === 'string') found.push([key, value.value]);
    }
    return Object.fromEntries(found);
  }

  /** Keys of a map, such as tags, whose values are sensitive: all of them where the map is so as a whole. */
  secretKeys(path: string): readonly string[] {
    const { value, sensitive } = this.#at(path);
    if (sensitive === true) return value !== undefined && isObject(value) ? Object.keys(value) : [];
    if (!isObject(sensitive)) return [];
    return Object.keys(sensitive).filter((key) => marksAnything(sensitive[key]));
  }

  json(path: string): Json | undefined {
    const value = this.read(path);
    return value.kind === 'known' ? value.value : undefined;
  }

  #at(path: string): Place {
    let place = this.#place;
    for (const step of stepsOf(path)) place = settle(stepInto(place, step, this.#scope), this.#scope);
    return place;
  }

  #below(path: string): string {
    return this.path === '' ? path : path === '' ? this.path : `${this.path}.${path}`;
  }

  /** Every place below that holds a text, in order. */
  *#textPlaces(): Iterable<readonly [path: string, place: Place]> {
    const stack: [path: string, place: Place][] = [['', this.#place]];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const [path, place] = next;
      if (typeof place.value === 'string') {
        yield [path, place];
        continue;
      }
      const first = stack.length;
      for (const [key, child] of childrenOf(place, this.#scope)) {
        const settled = settle(child, this.#scope);
        // Numbers and the many arguments that are null have nothing below.
        if (typeof settled.value !== 'string' && !hasBelow(settled)) continue;
        stack.push([path === '' ? key : `${path}.${key}`, settled]);
      }
      reverseFrom(stack, first);
    }
  }
}

function hasBelow({ value, unknown }: Place): boolean {
  return (typeof value === 'object' && value !== null) || (value === undefined && unknown === true);
}

function reverseFrom(list: unknown[], first: number): void {
  for (let from = first, to = list.length - 1; from < to; from++, to--) {
    const held = list[from];
    list[from] = list[to];
    list[to] = held;
  }
}

function stepsOf(path: string): readonly string[] {
  return path === '' ? [] : path.includes('.') ? path.split('.') : [path];
}

/** Elements of a synthesised list; undefined where one of them is a dynamic block, which makes any number. */
function countOf(expression: Expression): number | undefined {
  if (!isBlockList(expression)) return undefined;
  const isCountable = expression.every((each) => !isLeaf(each) || each.constant_value !== undefined);
  return isCountable ? expression.length : undefined;
}

function isTextWith(text: string, value: Json | undefined): boolean {
  return typeof value === 'string' && value.includes(text);
}
