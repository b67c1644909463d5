import { InputError } from '../../input/error.ts';
import { didYouMean } from '../../input/spelling.ts';
import { checkYaml } from '../../input/yaml/yaml-schema.ts';
import type { YamlDocument } from '../../input/yaml/yaml.ts';
import type { PackFile } from '../pack-file.ts';
import { checks } from './checks.ts';

/**
 * Checks the `check` and `with` of every policy of a pack.
 * @throws InputError for a check that does not exist or an option it does not take.
 */
export async function checkOptions(pack: PackFile, document: YamlDocument): Promise<void> {
  for (const [index, policy] of (pack.policies ?? []).entries()) {
    if (policy.check === undefined) continue;
    const pointer = `/policies/${index}`;
    const check = checks.get(policy.check);
    if (check === undefined) {
      const at = `${document.file}:${document.line(`${pointer}/check`)}`;
      throw new InputError(`${at}: unknown check "${policy.check}"${didYouMean(policy.check, checks.keys())}`);
    }
    const line = (below: string) => document.line(`${pointer}/with${below}`);
    await checkYaml({ file: document.file, value: policy.with ?? {}, line }, check.options);
  }
}
