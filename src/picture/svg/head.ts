import type { Mark, Picture } from '../picture.ts';
import { type Heights, MARGIN, type Widths } from './grid.ts';
import { rectangle, text } from './elements.ts';

export function titleLines({ title, summary }: Picture, { width }: Widths): string[] {
  const room = width - 2 * MARGIN;
  return [
    text(MARGIN, 46, title, { size: 22, bold: true, room }),
    text(MARGIN, 70, summary, { size: 13, room, class: 'quiet' }),
  ];
}

/** A panel around each site, with its name and the names of its zones over their columns. */
export function siteHeads({ sites }: Picture, { sitesTop, bottom }: Heights, { columns }: Widths): string[] {
  return sites.flatMap(({ name, detail, zones, mark }, index) => {
    const column = columns[index];
    if (column === undefined) throw new Error(`no column ${index}`);
    const [left, right] = column.panel;
    const wide = column.right - column.left;
    const heading = detail === '' ? name : `${name}, ${detail}`;
    return [
      rectangle([left, sitesTop, right, bottom], 'panel', 10),
      text((column.left + column.right) / 2, sitesTop + 18, withPolicy(heading, mark), {
        size: 14,
        bold: true,
        room: wide,
        anchor: 'middle',
        ...colour(mark, undefined),
      }),
      ...zones.map((zone, place) => {
        const { left: from, right: to } = column.zones[place] ?? column;
        return text((from + to) / 2, sitesTop + 36, withPolicy(zone.name, zone.mark), {
          size: 11,
          room: to - from,
          cut: zone.mark === undefined ? 'middle' : 'end',
          anchor: 'middle',
          bold: zone.mark !== undefined,
          ...colour(zone.mark, 'quiet'),
        });
      }),
    ];
  });
}

function withPolicy(name: string, mark: Mark | undefined): string {
  return mark === undefined ? name : `${name}: ${mark.policy}${mark.verdict === 'unproven' ? '?' : ''}`;
}

function colour(mark: Mark | undefined, otherwise: string | undefined): { class?: string } {
  const name = mark === undefined ? otherwise : `${mark.verdict}-text`;
  return name === undefined ? {} : { class: name };
}
