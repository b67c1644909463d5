import type { Language } from '../language.ts';
import type { Words } from '../report/words/words.ts';

/** The words of a language; loaded where there is something to say. */
export async function wordsIn(language: Language): Promise<Words> {
  if (language === 'en') return (await import('../report/words/en/english.ts')).english;
  const [{ korean }, { translatedTexts }] = await Promise.all([
    import('../report/words/ko/korean.ts'),
    import('./translated-texts.ts'),
  ]);
  const texts = translatedTexts(language);
  return { ...korean, shipped: (text) => texts.get(text) ?? text };
}
