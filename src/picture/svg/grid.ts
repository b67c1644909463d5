import type { Box, Layer, Picture, Row, Site } from '../picture.ts';

/** Pixels. */
export const MARGIN = 24;
const LINE_GAP = 12;
const LAYER_GAP = 10;
const BAND = 8;
/** The heading of a band stands over its boxes. */
export const BAND_HEAD = 16;

/** A band of rows of one layer. */
export interface Band {
  readonly layer: Layer;
  readonly top: number;
  readonly bottom: number;
}

/** Where everything is from top to bottom: this decides how many wires run beside each other, and so the width. */
export interface Heights {
  readonly bands: readonly Band[];
  /** Tops of the lines of each row: zones in the first; what spans the site too, in a second one where both are there. */
  readonly lines: readonly (readonly number[])[];
  readonly boxHeight: readonly number[];
  readonly sitesTop: number;
  readonly bottom: number;
}

/** Heights of what holds text. */
export interface Sizes {
  /** Title and summary. */
  readonly head: number;
  /** Names of sites and zones. */
  readonly siteHead: number;
  readonly boxHeight: (row: Row) => number;
}

export function heightsOf({ rows, sites }: Picture, { head, siteHead, boxHeight: heightIn }: Sizes): Heights {
  const bands: Band[] = [];
  const lines: number[][] = [];
  const boxHeight: number[] = [];
  let y = head;
  let sitesTop = y;
  let layer: Layer | undefined;
  let top = y;
  const close = (): void => {
    if (layer === undefined) return;
    y += BAND - LINE_GAP;
    bands.push({ layer, top, bottom: y });
    y += LAYER_GAP;
  };
  for (const row of rows) {
    if (row.layer !== layer) {
      close();
      if (layer === undefined || layer === 'services') {
        sitesTop = y;
        if (row.layer !== 'services' && sites.length > 0) y += siteHead;
      }
      layer = row.layer;
      top = y;
      y += BAND + BAND_HEAD;
    }
    const height = heightIn(row);
    const own: number[] = [];
    for (let line = 0; line < linesOf(row.boxes); line++) {
      own.push(y);
      y += height + LINE_GAP - (row.layer === 'services' ? 6 : 0);
    }
    lines.push(own);
    boxHeight.push(height);
  }
  close();
  return { bands, lines, boxHeight, sitesTop, bottom: y };
}

function linesOf(boxes: readonly Box[]): number {
  const zoned = new Set(boxes.flatMap(({ site, zone }) => (zone === undefined ? [] : [site])));
  return boxes.some(({ site, zone }) => zone === undefined && zoned.has(site)) ? 2 : 1;
}

/** Line of its row a box stands in. */
export function lineOf(box: Box, lines: number): number {
  return lines > 1 && box.zone === undefined ? 1 : 0;
}

/** A column of boxes with a gutter for its wires, to the left; the last of several sites has it to its right. */
export interface ColumnPlace {
  readonly left: number;
  readonly right: number;
  readonly zones: readonly { readonly left: number; readonly right: number }[];
  readonly gutter: 'left' | 'right';
  /** Left and right end of the panel, gutter included. */
  readonly panel: readonly [left: number, right: number];
}

export interface Widths {
  readonly columns: readonly ColumnPlace[];
  readonly left: number;
  readonly right: number;
  readonly width: number;
}

const ZONE_GAP = 12;
const SITE_GAP = 22;
const PADDING = 12;
const TRACK = 6;
const ARROW = 16;
/** A page as wide as this can be read in a README, which shows some 850 pixels; more columns than fit make it wider. */
const PAGE = 1000;
const LEAST_ZONE = 100;
const LEAST_CONTENT = 600;

/** @param tracks how many wires run beside each other in the gutter of each column */
export function widthsOf(sites: readonly Site[], tracks: readonly number[]): Widths {
  const zones = tracks.map((_, index) => Math.max(1, sites[index]?.zones.length ?? 0));
  const count = zones.reduce((sum, one) => sum + one, 0);
  const gutters = tracks.map((one) => ARROW + one * TRACK);
  const fixed =
    2 * MARGIN +
    gutters.reduce((sum, one) => sum + one + 2 * PADDING, 0) +
    SITE_GAP * (tracks.length - 1) +
    ZONE_GAP * (count - tracks.length);
  const most = Math.max(190, Math.ceil(LEAST_CONTENT / count));
  const zone = Math.max(LEAST_ZONE, Math.min(most, Math.floor((PAGE - fixed) / count)));
  let x = MARGIN;
  const columns = zones.map((wide, index): ColumnPlace => {
    const gutter = index > 0 && index === zones.length - 1 ? 'right' : 'left';
    const start = x;
    x += PADDING + (gutter === 'left' ? gutters[index]! : 0);
    const places = Array.from({ length: wide }, (_, place) => {
      const left = x + place * (zone + ZONE_GAP);
      return { left, right: left + zone };
    });
    const left = x;
    const right = places.at(-1)?.right ?? x;
    x = right + PADDING + (gutter === 'right' ? gutters[index]! : 0);
    const panel = [start, x] as const;
    x += SITE_GAP;
    return { left, right, zones: places, gutter, panel };
  });
  const width = x - SITE_GAP + MARGIN;
  return { columns, left: columns[0]?.left ?? x, right: columns.at(-1)?.right ?? x, width };
}

/** X of a track of a gutter. */
export function trackX({ gutter, left, right }: ColumnPlace, track: number): number {
  return gutter === 'left' ? left - ARROW - track * TRACK : right + ARROW + track * TRACK;
}
