import { judgeInputs, type PipelineOptions } from '../pipeline.ts';
import { pictureOf } from '../picture/picture-of.ts';
import { renderPicture } from '../picture/renderers.ts';
import type { Output } from '../printable.ts';
import type { DrawnTier } from '../picture/selection.ts';
import { wordsIn } from '../settings/words-in.ts';

export interface DrawOptions extends PipelineOptions {
  /** One of `pictureFormats`. */
  readonly format: string;
  /** Production where there is any, unless said. */
  readonly tier?: DrawnTier | undefined;
  /** Only what this service needs. */
  readonly service?: string | undefined;
}

/**
 * Draws the network of a deployment, with what came of judging it.
 * @throws InputError when the input or the configuration cannot be judged, or names no such service or tier.
 */
export async function draw(options: DrawOptions): Promise<Output> {
  const { network, judgement, languages } = await judgeInputs(options);
  const words = await wordsIn(languages.people);
  return renderPicture(pictureOf(network, judgement, words, options), options.format, words);
}
