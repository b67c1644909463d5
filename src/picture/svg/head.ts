import { greatest } from '../../extremes.ts';
import type { PictureWords } from '../../report/words/words.ts';
import type { Mark, Picture, Site } from '../picture.ts';
import type { Type } from '../text-width.ts';
import { wrap } from '../wrap.ts';
import { type ColumnPlace, type Heights, MARGIN, type Widths } from './grid.ts';
import { rectangle, textLines } from './elements.ts';

const TITLE: Type = { size: 22, bold: true };
const SUMMARY: Type = { size: 13 };
const SITE: Type = { size: 14, bold: true };
const SITE_LINE = 18;
const ZONE: Type = { size: 11 };
const ZONE_LINE = 14;

/** Title and summary, and how high they are. */
export function titleLines({ title, summary }: Picture, { width }: Pick<Widths, 'width'>) {
  const room = width - 2 * MARGIN;
  const name = wrap(title, TITLE, room, 2);
  const below = wrap(summary, SUMMARY, room, 3);
  const top = 40 + name.length * 26 - 4;
  return {
    marks: [
      ...textLines(MARGIN, 44, name, 26, TITLE),
      ...textLines(MARGIN, top + 6, below, 17, { ...SUMMARY, class: 'quiet' }),
    ],
    height: top + below.length * 17 + 12,
  };
}

interface Heading {
  readonly name: readonly string[];
  /** What a policy says of it. */
  readonly said: readonly string[];
}

interface SiteHeading {
  readonly site: Heading;
  readonly zones: readonly Heading[];
}

function headingOf({ name, detail, mark, zones }: Site, column: ColumnPlace, words: PictureWords): SiteHeading {
  const room = column.right - column.left;
  return {
    site: {
      name: wrap(detail === '' ? name : `${name}, ${detail}`, SITE, room, 3),
      said: wrap(saidOf(mark, words), { ...ZONE, bold: true }, room, 3),
    },
    zones: zones.map((zone, place) => {
      const { left, right } = column.zones[place] ?? column;
      return {
        name: wrap(zone.name, { ...ZONE, bold: zone.mark !== undefined }, right - left, 3),
        said: wrap(saidOf(zone.mark, words), { ...ZONE, bold: true }, right - left, 5),
      };
    }),
  };
}

/** `single-zone: stops saeol`. */
function saidOf(mark: Mark | undefined, words: PictureWords): string {
  if (mark === undefined) return '';
  const stops = mark.stops === undefined || mark.stops.length === 0 ? '' : `: ${words.stops[mark.verdict](mark.stops)}`;
  return `${mark.policy}${mark.verdict === 'unproven' ? '?' : ''}${stops}`;
}

function siteHeight({ site }: SiteHeading): number {
  return site.name.length * SITE_LINE + site.said.length * ZONE_LINE;
}

/** How high the names over the columns are, at most. */
export function siteHeadHeight({ sites }: Picture, { columns }: Widths, words: PictureWords): number {
  const heights = sites.map((site, index) => {
    const heading = headingOf(site, columnAt(columns, index), words);
    const zones = greatest([0, ...heading.zones.map(({ name, said }) => (name.length + said.length) * ZONE_LINE)]);
    return siteHeight(heading) + zones;
  });
  return 14 + greatest([0, ...heights]);
}

/** A panel around each site, with its name and the names of its zones over their columns; what is lost has a frame. */
export function siteHeads({ sites }: Picture, { sitesTop, bottom }: Heights, { columns }: Widths, words: PictureWords) {
  return sites.map((site, index) => {
    const column = columnAt(columns, index);
    const [left, right] = column.panel;
    const heading = headingOf(site, column, words);
    const middle = (column.left + column.right) / 2;
    const zonesTop = sitesTop + 6 + siteHeight(heading);
    const panel = site.mark === undefined ? 'panel' : `panel lost ${site.mark.verdict}`;
    return {
      frames: [
        rectangle([left, sitesTop, right, bottom], panel, 10),
        ...site.zones.flatMap(({ mark }, place) => {
          const zone = column.zones[place] ?? column;
          if (mark === undefined) return [];
          return [rectangle([zone.left - 5, zonesTop + 1, zone.right + 5, bottom - 4], `lost ${mark.verdict}`, 8)];
        }),
      ],
      names: [
        ...headLines(middle, sitesTop + 19, heading.site, { ...SITE, line: SITE_LINE }, site.mark, undefined),
        ...heading.zones.flatMap((zone, place) => {
          const { left: from, right: to } = column.zones[place] ?? column;
          const { mark } = site.zones[place] ?? {};
          return headLines((from + to) / 2, zonesTop + 14, zone, { ...ZONE, line: ZONE_LINE }, mark, 'quiet');
        }),
      ],
    };
  });
}

function headLines(
  x: number,
  y: number,
  { name, said }: Heading,
  { line, ...type }: Type & { readonly line: number },
  mark: Mark | undefined,
  otherwise: string | undefined,
): string[] {
  const colour = mark === undefined ? otherwise : `${mark.verdict}-text`;
  const look = { anchor: 'middle', ...(colour !== undefined && { class: colour }) } as const;
  return [
    ...textLines(x, y, name, line, { ...type, bold: type.bold === true || mark !== undefined, ...look }),
    ...textLines(x, y + name.length * line - (line - ZONE_LINE), said, ZONE_LINE, { ...ZONE, bold: true, ...look }),
  ];
}

function columnAt(columns: readonly ColumnPlace[], index: number): ColumnPlace {
  const column = columns[index];
  if (column === undefined) throw new Error(`no column ${index}`);
  return column;
}
