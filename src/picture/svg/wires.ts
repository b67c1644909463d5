import { greatest, smallest } from '../../extremes.ts';
import type { Layer, Picture, Rail, Tie } from '../picture.ts';
import { type Heights, lineOf } from './grid.ts';
import { type Span, tracksOf } from './tracks.ts';

/** All that leads to one rail within one gutter: a vertical wire, with an end at every box row it joins. */
export interface Trunk extends Span {
  readonly gutter: number;
  readonly layer: Layer;
  readonly tie: Tie;
  readonly ends: readonly WireEnd[];
}

export interface WireEnd {
  readonly y: number;
  readonly rail: Rail;
  readonly line: number;
  /** `out` of what needs, `in` to what is needed. */
  readonly way: 'out' | 'in';
  /**
   * How it gets from the vertical wire to its boxes: straight, as they stand beside the gutter; by meeting them, as they
   * go over it; or through the gap under their row, as they stand at another site.
   */
  readonly by: 'stub' | 'edge' | 'gap';
  readonly tie: Tie;
}

/** Where wires meet a box, from its top: what it is needed by comes in above, what it needs goes out below. */
const IN = 0.35;
const OUT = 0.7;
const tightness: readonly Tie[] = ['standby', 'one-of', 'needs'];

/** The vertical wires of every gutter, one a site (one in all, where there are no sites). */
export function trunksOf(picture: Picture, heights: Heights): Trunk[] {
  const last = Math.max(picture.sites.length, 1) - 1;
  const joined = new Map<string, { gutter: number; to: Rail; from: { rail: Rail; tie: Tie }[] }>();
  for (const { from, to, tie } of picture.edges) {
    const gutter = to.site ?? from.site ?? 0;
    const key = `${gutter} ${to.row} ${to.site}`;
    const trunk = joined.get(key) ?? { gutter, to, from: [] };
    joined.set(key, trunk);
    trunk.from.push({ rail: from, tie });
  }
  return [...joined.values()].map(({ gutter, to, from }) => {
    const isOuter = gutter === 0 || gutter === last;
    const tie = tightness[greatest(from.map((one) => tightness.indexOf(one.tie)))] ?? 'needs';
    const ends = [
      ...from.flatMap((one) => endsOf(picture, heights, one.rail, 'out', one.tie, gutter, isOuter)),
      ...endsOf(picture, heights, to, 'in', tie, gutter, isOuter),
    ];
    const ys = ends.map(({ y }) => y);
    const layer = picture.rows[to.row]?.layer ?? 'services';
    return { gutter, layer, tie, ends, top: smallest(ys), bottom: greatest(ys) };
  });
}

function endsOf(
  { rows }: Picture,
  { lines, boxHeight }: Heights,
  rail: Rail,
  way: WireEnd['way'],
  tie: Tie,
  gutter: number,
  isOuter: boolean,
): WireEnd[] {
  const tops = lines[rail.row] ?? [];
  const boxes = rows[rail.row]?.boxes.filter(({ site }) => site === rail.site) ?? [];
  const used = new Set(boxes.map((box) => lineOf(box, tops.length)));
  const height = boxHeight[rail.row] ?? 0;
  const by =
    rail.site === gutter || (rail.site === undefined && isOuter) ? 'stub' : rail.site === undefined ? 'edge' : 'gap';
  const below = { stub: height * (way === 'in' ? IN : OUT), edge: way === 'in' ? 0 : height, gap: height + 5 }[by];
  return [...used].map((line) => ({ y: (tops[line] ?? 0) + below, rail, line, way, by, tie }));
}

/** The track of each trunk in its gutter, and how many tracks each gutter has. */
export function laidTracks(trunks: readonly Trunk[], gutters: number) {
  const track = new Map<Trunk, number>();
  const counts = Array.from({ length: gutters }, (_, gutter) => {
    const own = trunks.filter((trunk) => trunk.gutter === gutter);
    const laid = tracksOf(own.map(({ top, bottom }) => ({ top: top - 3, bottom: bottom + 3 })));
    for (const [index, trunk] of own.entries()) track.set(trunk, laid.track[index] ?? 0);
    return laid.count;
  });
  return { track, counts };
}
