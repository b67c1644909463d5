import { type Type, widthOf } from './text-width.ts';

/** Characters of a text that are looked at: more than a picture has room for. */
const MOST_LOOKED_AT = 2000;

/** Within a word lines are broken behind separators of names, and before a bracket. */
const PIECES = /(?<=[-_./:,])(?=[^-_./:,])|(?=[[(])/u;

/**
 * `text` in lines that are no wider than `room` pixels, whichever font draws them: broken at blanks, or within a word that is wider
 * than a line. After `most` lines the last one ends with "…".
 */
export function wrap(text: string, type: Type, room: number, most: number): readonly string[] {
  const lines: string[] = [];
  let row = '';
  const fits = (more: string): boolean => widthOf(row + more, type) <= room;
  const next = (): void => {
    if (row !== '') lines.push(row);
    row = '';
  };
  for (const word of looked(text).split(/\s+/u)) {
    if (lines.length > most) break;
    const blank = row === '' ? '' : ' ';
    if (fits(blank + word)) row += blank + word;
    else if (widthOf(word, type) <= room) {
      next();
      row = word;
    } else {
      row += blank;
      for (const piece of piecesOf(word, type, room)) {
        if (!fits(piece)) next();
        row += piece;
      }
    }
  }
  next();
  const shown = lines.map((line) => line.trim()).filter((line) => line !== '');
  return shown.length <= most ? shown : [...shown.slice(0, most - 1), cut(shown[most - 1] ?? '', type, room)];
}

function looked(text: string): string {
  const beginning = Array.from(text.slice(0, 2 * MOST_LOOKED_AT))
    .slice(0, MOST_LOOKED_AT)
    .join('');
  return beginning.length < text.length ? `${beginning}…` : beginning;
}

/** A word in pieces that each fit in a line. */
function piecesOf(word: string, type: Type, room: number): string[] {
  return word.split(PIECES).flatMap((piece) => {
    if (widthOf(piece, type) <= room) return piece;
    const pieces = [''];
    for (const character of piece) {
      const longer = `${pieces.at(-1)}${character}`;
      if (longer.length === character.length || widthOf(longer, type) <= room) pieces[pieces.length - 1] = longer;
      else pieces.push(character);
    }
    return pieces;
  });
}

/** With an ellipsis for what does not follow. */
function cut(line: string, type: Type, room: number): string {
  const characters = Array.from(line);
  while (characters.length > 1 && widthOf(`${characters.join('')}…`, type) > room) characters.pop();
  return `${characters.join('')}…`;
}
