import { shippedTranslation } from '../input/shipped-translation.ts';
import { shippedValue } from '../input/shipped-value.ts';

/** Texts of a shipped file, by the way that leads to each: `["single-router", "fix", "default"]` as JSON. */
type Texts = ReadonlyMap<string, string>;

/**
 * What the texts of shipped files are in another language, by what they are in English: so neither a finding nor a report has to say
 * which text of which policy one is.
 */
export function translatedTexts(language: 'ko'): ReadonlyMap<string, string> {
  const pairs = Array.from(shippedTranslation(language), ([name, value]) => [
    textsOf(shippedValue(name)),
    textsOf(value),
  ]);
  return new Map(
    pairs.flatMap(([english = none, translated = none]) =>
      Array.from(translated, ([way, text]) => [english.get(way) ?? '', text] as const),
    ),
  );
}

const none: Texts = new Map();

/** The texts of a shipped file; policies are listed in English and go by their ids in every other language. */
export function textsOf(file: unknown): Texts {
  const found = new Map<string, string>();
  const open: (readonly [way: readonly string[], value: unknown])[] = [[[], file]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [way, value] = next;
    // One text to fix all is the same as one where nothing more particular is said.
    if (typeof value === 'string') found.set(JSON.stringify(way.at(-1) === 'fix' ? [...way, 'default'] : way), value);
    if (typeof value !== 'object' || value === null) continue;
    const policies = 'policies' in value && Array.isArray(value.policies) ? value.policies : undefined;
    const parts = policies?.map((policy: { readonly id: string }) => [policy.id, policy] as const);
    for (const [name, part] of parts ?? Object.entries(value)) open.push([[...way, name], part]);
  }
  return found;
}
