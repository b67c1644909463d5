import { printable } from '../../printable.ts';
import type { Type } from '../text-width.ts';

/** `text` as XML text or attribute value. */
export function escape(content: string): string {
  return printable(content).replace(/[&<>"']/g, entity);
}

/** A character as XML writes it where it would be taken for a sign. */
export function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

export interface TextOptions extends Type {
  readonly class?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** Text with its baseline at `y`. */
export function text(x: number, y: number, content: string, options: TextOptions): string {
  if (content === '') return '';
  const attributes = [
    `x="${round(x)}" y="${round(y)}" font-size="${options.size}"`,
    ...(options.bold === true ? ['font-weight="600"'] : []),
    ...(options.anchor === undefined || options.anchor === 'start' ? [] : [`text-anchor="${options.anchor}"`]),
    ...(options.class === undefined ? [] : [`class="${options.class}"`]),
  ];
  return `<text ${attributes.join(' ')}>${escape(content)}</text>`;
}

/** Lines under each other, the baseline of the first at `y`. */
export function textLines(
  x: number,
  y: number,
  lines: readonly string[],
  apart: number,
  options: TextOptions,
): string[] {
  return lines.map((line, at) => text(x, y + at * apart, line, options));
}

export function rectangle(
  [left, top, right, bottom]: readonly [number, number, number, number],
  className: string,
  radius = 6,
): string {
  const size = `width="${round(right - left)}" height="${round(bottom - top)}"`;
  return `<rect x="${round(left)}" y="${round(top)}" ${size} rx="${radius}" class="${className}"/>`;
}

export function path(steps: string, className: string): string {
  return `<path d="${steps}" class="${className}"/>`;
}

/** Half pixels are enough, and the same bytes on every machine. */
export function round(value: number): number {
  return Math.round(value * 2) / 2;
}
