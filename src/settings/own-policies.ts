import { chosenPolicies } from './chosen-policies.ts';
import { type Declared, readDeclared } from '../input/declared/declared.ts';
import { InputError } from '../input/error.ts';
import { type LoadedPlugin, loadPlugins } from '../input/plugin-file.ts';
import type { OwnChecks } from '../judge/checks/check.ts';
import type { CheckDefinition } from '../judge/own-checks/check-definition.ts';
import type { PolicySet } from '../judge/policy.ts';

/** What says which policies count. */
export interface PolicyOptions {
  /** nospof.yaml. Or what was read already. */
  readonly config?: string | Declared | undefined;
  /** `recommended`, `strict` or a pack file; wins over `extends` of nospof.yaml. */
  readonly pack?: string | undefined;
  /** Packs, plugins, and the plan of the test tier that nospof.yaml names, may lie outside of its repository. */
  readonly allowOutside?: boolean;
  /**
   * Whether the plugins that nospof.yaml names, which are programs, run; or are left out with the policies that need them. Unless
   * said, nospof.yaml must name none.
   */
  readonly plugins?: 'run' | 'left-out' | undefined;
  /** What to judge by, in place of packs. */
  readonly policies?: PolicySet;
  /** Checks of one's own, beside those of plugins. */
  readonly checks?: readonly CheckDefinition[];
}

export interface RunPolicies {
  readonly declared: Declared | undefined;
  readonly policies: PolicySet;
  readonly ownChecks: OwnChecks;
  /** Those that ran. */
  readonly plugins: readonly LoadedPlugin[];
}

/**
 * Reads nospof.yaml, its plugins, and the packs to judge by.
 * @throws InputError in one sentence, also for plugins where nothing says whether they run
 */
export async function readOwnPolicies(options: PolicyOptions): Promise<RunPolicies> {
  const { config, pack, allowOutside = false } = options;
  const declared = typeof config === 'string' ? await readDeclared(config) : config;
  const plugins = declared === undefined ? [] : await pluginsOf(declared, options);
  const ownChecks = await checksOf(plugins, options.checks);
  const policies =
    options.policies ??
    (await chosenPolicies(declared, {
      pack,
      ...(allowOutside && { allowOutside }),
      ownChecks: options.plugins === 'left-out' ? 'left-out' : ownChecks,
    }));
  return { declared, policies, ownChecks, plugins };
}

async function pluginsOf(declared: Declared, options: PolicyOptions): Promise<readonly LoadedPlugin[]> {
  const [first] = declared.plugins;
  if (first === undefined || options.plugins === 'left-out') return [];
  if (options.plugins === 'run') return loadPlugins(declared.plugins, declared.file, options.allowOutside === true);
  const choice = 'use --allow-plugins to run them, or --no-plugins to leave them out with the policies that need them';
  throw new InputError(`${first.at}: plugins are programs that this file names: ${choice}`);
}

/** Loaded where there is one: the checks and all that they simulate come with it. */
async function checksOf(plugins: readonly LoadedPlugin[], given: PolicyOptions['checks'] = []): Promise<OwnChecks> {
  if (plugins.length + given.length === 0) return new Map();
  const { ownChecksOf } = await import('../judge/own-checks/own-checks.ts');
  return ownChecksOf(plugins, given);
}
