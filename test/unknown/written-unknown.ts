import { isBlock, isBlockList, isConstant, isExpression, isLeaf, type Expression } from '../../src/input/expression.ts';
import { isList, isObject, listAt, memberOf, textAt, type JsonObject } from '../../src/input/json/json.ts';
import { parseAddress } from '../../src/input/address.ts';
import { pairBlocks } from '../../src/input/plan/block-pairing.ts';
import type { Json } from '../../src/input/value.ts';
import { changedAt, valueAt, type Path } from './changed-at.ts';

/** What stands for a value that is only known after the apply. */
const reference = { references: ['var.unknown'] };

/** Where a plan has the arguments of a resource as they are written; undefined where it leaves them out. */
export function pathToWritten(plan: JsonObject, address: string): Path | undefined {
  const parts = parseAddress(address);
  if (parts === undefined) return undefined;
  const module = [
    'configuration',
    'root_module',
    ...parts.module.flatMap(({ name }) => ['module_calls', name, 'module']),
  ];
  const local = `${parts.mode === 'data' ? 'data.' : ''}${parts.type}.${parts.name}`;
  const index = listAt(valueAt(plan, module), 'resources').findIndex((each) => textAt(each, 'address') === local);
  return index === -1 ? undefined : [...module, 'resources', index, 'expressions'];
}

/**
 * The arguments of a resource with something unknown at a path of its values: a reference in place of what is always known, a dynamic
 * block, which a plan leaves out, in place of blocks. Undefined where nothing is written there.
 */
export function writtenUnknown(written: Json, values: Json, path: Path): Json | undefined {
  let at: Json = written;
  let value: Json | undefined = values;
  const way: (string | number)[] = [];
  for (const step of path) {
    if (!isExpression(at)) return undefined;
    if (isEnd(at)) break;
    const next = typeof step === 'number' ? blockFor(at, value, step) : isBlock(at) ? step : undefined;
    // A block that is written once is no list.
    if (next === undefined && typeof step === 'number' && isBlock(at)) {
      value = valueAt(value, [step]);
      continue;
    }
    const below = next === undefined ? undefined : valueAt(at, [next]);
    if (next === undefined || below === undefined) return undefined;
    way.push(next);
    at = below;
    value = valueAt(value, [step]);
  }
  if (!isExpression(at)) return undefined;
  if (!isLeaf(at) || !isEnd(at)) return changedAt(written, way, undefined);
  return isConstant(at) || isOfInstanceOnly(at) ? changedAt(written, way, reference) : written;
}

/** An expression of what Terraform knows while it plans is never unknown: something else stands there. */
function isOfInstanceOnly({ references = [] }: { readonly references?: readonly string[] }): boolean {
  return references.every((text) => /^(?:count\.index|each\.|var\.)/.test(text));
}

function isEnd(expression: Json & Expression): boolean {
  return isLeaf(expression) && Object.keys(expression).length > 0;
}

function blockFor(expression: Json & Expression, values: Json | undefined, step: number): number | undefined {
  if (!isBlockList(expression) || !isList(values)) return undefined;
  const block = pairBlocks(expression, values)[step];
  const index = block === undefined ? -1 : expression.indexOf(block);
  return index === -1 ? undefined : index;
}

/** The arguments with a reference where nothing was written, for what has a default. */
export function alsoWritten(written: Json, values: Json, path: Path): Json | undefined {
  const [name, ...below] = path;
  if (typeof name !== 'string' || below.length > 0 || !isObject(written) || memberOf(written, name) !== undefined)
    return undefined;
  return isObject(valueAt(values, [name])) || isList(valueAt(values, [name]))
    ? undefined
    : { ...written, [name]: reference };
}
