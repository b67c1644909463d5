import { greatest } from '../../extremes.ts';
import { push } from '../../multimap.ts';
import type { PictureWords } from '../../report/words/words.ts';
import type { Box, Picture } from '../picture.ts';
import { partText, serviceText } from './box-text.ts';
import { type Heights, heightsOf, type Sizes, type Widths, widthsOf } from './grid.ts';
import { siteHeadHeight, titleLines } from './head.ts';
import { laidTracks, type Trunk, trunksOf } from './wires.ts';

/** From left to right. */
export interface Share {
  readonly left: number;
  readonly right: number;
}

/** Where everything is. */
export interface Layout {
  readonly heights: Heights;
  readonly widths: Widths;
  readonly trunks: readonly Trunk[];
  /** Of a trunk in its gutter. */
  readonly track: ReadonlyMap<Trunk, number>;
  readonly spans: ReadonlyMap<Box, Share>;
}

/** Before anything is known of widths: which wires run beside each other hardly depends on it. */
const someSizes: Sizes = { head: 92, siteHead: 46, boxHeight: () => 34 };

/**
 * Wires make gutters wide, wide gutters make boxes narrow, narrow boxes need more lines, and lines move wires: gutters grow until
 * all wires have room. They have it at the latest when each wire has a track of its own.
 */
export function laidOut(picture: Picture, words: PictureWords): Layout {
  const gutters = Math.max(picture.sites.length, 1);
  let { counts } = laidTracks(trunksOf(picture, heightsOf(picture, someSizes)), gutters);
  for (;;) {
    const widths = widthsOf(picture.sites, counts);
    const spans = spansOf(picture, widths);
    const heights = heightsOf(picture, sizesIn(picture, widths, spans, words));
    const trunks = trunksOf(picture, heights);
    const laid = laidTracks(trunks, gutters);
    if (laid.counts.every((count, gutter) => count <= (counts[gutter] ?? 0))) {
      return { heights, widths, trunks, track: laid.track, spans };
    }
    counts = laid.counts.map((count, gutter) => Math.max(count, counts[gutter] ?? 0));
  }
}

function sizesIn(picture: Picture, widths: Widths, spans: ReadonlyMap<Box, Share>, words: PictureWords): Sizes {
  return {
    head: titleLines(picture, widths).height,
    siteHead: siteHeadHeight(picture, widths, words),
    boxHeight: ({ layer, boxes }) =>
      greatest(
        boxes.map((box) => {
          const { left, right } = shareIn(spans, box);
          return (layer === 'services' ? serviceText : partText)(box, right - left).height;
        }),
      ),
  };
}

/** Boxes that share a place, a site say, share its width. */
function spansOf({ rows }: Picture, widths: Widths): Map<Box, Share> {
  const spans = new Map<Box, Share>();
  for (const { boxes } of rows) {
    const together = new Map<string, Box[]>();
    for (const box of boxes) push(together, `${box.site} ${box.zone}`, box);
    for (const same of together.values()) {
      for (const [index, box] of same.entries())
        spans.set(box, shareOf(placeOf(box, widths), index, same.length, widths));
    }
  }
  return spans;
}

export function shareIn(spans: ReadonlyMap<Box, Share>, box: Box): Share {
  const share = spans.get(box);
  if (share === undefined) throw new Error(`${box.name} has no place`);
  return share;
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
