import { everyText } from '../printable.ts';
import type { ToBeTold } from '../report/explained.ts';

/** An explanation whose texts are those of shipped files. */
export function inEveryLanguage<T>(explanation: T, { languages }: Pick<ToBeTold<T>, 'languages'>): ToBeTold<T> {
  return { languages, toldIn: ({ shipped }) => everyText(explanation, shipped) };
}
