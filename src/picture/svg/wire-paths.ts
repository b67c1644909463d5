import { trackX, type Widths } from './grid.ts';
import { path, round } from './elements.ts';
import type { Trunk, WireEnd } from './wires.ts';

const TIP = 6;

/** From the left of the first box to the right of the last one of a rail, on one line. */
export type Extent = (end: WireEnd) => { readonly left: number; readonly right: number };

/** One vertical wire with its ends: dots where something that needs joins it, an arrow at what is needed. */
export function wirePaths(trunk: Trunk, track: number, widths: Widths, extentOf: Extent): string[] {
  const { gutter, layer, tie, ends, top, bottom } = trunk;
  const column = widths.columns[gutter];
  if (column === undefined) throw new Error(`no column ${gutter}`);
  const x = round(trackX(column, track));
  const wire = `wire ${layer}`;
  const tip = `${layer}-tip`;
  const marks = [path(`M${x} ${round(top)}V${round(bottom)}`, `${wire} ${tie}`)];
  const toRight = column.gutter === 'left';
  for (const end of ends) {
    const y = round(end.y);
    if (end.by === 'edge') {
      marks.push(end.way === 'in' ? path(`M${x} ${y}l-3.5 -${TIP}h7z`, tip) : dot(x, y, tip));
      continue;
    }
    const { left, right } = extentOf(end);
    if (end.by === 'gap') {
      // Under the row of what needs, over to the gutter of the site that has it.
      const from = round((end.rail.site ?? 0) < gutter ? right - 10 : left + 10);
      marks.push(path(`M${from} ${y - 5}V${y}H${x}`, `${wire} ${end.tie}`), dot(from, y - 5, tip), dot(x, y, tip));
      continue;
    }
    const boxEdge = round(toRight ? left : right);
    if (end.way === 'out') {
      marks.push(path(`M${x} ${y}H${boxEdge}`, `${wire} ${end.tie}`), dot(x, y, tip));
    } else {
      const back = toRight ? -TIP : TIP;
      marks.push(path(`M${x} ${y}H${boxEdge + back}`, `${wire} ${end.tie}`));
      marks.push(path(`M${boxEdge} ${y}l${back} -3.5v7z`, tip));
    }
  }
  return marks;
}

function dot(x: number, y: number, tip: string): string {
  return `<circle cx="${x}" cy="${y}" r="2.3" class="${tip}"/>`;
}
