import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import './trace.ts';

/** What an app of CDKTF or CDK Terrain has of what is needed here; nospof depends on neither. */
export interface SynthesisedApp {
  readonly outdir: string;
  readonly manifest: {
    readonly stacks: Readonly<Record<string, { readonly synthesizedStackPath: string }>>;
  };
  readonly node: { findAll(): readonly object[] };
}

export interface NospofOptions {
  /** nospof.yaml; the one in the working folder unless given. */
  readonly config?: string | undefined;
  /** `recommended`, `strict` or the path of a pack. */
  readonly pack?: string | undefined;
  /** What rejects: `error`, `warning`, `unproven`, or several with commas; with `new` only what the baseline does not have. */
  readonly failOn?: string | undefined;
  /** Plans of the test environment that are not among the stacks. */
  readonly testTier?: readonly string[] | undefined;
  /** nospof-waivers.yaml; the one beside nospof.yaml or in the working folder unless given. */
  readonly waivers?: string | undefined;
  /** nospof-baseline.json; the one beside nospof.yaml or in the working folder unless given. */
  readonly baseline?: string | undefined;
  /** The app makes only some of the stacks. */
  readonly partial?: boolean | undefined;
  /** Accept stacks with nothing to judge. */
  readonly allowEmpty?: boolean | undefined;
  /** Whether the plugins that nospof.yaml names, which are programs, run; or are left out, with the policies that need them. */
  readonly plugins?: 'run' | 'left-out' | undefined;
}

/** What is read of the report. */
interface Found {
  readonly findings: readonly {
    readonly policy: string;
    readonly severity: string;
    readonly message: string;
    readonly fix: string;
    readonly rejects?: true;
    readonly source: { readonly file: string; readonly line: number; readonly column?: number } | null;
    readonly construct?: string;
    readonly addresses: readonly string[];
  }[];
}

const ACCEPTED = 0;
const REJECTED = 1;

/**
 * `app.node.addValidation(new NospofValidation(app))` makes the synthesis fail with what nospof rejects, each at the line of the
 * program that made it.
 *
 * An app runs its own validations when all stacks are written, and before it writes the manifest; those of a stack run before the
 * stack is written. A validation cannot wait, so the command runs in a process of its own.
 * Source: https://github.com/hashicorp/terraform-cdk/blob/main/packages/cdktf/lib/app.ts (synth)
 */
export class NospofValidation {
  readonly #app: SynthesisedApp;
  readonly #options: NospofOptions;

  /** @param app the app itself: its stacks are judged together */
  constructor(app: SynthesisedApp, options: NospofOptions = {}) {
    this.#app = app;
    this.#options = options;
  }

  /** What rejects, a text each; empty where it is accepted. */
  validate(): string[] {
    const { node, manifest, outdir } = this.#app;
    const stacks = Object.values(manifest.stacks);
    if (stacks.length < node.findAll().filter(isStack).length) {
      return ['nospof judges all stacks together: app.node.addValidation(new NospofValidation(app))'];
    }
    if (stacks.length === 0) return [];
    const inputs = stacks.map(({ synthesizedStackPath }) => join(outdir, synthesizedStackPath));
    const command = fileURLToPath(new URL('../cli.js', import.meta.url));
    // What the app is run with, such as a loader for TypeScript, is nothing for another program.
    const { NODE_OPTIONS: _options, ...env } = process.env;
    const { status, stdout, stderr, error } = spawnSync(
      process.execPath,
      [command, 'lint', ...flagsOf(this.#options), '--format', 'json', '--', ...inputs],
      { encoding: 'utf8', env, maxBuffer: Infinity },
    );
    if (status === ACCEPTED) return [];
    if (status !== REJECTED) return [error?.message ?? stderr.trim()];
    const { findings }: Found = JSON.parse(stdout);
    return findings.filter(({ rejects }) => rejects).map(textOf);
  }
}

function isStack(construct: object): boolean {
  return 'synthesizer' in construct && 'prepareStack' in construct;
}

function flagsOf({
  testTier = [],
  partial = false,
  allowEmpty = false,
  plugins,
  failOn,
  ...files
}: NospofOptions): string[] {
  const given = { ...files, 'fail-on': failOn };
  return [
    ...Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}=${value}`])),
    ...testTier.map((path) => `--test-tier=${path}`),
    ...(partial ? ['--partial'] : []),
    ...(allowEmpty ? ['--allow-empty'] : []),
    ...(plugins === undefined ? [] : [plugins === 'run' ? '--allow-plugins' : '--no-plugins']),
  ];
}

/** `lib/shop.ts:53:10 error single-datastore: …`, which terminals and editors make a link of, and the advice below it. */
function textOf({ source, construct, addresses, severity, policy, message, fix }: Found['findings'][number]): string {
  const column = source?.column === undefined ? '' : `:${source.column}`;
  const at = source === null ? (construct ?? addresses[0] ?? '') : `${source.file}:${source.line}${column}`;
  return `${at === '' ? '' : `${at} `}${severity} ${policy}: ${message}\n    ${fix}`;
}
