/** Languages that nospof speaks. */
export type Language = 'en' | 'ko';

export const languages: readonly Language[] = ['en', 'ko'];

/** What says the language of a run. */
export interface LanguageChoice {
  /** Named for this run; wins over `lang` of nospof.yaml. */
  readonly lang?: Language | undefined;
  /** That of the terminal, where nothing names one. */
  readonly terminalLang?: Language | undefined;
}

/** The languages of a run. */
export interface SpokenLanguages {
  /** Of what people read. */
  readonly people: Language;
  /** Of what programs read (JSON, a baseline): the terminal of whoever runs nospof makes no difference to it. */
  readonly programs: Language;
}

/** @param declared `lang` of nospof.yaml */
export function spokenLanguages(
  { lang, terminalLang = 'en' }: LanguageChoice,
  declared: Language | undefined,
): SpokenLanguages {
  const chosen = lang ?? declared;
  return { people: chosen ?? terminalLang, programs: chosen ?? 'en' };
}

/** The language of a locale such as `ko_KR.UTF-8`; English for one that nospof does not speak. */
export function languageOfLocale(locale: string): Language {
  return /^ko(?![a-z])/i.test(locale) ? 'ko' : 'en';
}
