import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { readDeployment } from '../../src/input/read.ts';
import { parseDeclared } from '../../src/input/declared/declared.ts';
import { InputError } from '../../src/input/error.ts';
import type { JsonObject } from '../../src/input/json/json.ts';
import { compareReports } from '../../src/tasks/compare-reports.ts';
import { failOnErrors } from '../../src/judge/verdict.ts';
import { lint } from '../../src/lint.ts';
import { readReport } from '../../src/tasks/saved-report.ts';
import type { Reporter } from '../../src/report/reporters.ts';
import type { Report } from '../../src/report/report.ts';
import { english } from '../../src/report/words/en/english.ts';
import { numbers } from '../synthetic-networks.ts';
import { everyReporter } from './every-reporter.ts';
import { type Change, mutate, mutateBytes } from './mutate.ts';
import { type Seed, seeds } from './seeds.ts';

/** What came of one input. A crash is anything that is thrown and is no sentence for the user. */
export type Outcome =
  | { readonly is: 'judged'; readonly report: Report; readonly texts: readonly string[] }
  | { readonly is: 'refused'; readonly message: string }
  | { readonly is: 'crashed'; readonly error: unknown };

/** One mutated input: the number it is made from, what was changed, and the files as they were given. */
export interface Attempt {
  readonly number: number;
  readonly seed: Seed;
  readonly changes: readonly (Change & {
    readonly of: 'input' | 'config' | 'pack' | 'waivers' | 'baseline' | 'bytes';
  })[];
  readonly input: Uint8Array;
  readonly config: string | undefined;
  readonly pack: string | undefined;
  readonly waivers: string | undefined;
  readonly baseline: string | undefined;
}

/** Makes the input of a number: the same number, the same input. One to three places are changed; one in twenty has its bytes changed as well. */
export function attempt(number: number): Attempt {
  const random = numbers(number);
  const seed = seeds[Math.floor(random() * seeds.length)]!;
  const { input: unchanged, config, pack, waivers, baseline } = seed;
  const trees = { input: copyOf(unchanged), config, pack, waivers, baseline };
  const beside = (['config', 'pack', 'waivers', 'baseline'] as const).filter((name) => trees[name] !== undefined);
  const changes: Attempt['changes'][number][] = [];
  for (let times = 1 + Math.floor(random() * 3); times > 0; times--) {
    const of = beside.length > 0 && random() < 0.7 ? beside[0]! : 'input';
    // Only what is changed is copied.
    if (of !== 'input' && trees[of] === seed[of]) trees[of] = copyOf(seed[of]);
    const tree = trees[of];
    if (tree !== undefined) changes.push({ ...mutate(tree, random), of });
  }
  let input: Uint8Array = new TextEncoder().encode(JSON.stringify(trees.input));
  if (random() < 0.05) {
    input = mutateBytes(input, random);
    changes.push({ did: 'change the bytes', path: [], of: 'bytes' });
  }
  return { number, seed, changes, input, ...writtenOf(trees) };
}

type Beside = Pick<Attempt, 'config' | 'pack' | 'waivers' | 'baseline'>;

/** The files beside the input, as they are written. */
export function writtenOf({ config, pack, waivers, baseline }: Partial<Seed>): Beside {
  return {
    config: yaml(config),
    pack: yaml(pack),
    waivers: yaml(waivers),
    baseline: baseline && JSON.stringify(baseline),
  };
}

/** What is very long or deep takes longer to write as blocks than to judge. JSON is YAML as well. */
function yaml(tree: JsonObject | undefined): string | undefined {
  if (tree === undefined) return undefined;
  const json = JSON.stringify(tree);
  return json.length > 5_000 ? json : dump(tree, { noRefs: true });
}

const written = new WeakMap<JsonObject, string>();

function copyOf<T extends JsonObject | undefined>(tree: T): T {
  if (tree === undefined) return tree;
  const text = written.get(tree) ?? JSON.stringify(tree);
  written.set(tree, text);
  return JSON.parse(text);
}

/** Judges it as the command would, and prints it in each of the formats; unless said, in one, a different one for the next input. */
export async function outcomeOf(
  {
    number,
    seed,
    input,
    config,
    pack,
    waivers,
    baseline,
  }: Partial<Attempt> & Pick<Attempt, 'number' | 'input'> & Beside,
  formats: readonly Reporter[] = [everyReporter[number % everyReporter.length]!],
): Promise<Outcome> {
  const paths = {
    pack: writtenTo(`pack-${number}`, pack),
    waivers: writtenTo(`waivers-${number}`, waivers),
    baseline: writtenTo(`baseline-${number}`, baseline),
  };
  try {
    if (seed?.isReport) return { is: 'judged', ...(await shown(input, seed, formats)) };
    const deployment = await readDeployment(['-'], { stdin: async () => input });
    const report = await lint({
      inputs: deployment,
      config: config === undefined ? undefined : await parseDeclared(config, 'nospof.yaml'),
      ...paths,
      asOf: '2026-06-01',
    });
    return { is: 'judged', report, texts: formats.map((render) => String(render(report, options))) };
  } catch (error) {
    if (error instanceof InputError) return { is: 'refused', message: error.message };
    return { is: 'crashed', error };
  } finally {
    for (const path of Object.values(paths)) if (path !== undefined) rmSync(path);
  }
}

const options = { words: english, colour: false, width: 100, tableWidth: 100, verbose: true, quiet: false };

/** A saved report as `nospof report` shows it, and what it introduces beside the one that nothing was changed in. */
async function shown(
  input: Uint8Array,
  seed: Seed,
  formats: readonly Reporter[],
): Promise<{ readonly report: Report; readonly texts: readonly string[] }> {
  const report = await readReport('-', async () => input);
  const before = await readReport('-', async () => new TextEncoder().encode(JSON.stringify(seed.input)));
  const compared = compareReports(before, report, failOnErrors);
  return { report, texts: formats.flatMap((render) => [report, compared].map((one) => String(render(one, options)))) };
}

let folder: string | undefined;

/** Packs and waivers are read from files. A new one each time: to write over one that is there takes a disk longer than judging does. */
function writtenTo(name: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  folder ??= mkdtempSync(join(tmpdir(), 'nospof-fuzz-'));
  const path = join(folder, `${name}.yaml`);
  writeFileSync(path, text);
  return path;
}

process.once('exit', () => {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});
