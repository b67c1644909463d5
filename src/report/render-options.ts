import type { Words } from './words/words.ts';

export interface RenderOptions {
  /** The language of what stands around the texts of the report. */
  readonly words: Words;
  /** Colours and bold type for a terminal. */
  readonly colour: boolean;
  /** Whole chains, every finding on its own, digests. */
  readonly verbose: boolean;
  /** One line an error, and the verdict. */
  readonly quiet: boolean;
  /** Columns to fill with text. */
  readonly width: number;
  /** Columns a row of a table may take, names are cut to fit; Infinity where nothing shows the rows but a file or pipe. */
  readonly tableWidth: number;
}
