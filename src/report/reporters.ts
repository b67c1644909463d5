import type { Output } from '../printable.ts';
import type { RenderOptions } from './render-options.ts';
import type { Report } from './report.ts';
import { inComparison } from './words/in-comparison.ts';

export type Reporter = (report: Report, options: RenderOptions) => Output;

/** Only the reporter that is asked for is loaded. */
const reporters: ReadonlyMap<string, () => Promise<Reporter>> = new Map([
  ['text', async () => (await import('./text-report.ts')).renderText],
  ['json', async () => (await import('./json-report.ts')).renderJson],
  ['markdown', async () => (await import('./formats/markdown.ts')).renderMarkdown],
  ['sarif', async () => (await import('./formats/sarif.ts')).renderSarif],
  ['github', async () => (await import('./formats/github.ts')).renderGithub],
  ['gitlab', async () => (await import('./formats/gitlab.ts')).renderGitlab],
  ['junit', async () => (await import('./formats/junit.ts')).renderJunit],
  ['csv', async () => (await import('./formats/csv.ts')).renderCsv],
]);

/** Names `render` knows, for messages and help. */
export const formats: readonly string[] = [...reporters.keys()];

/** The reporter of one of `formats`. */
export async function reporterOf(format: string): Promise<Reporter> {
  const load = reporters.get(format);
  if (load === undefined) throw new Error(`no reporter is called ${format}`);
  return load();
}

/** `report` in `format`, one of `formats`; ends with a line end. Pure: same report and options, same text. */
export async function render(report: Report, format: string, options: RenderOptions): Promise<Output> {
  const words = report.changes?.base === undefined ? options.words : inComparison(options.words);
  return (await reporterOf(format))(report, { ...options, words });
}
