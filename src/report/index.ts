import type { Report } from '../judge/report.ts';

export interface RenderOptions {
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

export type Reporter = (report: Report, options: RenderOptions) => string;

/** Only the reporter that is asked for is loaded. */
const reporters: ReadonlyMap<string, () => Promise<Reporter>> = new Map([
  ['text', async () => (await import('./text.ts')).renderText],
  ['json', async () => (await import('./json.ts')).renderJson],
]);

/** Names `render` knows, for messages and help. */
export const formats: readonly string[] = [...reporters.keys()];

/** `report` in `format`, one of `formats`; ends with a line end. Pure: same report and options, same text. */
export async function render(report: Report, format: string, options: RenderOptions): Promise<string> {
  const load = reporters.get(format);
  if (load === undefined) throw new Error(`no reporter is called ${format}`);
  return (await load())(report, options);
}
