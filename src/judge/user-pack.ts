import { createHash } from 'node:crypto';
import { InputError } from '../input/error.ts';
import { didYouMean } from '../input/spelling.ts';
import { readOwnFile } from '../input/yaml/own-file.ts';
import { readText } from '../input/yaml/yaml-file.ts';
import type { OwnChecks } from './checks/check.ts';
import { checkOptions } from './checks/options.ts';
import type { Pack, PackFile } from './pack-file.ts';

/** Where the pack is, what it is called there, and where that is written. */
interface Named {
  readonly name: string;
  readonly path: string;
  readonly at: string;
}

/**
 * A pack of the user's own.
 * @param shipped the names that it may have been meant to be
 * @param own checks of the user's own
 * @throws InputError when it is not there, is no pack, or has an option that its check does not take.
 */
export async function readUserPack(
  { name, path, at }: Named,
  shipped: readonly string[],
  own: OwnChecks | 'left-out',
): Promise<Pack> {
  let text: string;
  try {
    text = await readText(path, name);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const hint = didYouMean(name, shipped);
    throw new InputError(
      `${at}: the policy pack ${error.message}${hint || ', expected recommended, strict or a file'}`,
    );
  }
  const { document, value } = await readOwnFile<PackFile>(text, name, 'pack');
  const check = (): Promise<readonly string[]> => checkOptions(value, document, own);
  return { document, file: value, digest: createHash('sha256').update(text).digest('hex'), check };
}
