import { greatest, smallest } from '../../extremes.ts';
import { output, type Output } from '../../printable.ts';
import type { PictureWords, Words } from '../../report/words/words.ts';
import type { Box, Picture } from '../picture.ts';
import { partBox, serviceBox, type Frame } from './box.ts';
import { BOX, heightsOf, type Heights, lineOf, MARGIN, type Widths, widthsOf } from './grid.ts';
import { endLines } from './foot.ts';
import { entity, escape, path, rectangle, round, text } from './elements.ts';
import { siteHeads, titleLines } from './head.ts';
import { style } from './style.ts';
import { type Extent, wirePaths } from './wire-paths.ts';
import { laidTracks, trunksOf } from './wires.ts';
import { push } from '../../multimap.ts';

/** The picture as an SVG document of its own: no font, script or style from elsewhere. The same picture, the same bytes. */
export function renderSvg(picture: Picture, words: Words): Output {
  const heights = heightsOf(picture);
  const trunks = trunksOf(picture, heights);
  const { track, counts } = laidTracks(trunks, Math.max(picture.sites.length, 1));
  const widths = widthsOf(picture.sites, counts);
  const frames = framesOf(picture, heights, widths);
  const foot = endLines(picture, heights.bottom, widths, words.picture);
  const size = `${round(widths.width)} ${round(foot.bottom + MARGIN)}`;
  const [width, height] = size.split(' ');
  const drawn = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${size}" role="img">`,
    `<title>${escape(picture.title)}</title>`,
    `<desc>${escape(picture.summary)}</desc>`,
    `<style>${style}</style>`,
    rectangle([0, 0, widths.width, foot.bottom + MARGIN], 'page', 0),
    ...titleLines(picture, widths),
    ...bands(heights, widths, words.picture),
    ...siteHeads(picture, heights, widths),
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

/** Where each box stands. Boxes that share a place, a site say, share its width. */
function framesOf({ rows }: Picture, heights: Heights, widths: Widths): Map<Box, Frame> {
  const frames = new Map<Box, Frame>();
  for (const [row, { boxes }] of rows.entries()) {
    const tops = heights.lines[row] ?? [];
    const together = new Map<string, Box[]>();
    for (const box of boxes) {
      const key = `${box.site} ${box.zone}`;
      push(together, key, box);
    }
    for (const same of together.values()) {
      for (const [index, box] of same.entries()) {
        const top = tops[lineOf(box, tops.length)] ?? 0;
        const { left, right } = shareOf(placeOf(box, widths), index, same.length, widths);
        frames.set(box, { left, right, top, bottom: top + (heights.boxHeight[row] ?? BOX) });
      }
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

function placeOf({ site, zone }: Box, widths: Widths): Share {
  const column = site === undefined ? widths : widths.columns[site];
  if (column === undefined) throw new Error(`no column ${site}`);
  return (zone === undefined ? undefined : widths.columns[site ?? -1]?.zones[zone]) ?? column;
}

function shareOf({ left, right }: Share, index: number, count: number, { columns }: Widths): Share {
  // What is in no site has as many boxes as there are sites, as often as not one for each: then they line up with them.
  const isEverywhere = left === columns[0]?.left && right === columns.at(-1)?.right;
  const column = isEverywhere && count === columns.length ? columns[index] : undefined;
  if (column !== undefined) return column;
  const gap = 12;
  const share = (right - left - gap * (count - 1)) / count;
  const start = left + index * (share + gap);
  return { left: start, right: start + share };
}

interface Share {
  readonly left: number;
  readonly right: number;
}

function bands({ bands: all }: Heights, { width }: Widths, words: PictureWords): string[] {
  return all.flatMap(({ layer, top, bottom }) => {
    const lines = words.layer[layer];
    const middle = (top + bottom) / 2 + 4 - (lines.length - 1) * 7;
    return [
      rectangle([MARGIN, top, width - MARGIN, bottom], 'band', 8),
      ...lines.map((line, index) =>
        text(MARGIN + 12, middle + index * 14, line, { size: 11.5, bold: true, room: 98, class: 'quiet' }),
      ),
    ];
  });
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
