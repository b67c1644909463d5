import { parseFailOn } from './commands/fail-on.ts';
import type { CheckDefinition } from './judge/own-checks/check-definition.ts';
import type { Language } from './language.ts';
import type { PipelineOptions } from './pipeline.ts';
import type { Report } from './report/report.ts';
import type { Explained } from './tasks/explain-name.ts';

export { InputError } from './input/error.ts';
export type { Language } from './language.ts';
export type { ExplainedFix, Explanation, PolicyUse, Reference } from './report/explained.ts';
export type * from './report/words/explained-type.ts';
export type { Explained } from './tasks/explain-name.ts';
export type * from './report/report.ts';

/** What every function that returns words is told. */
export interface LanguageOption {
  /** `en` or `ko`; that of nospof.yaml unless given, else English. */
  readonly lang?: Language | undefined;
}

/** What every function that judges is told. */
export interface InputOptions extends LanguageOption {
  /**
   * Plans, states, CDKTF output folders, judged together as one deployment: paths, `NAME=PATH` with the name of the stack, or
   * what `terraform show -json` prints, parsed.
   */
  readonly inputs: readonly (string | object)[];
  /** Path of nospof.yaml; none is read unless given. */
  readonly config?: string | undefined;
  /** `recommended`, `strict` or the path of a pack; wins over `extends` of nospof.yaml. */
  readonly pack?: string | undefined;
  /** Paths of plans of the test environment that are not among the inputs. */
  readonly testTier?: readonly string[] | undefined;
  /** The inputs are a part of all stacks: what nospof.yaml names may be in others. */
  readonly partial?: boolean | undefined;
  /** Judge plans that are errored or incomplete. */
  readonly allowErrored?: boolean | undefined;
  /** Accept inputs with nothing to judge. */
  readonly allowEmpty?: boolean | undefined;
  /** nospof.yaml and packs may name files outside of their repository. */
  readonly allowOutside?: boolean | undefined;
  /** Whether the plugins that nospof.yaml names, which are programs, run; or are left out, with the policies that need them. */
  readonly plugins?: 'run' | 'left-out' | undefined;
  /** Checks of one's own, which policies of a pack use. */
  readonly checks?: readonly CheckDefinition[] | undefined;
}

export interface LintOptions extends InputOptions {
  /** What rejects; errors unless given. With `new` only what the plans introduce. */
  readonly failOn?: FailOnName | readonly FailOnName[] | undefined;
  /** Reject if more findings are unproven. */
  readonly maxUnproven?: number | undefined;
  /** Folders with the source files of the inputs, `DIR` or `STACK=DIR`: those beside the plans unless given. */
  readonly sources?: readonly string[] | undefined;
  /** Path of nospof-waivers.yaml. */
  readonly waivers?: string | undefined;
  /** False if comments in the source files are no waivers. */
  readonly inlineWaivers?: boolean | undefined;
  /** Path of nospof-baseline.json. */
  readonly baseline?: string | undefined;
  /** The day to judge waivers by, `2026-11-28`; today (UTC) unless given. */
  readonly asOf?: string | undefined;
}

export interface DiffOptions extends Omit<LintOptions, 'inputs' | 'baseline'> {
  /** What was there before the change: an input as `lint` takes one, or a report that `lint` made, saved or as it is. */
  readonly base: string | object;
  /** The same after the change. */
  readonly head: string | object;
}

export type FailOnName = 'error' | 'warning' | 'unproven' | 'new';

export interface GraphOptions extends InputOptions {
  /** `svg` unless given. */
  readonly format?: 'svg' | 'mermaid' | undefined;
  /** Production where there is any, unless given. */
  readonly tier?: 'production' | 'test' | 'all' | undefined;
  /** Only what this service needs. */
  readonly service?: string | undefined;
}

export type ReportFormat = 'text' | 'json' | 'markdown' | 'sarif' | 'github' | 'gitlab' | 'junit' | 'csv';

export interface RenderOptions extends LanguageOption {
  /** Whole chains, every finding on its own. */
  readonly verbose?: boolean | undefined;
  /** Only the verdict and what rejects, one line each. */
  readonly quiet?: boolean | undefined;
  /** Colours of a terminal, in the text. */
  readonly colour?: boolean | undefined;
  /** Columns to fill with text; 100 unless given. */
  readonly width?: number | undefined;
}

