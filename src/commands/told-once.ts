import type { Language, SpokenLanguages } from '../language.ts';
import type { Outcome } from '../lint.ts';
import type { Report } from '../report/report.ts';
import type { Words } from '../report/words/words.ts';
import { wordsIn } from '../settings/words-in.ts';

/** A report in a language, with the words to show it in. */
export interface Told {
  readonly words: Words;
  readonly report: Report;
}

/** What came of judging, told once in each language that is asked for, whatever the number of formats. */
export interface ToldOnce {
  readonly languages: SpokenLanguages;
  readonly in: (language: Language) => Promise<Told>;
}

export function toldOnce({ languages, reportIn }: Outcome): ToldOnce {
  const told = new Map<Language, Promise<Told>>();
  return {
    languages,
    in(language) {
      const known = told.get(language) ?? wordsIn(language).then((words) => ({ words, report: reportIn(words) }));
      told.set(language, known);
      return known;
    },
  };
}
