import { InputError } from '../input/error.ts';
import { pattern } from '../input/pattern.ts';
import { didYouMean } from '../input/spelling.ts';
import { isMeant, keysOf, type Selection, valuesOf, whatIf } from '../judge/what-if.ts';
import type { Mode, Network } from '../network/network.ts';
import { judgeInputs, type PipelineOptions } from '../pipeline.ts';
import type { Simulation } from '../report/simulation.ts';
import type { Words } from '../report/words/words.ts';
import { simulationOf } from '../report/words/simulation-of.ts';
import type { SpokenLanguages } from '../language.ts';

export interface SimulateOptions extends PipelineOptions {
  /** What fails, all at once: `role=router,site=daejeon` is every part for which both hold. */
  readonly fail: readonly string[];
  readonly mode?: Mode;
}

/** What came of it, before it is told in a language. */
export interface Simulated {
  readonly languages: SpokenLanguages;
  readonly toldIn: (words: Words) => Simulation;
}

/**
 * Fails what is asked for, and says which services stop, for how long, and along which chain of needs.
 * @throws InputError when the input cannot be judged, or when one of the selections means nothing of it.
 */
export async function simulate({ fail, mode = 'down', ...options }: SimulateOptions): Promise<Simulated> {
  const { network, judgement, languages } = await judgeInputs(options);
  const selections = fail.map((text) => selectionOf(text, network));
  for (const [index, selection] of selections.entries()) {
    if (isMeant(network, selection)) continue;
    throw new InputError(`${index === 0 ? '--fail' : '--and'} ${fail[index]}: ${nothingMeant(selection, network)}`);
  }
  const found = whatIf(network, judgement.models, selections, mode);
  return { languages, toldIn: (words) => simulationOf(network, { asked: fail, mode, ...found }, words) };
}

function selectionOf(text: string, network: Network): Selection {
  const keys = keysOf(network);
  const selection = new Map<string, (text: string, stack?: string) => boolean>();
  for (const condition of text.split(',')) {
    const at = condition.indexOf('=');
    const [key, value] = [condition.slice(0, at).trim(), condition.slice(at + 1).trim()];
    if (at < 1 || value === '') {
      const address = valuesOf(network, 'address').find((one) => one === condition.trim());
      const example =
        address === undefined ? 'such as role=router, several with commas' : `did you mean address=${address}?`;
      throw new InputError(`--fail ${text}: expected KEY=VALUE, ${example}`);
    }
    if (!keys.includes(key)) {
      throw new InputError(`--fail ${text}: unknown key "${key}"${didYouMean(key, keys)}, expected ${keys.join(', ')}`);
    }
    if (selection.has(key))
      throw new InputError(`--fail ${text}: "${key}" is given twice; use --and for several parts`);
    selection.set(key, pattern(value));
  }
  return selection;
}

/** Names a value that nothing has, with those that there are. */
function nothingMeant(selection: Selection, network: Network): string {
  for (const [key, matches] of selection) {
    const values = valuesOf(network, key);
    if (values.some((value) => matches(value))) continue;
    const some = values.slice(0, 10).join(', ');
    return `nothing has this ${key}; there ${values.length === 1 ? 'is' : 'are'} ${some}${values.length > 10 ? ' and others' : ''}`;
  }
  return 'no part that can fail has all of it';
}
