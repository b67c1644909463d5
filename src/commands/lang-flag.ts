import { type Language, languages } from '../language.ts';
import { oneOf } from './one-of.ts';

/** `--lang ko`, of every command that prints words. */
export interface LangFlag {
  readonly lang?: Language;
}

export const LANG =
  'language of the output: en or ko (default: that of nospof.yaml, else of the terminal; of JSON, else English)';

export const parseLang = oneOf('--lang', languages);