export interface ExplainOptions extends LanguageOption {
  /** Path of nospof.yaml, whose packs are read, too. */
  readonly config?: string | undefined;
  /** Path of a pack with policies of one's own. */
  readonly pack?: string | undefined;
}

/**
 * Judges a deployment: fails each of its components and says what stops.
 * @throws InputError when the inputs or the configuration cannot be judged; the message is one sentence.
 */
export async function lint(options: LintOptions): Promise<Report> {
  const { failOn = 'error', maxUnproven = Infinity, inlineWaivers = true, sources, waivers, baseline, asOf } = options;
  const names = [failOn].flat().join(',');
  const { lint: judge } = await import('./lint.ts');
  return judge({
    ...judging(options),
    failOn: { ...parseFailOn(names), maxUnproven },
    noInlineWaivers: !inlineWaivers,
    sources,
    waivers,
    baseline,
    asOf,
  });
}

/**
 * What a change does: judges what is there before it and after it, and compares the findings.
 * @returns the report on `head`, with what is introduced and resolved; `failOn` is `new` unless given.
 * @throws InputError when one of both cannot be judged; the message is one sentence.
 */
export async function diff(options: DiffOptions): Promise<Report> {
  const { base, head, failOn = 'new', maxUnproven = Infinity, inlineWaivers = true, ...others } = options;
  const { inputs, ...common } = judging({ ...others, inputs: [base, head] });
  const { compare } = await import('./tasks/compare.ts');
  const [before = '', after = ''] = inputs;
  return compare({
    ...common,
    base: before,
    head: after,
    failOn: { ...parseFailOn([failOn].flat().join(',')), maxUnproven },
    noInlineWaivers: !inlineWaivers,
    sources: others.sources,
    waivers: others.waivers,
    asOf: others.asOf,
  });
}

/**
 * Draws the network of a deployment, with single points of failure in red.
 * @returns the picture, as SVG or Mermaid.
 * @throws InputError when the inputs or the configuration cannot be judged, or name no such service or tier.
 */
export async function graph(options: GraphOptions): Promise<string> {
  const { format = 'svg', tier, service } = options;
  const { draw } = await import('./tasks/draw.ts');
  return draw({ ...judging(options), format, tier, service });
}

/** A report of `lint` as text for people, platforms or spreadsheets: the same report, the same text. */
export async function render(
  report: Report,
  format: ReportFormat = 'text',
  options: RenderOptions = {},
): Promise<string> {
  const { verbose = false, quiet = false, colour = false, width = 100, lang = report.language ?? 'en' } = options;
  const [{ render: rendered }, { wordsIn }] = await Promise.all([
    import('./report/reporters.ts'),
    import('./settings/words-in.ts'),
  ]);
  const words = await wordsIn(lang);
  return rendered(report, format, { words, verbose, quiet, colour, width, tableWidth: Infinity });
}

/**
 * What there is to say of a policy: why it exists, what to do, which packs use it; or of a resource type: what nospof draws for it, which
 * times it assumes, which policies test it.
 * @param name id of the policy, `single-router`, or the type, `aws_nat_gateway`
 * @throws InputError for an unknown one, with the nearest one.
 */
export async function explain<const Name extends string>(
  name: Name,
  { config, pack, lang }: ExplainOptions = {},
): Promise<Explained<Name>> {
  const { explained } = await import('./tasks/explain-name.ts');
  return explained(name, { config, pack, lang });
}

/** Inputs that are parsed are read as texts that have a name and no file. */
function judging({ inputs, config, pack, testTier, ...options }: InputOptions): PipelineOptions & { inputs: string[] } {
  const texts = new Map<string, Uint8Array>();
  const named = inputs.map((input, at) => {
    if (typeof input === 'string') return input;
    const name = `input-${at + 1}`;
    texts.set(name, new TextEncoder().encode(JSON.stringify(input)));
    return name;
  });
  const {
    partial = false,
    allowErrored = false,
    allowEmpty = false,
    allowOutside = false,
    plugins,
    checks = [],
    lang,
  } = options;
  const flags = { partial, allowErrored, allowEmpty, allowOutside };
  return { inputs: named, texts, config, pack, testTier, ...flags, plugins, checks, lang };
}
