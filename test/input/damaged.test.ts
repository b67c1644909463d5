import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { Resource } from '../../src/input/deployment.ts';
import { InputError } from '../../src/input/error.ts';
import { isObject } from '../../src/input/json/json.ts';
import type { Json } from '../../src/input/value.ts';
import { read } from './inputs.ts';

const files = [
  'modules-plan.json',
  'modules-state.json',
  'cdktf-out/stacks/net/cdk.tf.json',
  'cdktf-out/stacks/app/cdk.tf.json',
];

function load(file: string): Json {
  const json: Json = JSON.parse(readFileSync(new URL(`../fixtures/input/${file}`, import.meta.url), 'utf8'));
  return json;
}

/** Copy with the `place`-th value, counted in depth-first order, put in another's stead. */
function damage(json: Json, place: number, instead: Json): Json {
  let count = 0;
  const copy = (value: Json): Json => {
    if (count++ === place) return instead;
    if (Array.isArray(value)) return value.map(copy);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner)]));
  };
  return copy(json);
}

/** Calls everything the rest of the program calls. */
function touch({ attributes }: Resource): number {
  for (const path of ['input', 'input.0', 'ingress.from_port', 'tags']) {
    attributes.read(path);
    attributes.length(path);
    attributes.blocks(path);
    attributes.expressions(path);
  }
  attributes.mentions('nothing at all');
  return attributes.allExpressions().length + [...attributes.knownStrings()].length;
}

function nothingForSentences(error: unknown): readonly number[] {
  if (error instanceof InputError) return [];
  throw error;
}

it.each(files)('reads %s with any one value damaged, or refuses it in a sentence', async (file) => {
  const whole = load(file);
  const size = JSON.stringify(whole).length / 12;
  const anything = fc.oneof(fc.constantFrom<Json>(null, true, 0, '', '${', [], {}, [null], [[]]), fc.string());
  await fc.assert(
    fc.asyncProperty(fc.nat(Math.floor(size)), anything, async (place, instead) => {
      const reading = read(JSON.stringify(damage(whole, place, instead))).then(({ resources }) => resources.map(touch));
      expect(await reading.catch(nothingForSentences)).toBeInstanceOf(Array);
    }),
    { numRuns: 300 },
  );
});
