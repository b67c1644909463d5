import { join } from 'node:path';

import { InputError } from '../error.ts';
import { isFile, readBytes } from '../file.ts';
import { isObject, memberOf, objectAt, textAt } from '../json/json.ts';
import type { Json } from '../value.ts';

/** The stack files of an output folder, in the order of its manifest. */
export interface StackFile {
  /** Path to name in sentences. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads an output folder of CDKTF or CDK Terrain (`cdktf.out`), or the folder of one of its stacks.
 * Throws InputError when the folder is neither, or a stack of the manifest is missing.
 */
export async function readFolder(path: string): Promise<readonly StackFile[]> {
  const manifest = await readIfThere(join(path, 'manifest.json'));
  if (manifest !== undefined) {
    const files: StackFile[] = [];
    for (const file of stackPaths(manifest, path)) files.push({ path: file, bytes: await readBytes(file) });
    return files;
  }
  const single = join(path, 'cdk.tf.json');
  const bytes = await readIfThere(single);
  if (bytes !== undefined) return [{ path: single, bytes }];
  const plan = join(path, 'plan.json');
  throw new InputError(
    (await isFile(plan))
      ? `${path}: is no CDKTF output folder, but contains a plan, plan.json; give that.`
      : `${path}: is a folder without manifest.json; expected a plan in JSON or a CDKTF output folder such as cdktf.out.`,
  );
}

/** Files that are read of an output folder, as far as it can be read. */
export async function filesOfFolder(path: string): Promise<readonly string[]> {
  const own = [join(path, 'manifest.json'), join(path, 'cdk.tf.json')];
  try {
    return [...own, ...(await readFolder(path)).map((file) => file.path)];
  } catch (error) {
    if (error instanceof InputError) return own;
    throw error;
  }
}

function stackPaths(manifest: Uint8Array, path: string): readonly string[] {
  const stacks = Object.values(objectAt(parseManifest(manifest, path), 'stacks'));
  if (stacks.length === 0)
    throw new InputError(`${join(path, 'manifest.json')}: names no stack; run the synthesis first.`);
  return stacks.map((stack) => {
    const file = textAt(stack, 'synthesizedStackPath');
    if (file === undefined) {
      throw new InputError(`${join(path, 'manifest.json')}: expected "synthesizedStackPath" in every stack.`);
    }
    if (!file.endsWith('.json')) {
      throw new InputError(`${join(path, file)}: is HCL; synthesise JSON instead (without SYNTH_HCL_OUTPUT).`);
    }
    return join(path, file);
  });
}

function parseManifest(bytes: Uint8Array, path: string): Json {
  try {
    const json: Json = JSON.parse(new TextDecoder().decode(bytes));
    if (isObject(memberOf(json, 'stacks'))) return json;
  } catch {
    // Told below, together with every other manifest that is none.
  }
  throw new InputError(
    `${join(path, 'manifest.json')}: is not the manifest of a CDKTF output folder ("stacks" expected).`,
  );
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readBytes(path);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
