import { widthOf } from '../../../src/picture/text-width.ts';

/** A text with the pixels it takes at most, and the rectangle it must stay in: its box, or the page. */
interface Drawn {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Top of its capitals, and its baseline. */
  readonly top: number;
  readonly bottom: number;
  readonly within: readonly [left: number, top: number, right: number, bottom: number];
}

const attribute = (element: string, name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(element)?.[1] ?? '';
const number = (element: string, name: string): number => Number(attribute(element, name));

/** Texts that leave their box or the page, and texts that lie over each other, whichever of the fonts draws them. */
export function overruns(svg: string): string[] {
  const [page = ''] = /<svg [^>]*>/.exec(svg) ?? [];
  const ofPage = [0, 0, number(page, 'width'), number(page, 'height')] as const;
  const groups = Array.from(svg.matchAll(/<g>.*?<\/g>/gs), ([group]) => group);
  const outside = svg.replaceAll(/<g>.*?<\/g>/gs, '');
  const texts = [...groups.flatMap((group) => textsIn(group, boxOf(group))), ...textsIn(outside, ofPage)];
  const left = texts.flatMap(({ text, within: [from, above, to, below], ...at }) =>
    at.left < from || at.right > to || at.top < above || at.bottom > below ? [`${text} is outside`] : [],
  );
  const over = texts.flatMap((one, at) =>
    texts.slice(at + 1).flatMap((other) => {
      const beside = one.right <= other.left || other.right <= one.left;
      return beside || one.bottom <= other.top || other.bottom <= one.top ? [] : [`${one.text} is over ${other.text}`];
    }),
  );
  return [...left, ...over];
}

function boxOf(group: string): Drawn['within'] {
  const [rect = ''] = /<rect [^>]*>/.exec(group) ?? [];
  const [x, y] = [number(rect, 'x'), number(rect, 'y')];
  return [x, y, x + number(rect, 'width'), y + number(rect, 'height')];
}

function textsIn(part: string, within: Drawn['within']): Drawn[] {
  return Array.from(part.matchAll(/(<text [^>]*>)(.*?)<\/text>/gs), ([, element = '', content = '']) => {
    const text = content.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
    const size = number(element, 'font-size');
    const width = widthOf(text, { size, bold: attribute(element, 'font-weight') !== '' });
    const [x, y] = [number(element, 'x'), number(element, 'y')];
    const start = { middle: x - width / 2, end: x - width }[attribute(element, 'text-anchor')] ?? x;
    return { text, left: start, right: start + width, top: y - 0.75 * size, bottom: y, within };
  });
}
