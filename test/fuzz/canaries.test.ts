import { expect, test } from 'vitest';
import { draw } from '../../src/tasks/draw.ts';
import { InputError } from '../../src/input/error.ts';
import { isList, isObject, type JsonObject } from '../../src/input/json/json.ts';
import { readDeployment } from '../../src/input/read.ts';
import { recordBaseline } from '../../src/tasks/record-baseline.ts';
import { simulate } from '../../src/tasks/simulate-failure.ts';
import type { Json } from '../../src/input/value.ts';
import { outcomeOf, writtenOf } from './attempt.ts';
import { everyReporter } from './every-reporter.ts';
import { seeds } from './seeds.ts';

const canary = 'c4n4ry-7f3a91';

/** Arguments whose values are secrets whether or not a provider marks them. */
const secretLike = /password|secret|token|user_data|private_key|environment|credential|preshared/;

/** Text in the values of a plan or a state: the object or list it is in, its key, and the keys that lead there from the values of its resource. */
interface Leaf {
  readonly resource: number;
  readonly path: readonly (string | number)[];
}

type Format = 'plan' | 'state';

/** The values of all resources of an input, and what marks them as sensitive. */
function resourcesOf(
  input: JsonObject,
  format: Format,
): readonly { values: Json; mask: JsonObject; maskKey: string }[] {
  const list = format === 'plan' ? input['resource_changes'] : rootOf(input)['resources'];
  return (isList(list) ? list : []).filter(isObject).map((resource) => {
    if (format === 'state') return { values: resource['values'] ?? {}, mask: resource, maskKey: 'sensitive_values' };
    const change = resource['change'];
    if (!isObject(change)) throw new Error('a planned resource has a change');
    return { values: change['after'] ?? {}, mask: change, maskKey: 'after_sensitive' };
  });
}

function rootOf(input: JsonObject): JsonObject {
  const { values } = input;
  const root = isObject(values) ? values['root_module'] : undefined;
  return isObject(root) ? root : {};
}

function leavesOf(value: Json, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value === 'string') return [path];
  if (isList(value)) return value.flatMap((each, index) => leavesOf(each, [...path, index]));
  return isObject(value) ? Object.keys(value).flatMap((key) => leavesOf(value[key]!, [...path, key])) : [];
}

/** A copy with canaries at these leaves; marked as sensitive where asked. */
function planted(input: JsonObject, format: Format, leaves: readonly Leaf[], isMarked: boolean): JsonObject {
  const copy: JsonObject = structuredClone(input);
  const resources = resourcesOf(copy, format);
  for (const { resource, path } of leaves) {
    const { values, mask, maskKey } = resources[resource]!;
    set(values, path, canary);
    if (!isMarked) continue;
    if (!isObject(mask[maskKey])) set(mask, [maskKey], {});
    path.forEach((_, depth) => {
      const inMask = [maskKey, ...path.slice(0, depth + 1)];
      if (depth === path.length - 1) set(mask, inMask, true);
      else if (typeof at(mask, inMask) !== 'object') set(mask, inMask, typeof path[depth + 1] === 'number' ? [] : {});
    });
  }
  return copy;
}

function at(tree: Json, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    tree,
  );
}

function set(tree: Json, path: readonly (string | number)[], value: Json): void {
  const container = at(tree, path.slice(0, -1));
  if (typeof container !== 'object' || container === null) throw new Error(`nothing at ${path.join('.')}`);
  Reflect.set(container, path.at(-1)!, value);
}

/** Everything that can be printed of an input, in one text; with `turn`, every report and one of all others. */
async function printedOf(input: JsonObject, turn?: number): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(input));
  const outcome = await outcomeOf({ number: 0, input: bytes, ...writtenOf({}) }, everyReporter);
  if (outcome.is === 'crashed') throw outcome.error;
  if (outcome.is === 'refused') return outcome.message;
  const inputs = await readDeployment(['-'], { stdin: async () => bytes });
  const others: readonly (() => Promise<unknown>)[] = [
    () => draw({ inputs, format: 'svg' }),
    () => draw({ inputs, format: 'mermaid' }),
    async () => (await recordBaseline({ inputs })).text,
    async () => JSON.stringify(await simulate({ inputs, fail: ['role=*'] })),
    // Its mistake lists what there is.
    async () => JSON.stringify(await simulate({ inputs, fail: ['role=none'] })),
  ];
  const asked = turn === undefined ? others : others.filter((_, index) => index === turn % others.length);
  const printed = asked.map(async (other) => {
    try {
      return String(await other());
    } catch (error) {
      if (error instanceof InputError) return error.message;
      throw error;
    }
  });
  return [...outcome.texts, ...(await Promise.all(printed))].join('\n');
}

interface Sown {
  readonly name: string;
  readonly input: JsonObject;
  readonly format: Format;
}

const formats = seeds.flatMap(({ name, input }): readonly Sown[] => {
  if ('resource_changes' in input) return [{ name, input, format: 'plan' }];
  return 'values' in input ? [{ name, input, format: 'state' }] : [];
});

test.each(formats)('no text of $name is printed once it is marked as sensitive', async ({ input, format }) => {
  const leaves = resourcesOf(input, format).flatMap(({ values }, resource) =>
    leavesOf(values).map((path) => ({ resource, path })),
  );
  const printed: string[] = [];
  for (const [turn, some] of [...leaves.map((leaf) => [leaf]), leaves].entries()) {
    const isAll = turn === leaves.length;
    const text = await printedOf(planted(input, format, some, true), isAll ? undefined : turn);
    if (text.includes(canary)) printed.push(JSON.stringify(some));
  }
  expect(leaves.length).toBeGreaterThan(5);
  expect(printed).toEqual([]);
});

test('what is no secret is printed where a finding is about it: the other tests can fail', async () => {
  const { input } = formats[0]!;
  const zones = resourcesOf(input, 'plan').flatMap(({ values }, resource) =>
    isObject(values) && 'availability_zone' in values ? [{ resource, path: ['availability_zone'] }] : [],
  );
  expect(await printedOf(planted(input, 'plan', zones, false))).toContain(canary);
});

test.each(formats)('no text of $name is printed that an argument for secrets has', async ({ input, format }) => {
  const secrets = resourcesOf(input, format).flatMap(({ values }, resource) =>
    leavesOf(values).flatMap((path) => (path.some((key) => secretLike.test(String(key))) ? [{ resource, path }] : [])),
  );
  expect(await printedOf(planted(input, format, secrets, false))).not.toContain(canary);
});
