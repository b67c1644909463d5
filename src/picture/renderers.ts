import type { Output } from '../printable.ts';
import type { Words } from '../report/words/words.ts';
import type { Picture } from './picture.ts';

type Renderer = (picture: Picture, words: Words) => Output;

/** Only the renderer that is asked for is loaded. */
const renderers: ReadonlyMap<string, () => Promise<Renderer>> = new Map([
  ['svg', async () => (await import('./svg/svg.ts')).renderSvg],
  ['mermaid', async () => (await import('./mermaid.ts')).renderMermaid],
]);

/** Names `renderPicture` knows, for messages and help. */
export const pictureFormats: readonly string[] = [...renderers.keys()];

/** `picture` in `format`, one of `pictureFormats`; ends with a line end. Pure: the same picture, the same bytes. */
export async function renderPicture(picture: Picture, format: string, words: Words): Promise<Output> {
  const load = renderers.get(format);
  if (load === undefined) throw new Error(`no picture format is called ${format}`);
  return (await load())(picture, words);
}
