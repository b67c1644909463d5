import { expect, test } from 'vitest';
import { type Language, type LanguageChoice, languageOfLocale, spokenLanguages } from '../src/language.ts';

test.each<[string, Language]>([
  ['ko_KR.UTF-8', 'ko'],
  ['ko', 'ko'],
  ['KO_KR', 'ko'],
  ['ko-KR', 'ko'],
  ['kok_IN', 'en'],
  ['en_US.UTF-8', 'en'],
  ['C', 'en'],
  ['', 'en'],
])('the locale "%s" is %s', (locale, language) => {
  expect(languageOfLocale(locale)).toBe(language);
});

test.each<[LanguageChoice, Language | undefined, people: Language, programs: Language]>([
  [{}, undefined, 'en', 'en'],
  [{ terminalLang: 'ko' }, undefined, 'ko', 'en'],
  [{ terminalLang: 'ko' }, 'en', 'en', 'en'],
  [{}, 'ko', 'ko', 'ko'],
  [{ lang: 'en', terminalLang: 'ko' }, 'ko', 'en', 'en'],
  [{ lang: 'ko' }, 'en', 'ko', 'ko'],
])('of %j and nospof.yaml with %s, people read %s and programs %s', (choice, declared, people, programs) => {
  expect(spokenLanguages(choice, declared)).toEqual({ people, programs });
});
