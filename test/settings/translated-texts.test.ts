import { expect, test } from 'vitest';
import { shippedTranslation } from '../../src/input/shipped-translation.ts';
import { shippedValue } from '../../src/input/shipped-value.ts';
import { definitionFiles } from '../../src/judge/packs.ts';
import { textsOf, translatedTexts } from '../../src/settings/translated-texts.ts';

const korean = shippedTranslation('ko');

/** What is said to people: the rest of a shipped file is ids, numbers and addresses. */
function isSaid(way: readonly string[], text: string): boolean {
  const isText = ['title', 'why', 'fix', 'meaning'].some((name) => way.includes(name)) || way[0] === 'controls';
  return isText || (way.at(-1) === 'source' && !/^https:\S+$/.test(text));
}

function said(file: unknown): string[] {
  return Array.from(textsOf(file))
    .filter(([way, text]) => isSaid(JSON.parse(way) as string[], text))
    .map(([way]) => way)
    .toSorted();
}

test.each([...definitionFiles, 'assumptions'])(
  'policies/ko/%s.yaml says what the English file says, and no more',
  (name) => {
    const english = said(shippedValue(name));
    expect(korean.has(name)).toBe(english.length > 0);
    expect([...textsOf(korean.get(name)).keys()].toSorted()).toEqual(english);
  },
);

test('every control and every incident has its Korean name', () => {
  const names = textsOf(korean.get('references'));
  expect(said(shippedValue('references')).filter((way) => !names.has(way))).toEqual([]);
});

test('no other file is translated', () => {
  expect(
    [...korean.keys()].filter((name) => ![...definitionFiles, 'assumptions', 'references'].includes(name)),
  ).toEqual([]);
});

test('what is said twice in English is said once in Korean', () => {
  const texts = translatedTexts('ko');
  const differing = Array.from(korean, ([name, file]) => {
    const english = textsOf(shippedValue(name));
    return Array.from(textsOf(file)).filter(
      ([way, text]) => english.has(way) && texts.get(english.get(way) ?? '') !== text,
    );
  });
  expect(differing.flat()).toEqual([]);
});

test('every text is Korean', () => {
  const latin = Array.from(korean.values(), (file) =>
    [...textsOf(file).values()].filter((text) => !/[가-힣]/.test(text)),
  );
  expect(latin.flat()).toEqual([]);
});
