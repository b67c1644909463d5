import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { expect, test } from 'vitest';

/** Rules about the source that hold for every file, and that no linter has. */
const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => join('src', file).split(sep).join(posix.sep))
  .toSorted();
const texts = new Map(files.map((file) => [file, withoutComments(readFileSync(file, 'utf8'))]));

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
}

/** `file: what is found`, for files that no folder of `allowed` holds. */
function found(pattern: RegExp, allowed: readonly string[]): string[] {
  return [...texts].flatMap(([file, text]) => {
    if (allowed.some((folder) => file.startsWith(folder))) return [];
    return [...text.matchAll(pattern)].map(([one]) => `${file}: ${one}`);
  });
}

test('a resource type is named where types are known, and in the words', () => {
  expect(found(/['"`]awscc?_\w+/g, ['src/network/aws/', 'src/input/', 'src/report/words/'])).toEqual([]);
});

test('nothing is read back out of a title, a message or an id', () => {
  const cut =
    /\b(?:label|message|id|title)\??\.(?:startsWith|endsWith|split|slice|substring|replace\w*|match\w*|includes|indexOf)\(/g;
  const asked = /\.(?:test|exec)\((?:\w+\??\.)*(?:label|message|id|title)\)/g;
  const allowed = ['src/report/', 'src/input/'];
  expect([...found(cut, allowed), ...found(asked, allowed)]).toEqual([]);
});

test('no files import each other in a circle, types included', () => {
  const imports = new Map(
    files.map((file) => [
      file,
      [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)]
        .map(([, path = '']) => posix.join(dirname(file), path))
        .filter((path) => texts.has(path)),
    ]),
  );
  // What imports nothing that is left, or is imported by nothing that is left, is in no circle.
  for (let left = imports.size + 1; imports.size < left;) {
    left = imports.size;
    for (const [file, paths] of imports) if (!paths.some((path) => imports.has(path))) imports.delete(file);
    const imported = new Set([...imports.values()].flat());
    for (const file of imports.keys()) if (!imported.has(file)) imports.delete(file);
  }
  expect([...imports.keys()]).toEqual([]);
});

function inWords(file: string): boolean {
  return /^src\/report\/words\/[a-z]{2}\//.test(file);
}

test('a file name says which file is meant', () => {
  // A language has the files that the others have.
  const names = files.map((file) => posix.relative(posix.join(posix.dirname(file), inWords(file) ? '..' : '.'), file));
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
});

test('the network, the simulation and the judgement make no sentences', () => {
  const others = files.filter((file) => !/^src\/(?:network|simulate|judge)\//.test(file));
  // Six words in a row are a sentence; what is wrong with an input is said where it is found.
  const told = /(?<!Error\(\s*)(['`])(?=[^'`\n]*(?:\b[a-z]+ ){5}[a-z])[^'`\n]*\1(?!\.split)/g;
  expect(found(told, others)).toEqual([]);
});

test('nothing is written but what `output` made', () => {
  expect(found(/\.write\((?!\s*output\(|text, \(error\))[^\n]*/g, [])).toEqual([]);
  expect(found(/\bas Output\b/g, ['src/printable.ts'])).toEqual([]);
  expect(found(/\bwriteFile\b/g, ['src/cli.ts'])).toEqual([]);
});

test('a record that names of the input index is asked by `own`', () => {
  const index = /\b(?:tags|outputs|variables|expressions|facts|defaults\w*)\??\.?\[(?!['"`\d\]])[^\]\n]*\]/g;
  expect(found(index, ['src/own.ts'])).toEqual([]);
  expect(found(/: Record<string, [^=;]*> = \{\}/g, [])).toEqual([]);
});

test('no list of the input is the arguments of a call, which some 100,000 overflow', () => {
  expect(
    found(/\b(?:push|unshift|splice|concat|max|min|fromCharCode|fromCodePoint)\((?:[^()[\]{}\n]*, )?\.\.\.[^\n]*/g, []),
  ).toEqual([]);
});
