import { isBlock, isConstant, isLeaf } from '../expression.ts';
import type { Expression } from '../expression.ts';
import { memberOf } from '../json/json.ts';
import type { Json } from '../value.ts';

/** Blocks with the same arguments that are no constants, in the order they are written. */
interface Alike {
  /** Those arguments. */
  readonly references: readonly string[];
  readonly blocks: { readonly block: Expression; readonly place: number }[];
}

/** Blocks that have constants in the same arguments: by these constants, and by their other arguments. */
interface Form {
  readonly constants: readonly string[];
  readonly byConstants: Map<string, Map<string, Alike>>;
}

/**
 * Tells which written block each planned one came from. A set is planned in another order than it was written, so
 * blocks are paired by their constants first, then by which of their other arguments are null, in order where several fit; a
 * planned block that fits none (the content of a dynamic block) is undefined. Linear in the blocks, but for the number of
 * different forms they are written in.
 */
export function pairBlocks(
  written: readonly Expression[],
  planned: readonly Json[],
): readonly (Expression | undefined)[] {
  const forms = formsOf(written);
  const references = new Set(
    forms.flatMap(({ byConstants }) =>
      [...byConstants.values()].flatMap((alike) => [...alike.values()].flatMap((one) => one.references)),
    ),
  );
  const nulls = planned.map((value) => [...references].filter((name) => memberOf(value, name) === null).length);
  // What fits the fewest blocks is paired first.
  const order = [...planned.keys()].toSorted((a, b) => (nulls[b] ?? 0) - (nulls[a] ?? 0));
  const pairs: (Expression | undefined)[] = planned.map(() => undefined);
  for (const index of order) pairs[index] = taken(forms, planned[index] ?? null);
  pairUnknown(forms, planned, pairs);
  return pairs;
}

/** More are not compared with each other: a list of blocks may be of any length. */
const mostCompared = 10_000;

/** Planned blocks that fit none as they lack what is a constant there, whose value is not known then. */
function pairUnknown(forms: readonly Form[], planned: readonly Json[], pairs: (Expression | undefined)[]): void {
  const unpaired = [...planned.keys()].filter((index) => pairs[index] === undefined);
  const left = forms.flatMap(({ constants, byConstants }) =>
    [...byConstants.values()].flatMap((alike) =>
      [...alike.values()].flatMap(({ blocks }) => blocks.map((one) => ({ ...one, constants }))),
    ),
  );
  left.sort((a, b) => a.place - b.place);
  if (unpaired.length * left.length > mostCompared) return;
  for (const index of unpaired) {
    const value = planned[index] ?? null;
    const fits = left.findIndex(({ block, constants }) => {
      const there = constants.filter((name) => memberOf(value, name) !== undefined);
      return (
        there.length < constants.length &&
        keyOf(there, (name) => constantAt(block, name)) === keyOf(there, (name) => memberOf(value, name))
      );
    });
    if (fits >= 0) pairs[index] = left.splice(fits, 1)[0]?.block;
  }
}

function formsOf(written: readonly Expression[]): readonly Form[] {
  const forms = new Map<string, Form>();
  for (const [place, block] of written.entries()) {
    const constants = namesIn(block, (name) => constantAt(block, name) !== undefined);
    const references = namesIn(block, (name) => isReference(block, name));
    const form = forms.get(constants.join('\n')) ?? { constants, byConstants: new Map<string, Map<string, Alike>>() };
    forms.set(constants.join('\n'), form);
    const key = keyOf(constants, (name) => constantAt(block, name));
    const alike = form.byConstants.get(key) ?? new Map<string, Alike>();
    form.byConstants.set(key, alike);
    const own = alike.get(references.join('\n')) ?? { references, blocks: [] };
    alike.set(references.join('\n'), own);
    own.blocks.push({ block, place });
  }
  for (const { byConstants } of forms.values())
    for (const alike of byConstants.values()) for (const { blocks } of alike.values()) blocks.reverse();
  // The form with the most constants knows best which planned block is its own.
  return [...forms.values()].toSorted((a, b) => b.constants.length - a.constants.length);
}

/** The first block left that fits; one that refers to what is planned as null only where there is no other. */
function taken(forms: readonly Form[], value: Json): Expression | undefined {
  for (const { constants, byConstants } of forms) {
    const alike = byConstants.get(keyOf(constants, (name) => memberOf(value, name)));
    const left = [...(alike?.values() ?? [])].filter(({ blocks }) => blocks.length > 0);
    const fits = left.filter(({ references }) => references.every((name) => memberOf(value, name) !== null));
    const [first] = (fits.length > 0 ? fits : left).toSorted(
      (a, b) => (a.blocks.at(-1)?.place ?? 0) - (b.blocks.at(-1)?.place ?? 0),
    );
    if (first) return first.blocks.pop()?.block;
  }
  return undefined;
}

/** The constants as one text; the plan may hold 80 where the configuration has "80". */
function keyOf(names: readonly string[], constantOf: (name: string) => Json | undefined): string {
  return JSON.stringify(
    names.map((name) => {
      const constant = constantOf(name);
      return typeof constant === 'object' ? '' : String(constant);
    }),
  );
}

function namesIn(block: Expression, isMeant: (name: string) => boolean): readonly string[] {
  return isBlock(block) ? Object.keys(block).filter(isMeant) : [];
}

function isReference(block: Expression, name: string): boolean {
  const argument = isBlock(block) && Object.hasOwn(block, name) ? block[name] : undefined;
  return argument !== undefined && isLeaf(argument) && !isConstant(argument) && argument.references !== undefined;
}

/** The constant of an argument that is a plain value: null and lists may be planned in another form. */
function constantAt(block: Expression, name: string): Json | undefined {
  const argument = isBlock(block) && Object.hasOwn(block, name) ? block[name] : undefined;
  if (argument === undefined || !isLeaf(argument) || !isConstant(argument)) return undefined;
  const constant = argument.constant_value;
  return constant === null || typeof constant === 'object' ? undefined : constant;
}
