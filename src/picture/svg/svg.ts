import { greatest, smallest } from '../../extremes.ts';
import { output, type Output } from '../../printable.ts';
import type { PictureWords, Words } from '../../report/words/words.ts';
import type { Box, Picture } from '../picture.ts';
import { partBox, serviceBox, type Frame } from './box.ts';
import { BAND_HEAD, type Heights, lineOf, MARGIN, type Widths } from './grid.ts';
import { laidOut, type Share, shareIn } from './layout.ts';
import { endLines } from './foot.ts';
import { entity, escape, path, rectangle, round, text } from './elements.ts';
import { siteHeads, titleLines } from './head.ts';
import { style } from './style.ts';
import { type Extent, wirePaths } from './wire-paths.ts';

/** The picture as an SVG document of its own: no font, script or style from elsewhere. The same picture, the same bytes. */
export function renderSvg(picture: Picture, words: Words): Output {
  const { heights, widths, trunks, track, spans } = laidOut(picture, words.picture);
  const frames = framesOf(picture, heights, spans);
  const foot = endLines(picture, heights.bottom, widths, words.picture);
  const heads = siteHeads(picture, heights, widths, words.picture);
  // Whole pixels: half a line of them is drawn blurred.
  const size = `${Math.ceil(widths.width)} ${Math.ceil(foot.bottom + MARGIN)}`;
  const [width, height] = size.split(' ');
  const drawn = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${size}" role="img">`,
    `<title>${escape(picture.title)}</title>`,
    `<desc>${escape(picture.summary)}</desc>`,
    `<style>${style}</style>`,
    rectangle([0, 0, widths.width, foot.bottom + MARGIN], 'page', 0),
    ...titleLines(picture, widths).marks,
    ...bands(heights, widths),
    ...heads.flatMap((head) => head.frames),
    ...heads.flatMap((head) => head.names),
    ...bandNames(heights, widths, words.picture),
    ...chains(picture, frames),
    ...trunks.flatMap((trunk) => wirePaths(trunk, track.get(trunk) ?? 0, widths, extents(picture, heights, frames))),
    ...picture.rows.flatMap(({ layer, boxes }) =>
      boxes.map((box) => {
        const frame = frames.get(box);
        if (frame === undefined) throw new Error(`${box.name} has no frame`);
        return layer === 'services' ? serviceBox(box, frame) : partBox(box, layer, frame);
      }),
    ),
    ...foot.marks,
    '</svg>',
    '',
  ].join('\n');
  return output(drawn, entity);
}

/** Where each box stands. */
function framesOf({ rows }: Picture, heights: Heights, spans: ReadonlyMap<Box, Share>): Map<Box, Frame> {
  const frames = new Map<Box, Frame>();
  for (const [row, { boxes }] of rows.entries()) {
    const tops = heights.lines[row] ?? [];
    for (const box of boxes) {
      const top = tops[lineOf(box, tops.length)] ?? 0;
      frames.set(box, { ...shareIn(spans, box), top, bottom: top + (heights.boxHeight[row] ?? 0) });
    }
  }
  return frames;
}

function extents({ rows }: Picture, { lines }: Heights, frames: ReadonlyMap<Box, Frame>): Extent {
  return ({ rail, line }) => {
    const count = lines[rail.row]?.length ?? 1;
    const own = (rows[rail.row]?.boxes ?? []).flatMap((box) => {
      const frame = frames.get(box);
      return frame !== undefined && box.site === rail.site && lineOf(box, count) === line ? frame : [];
    });
    return { left: smallest(own.map(({ left }) => left)), right: greatest(own.map(({ right }) => right)) };
  };
}

function bands({ bands: all }: Heights, { width }: Widths): string[] {
  return all.map(({ top, bottom }) => rectangle([MARGIN, top, width - MARGIN, bottom], 'band', 8));
}

/** Over the first boxes of each band. */
function bandNames({ bands: all }: Heights, { left }: Widths, words: PictureWords): string[] {
  return all.map(({ layer, top }) =>
    text(left, top + BAND_HEAD, words.layer[layer].join(' '), { size: 11, bold: true, class: 'quiet' }),
  );
}

/** Boxes of one row at one site are one group: a thin line holds them together. */
function chains({ rows }: Picture, frames: ReadonlyMap<Box, Frame>): string[] {
  return rows.flatMap(({ layer, boxes }) =>
    boxes.slice(1).flatMap((box, index) => {
      const before = boxes[index];
      const left = before && frames.get(before);
      const right = frames.get(box);
      if (!left || !right || before.site !== box.site || left.top !== right.top) return [];
      const y = (left.top + left.bottom) / 2;
      return [path(`M${round(left.right)} ${round(y)}H${round(right.left)}`, `wire one-of ${layer}`)];
    }),
  );
}
