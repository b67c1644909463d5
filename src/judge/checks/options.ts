import { InputError } from '../../input/error.ts';
import { didYouMean } from '../../input/spelling.ts';
import { checkYaml } from '../../input/yaml/yaml-schema.ts';
import type { YamlDocument } from '../../input/yaml/yaml.ts';
import type { PackFile } from '../pack-file.ts';
import type { OwnChecks } from './check.ts';
import { checks } from './checks.ts';

/**
 * Checks the `check` and `with` of every policy of a pack.
 * @param own checks of the user's own; where plugins are left out, any unknown check may be one of theirs
 * @returns the policies whose check is not there for this reason
 * @throws InputError for a check that does not exist or an option it does not take.
 */
export async function checkOptions(
  pack: PackFile,
  document: YamlDocument,
  own: OwnChecks | 'left-out' = new Map(),
): Promise<readonly string[]> {
  const leftOut: string[] = [];
  for (const [index, policy] of (pack.policies ?? []).entries()) {
    if (policy.check === undefined) continue;
    const pointer = `/policies/${index}`;
    const check = checks.get(policy.check) ?? (own === 'left-out' ? undefined : own.get(policy.check));
    if (check === undefined && own === 'left-out') {
      leftOut.push(policy.id);
      continue;
    }
    if (check === undefined) {
      const at = `${document.file}:${document.line(`${pointer}/check`)}`;
      const known = [...checks.keys(), ...(own === 'left-out' ? [] : own.keys())];
      throw new InputError(`${at}: unknown check "${policy.check}"${didYouMean(policy.check, known)}`);
    }
    const line = (below: string) => document.line(`${pointer}/with${below}`);
    await checkYaml({ file: document.file, value: policy.with ?? {}, line }, check.options);
  }
  return leftOut;
}
