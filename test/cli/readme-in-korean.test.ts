import { expect, it } from 'vitest';
import { read } from './page.ts';

// What prettier writes differently in Korean is the width of columns.
const [english, korean] = ['README.md', 'README.ko.md'].map((file) =>
  read(file).replaceAll(/<!-- sample[^]*?<!-- \/sample -->/g, ''),
) as [string, string];

function found(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), ([, one = '']) => one);
}

/** Commands and code, without what comments say in a language. */
function blocks(text: string): string[] {
  return found(text, /```\w+\n([^]*?)```/g).map((block) => block.replaceAll(/ *(?:#|\/\/) .*$/gm, ''));
}

/** What names each row, and the number of columns: `nospof` in a table of tools, `GitHub` in one of places. */
function rows(text: string): (readonly [string, number])[] {
  return found(text, /^(\|.*\|)$/gm).map((row) => {
    const [, name = '', ...others] = row.split('|').map((cell) => cell.trim());
    return [/^[A-Za-z][\w -]*$/.test(name) && row.includes('](') ? name : '', others.length];
  });
}

it('has the same headings', () => {
  expect(found(korean, /^(#+) /gm)).toEqual(found(english, /^(#+) /gm));
});

it('has the same commands and code', () => {
  expect(blocks(korean)).toEqual(blocks(english));
});

it('has the same tables, of the same tools and versions', () => {
  expect(rows(korean)).toEqual(rows(english));
  const heading = (text: string): string[] => (/^\| +\| nospof .*$/m.exec(text)?.[0] ?? '').split(/ *\| */);
  expect(heading(korean)).toEqual(heading(english));
});

it('leads to the same pages', () => {
  const targets = (text: string): string[] =>
    found(text, /\]\(([^)]*)\)/g)
      .filter((target) => !/^(?:README|#)/.test(target))
      .toSorted();
  expect(targets(korean)).toEqual(targets(english));
});

it('names the same options and files', () => {
  const names = (text: string): string[] =>
    [...new Set(found(text.replaceAll(/\s+/g, ' '), /`(--[^`]+|[\w.-]+\.\w+)`/g))].toSorted();
  expect(names(english).filter((name) => !names(korean).includes(name))).toEqual([]);
});
