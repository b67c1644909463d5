import { output, type Output } from '../printable.ts';
import type { ToBeTold } from '../report/explained.ts';
import type { ExplanationOptions } from '../report/explanation.ts';
import { wordsIn } from '../settings/words-in.ts';
import { columnsOf, type Host } from './host.ts';

/** What is explained, as JSON or as text. */
export async function shownAs<T>(
  { languages, toldIn }: ToBeTold<T>,
  render: (explanation: T, options: ExplanationOptions) => Output,
  { format, color }: { readonly format: 'text' | 'json'; readonly color: boolean },
  host: Host,
): Promise<Output> {
  const words = await wordsIn(languages[format === 'json' ? 'programs' : 'people']);
  const told = toldIn(words);
  if (format === 'json') return output(`${JSON.stringify(told, null, 2)}\n`);
  return render(told, { words, colour: color && host.colour, width: columnsOf(host) });
}
