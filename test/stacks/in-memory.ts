import { deploymentOf, type Contents } from '../../src/input/contents.ts';
import { readDeclared } from '../../src/input/declared/declared.ts';
import type { Deployment } from '../../src/input/deployment.ts';
import type { JsonObject } from '../../src/input/json/json.ts';
import { readSynth } from '../../src/input/synth/synth.ts';

/** nospof.yaml of the reference network. */
export const declared = await readDeclared('stacks/nospof.yaml');

/** Synthesised stacks by name, parsed, read as `nospof lint cdktf.out` reads them; `known` are those that are read already. */
export function readStacks(
  stacks: ReadonlyMap<string, JsonObject>,
  known: ReadonlyMap<string, Contents> = new Map(),
): ReadonlyMap<string, Contents> {
  const path = 'cdktf.out';
  const all = Array.from(stacks, ([name, json]) => ({ name, stackName: name, path, folder: undefined, json }));
  const read = (stack: (typeof all)[number]) =>
    readSynth(stack, all, { name: stack.name, path, digest: '', isOnly: all.length === 1 });
  return new Map(all.map((stack) => [stack.name, known.get(stack.name) ?? read(stack)]));
}

/** A deployment without files. */
export function deployed(stacks: Iterable<readonly [name: string, stack: { readonly json: JsonObject }]>): Deployment {
  const parsed = new Map(Array.from(stacks, ([name, { json }]) => [name, json]));
  return deploymentOf([...readStacks(parsed).values()]);
}
